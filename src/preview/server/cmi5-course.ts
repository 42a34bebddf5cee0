import { type Cmi5MoveOn, cmi5MoveOns } from '../cmi5-session.ts';
import { find, parseXml } from './xml.ts';

/** What cmi5.xml says of a course with one AU (cmi5 13.1). */
export interface Cmi5Course {
  /** Publisher ids. */
  readonly courseId: string;
  readonly auId: string;
  readonly moveOn: Cmi5MoveOn;
  /** 0–1. */
  readonly masteryScore?: number;
  readonly launchParameters?: string;
  readonly entitlementKey?: string;
}

/** Reads cmi5.xml; throws where it has no course or AU with an id, or a moveOn that cmi5 does not know. */
export function readCmi5Course(xml: string): Cmi5Course {
  const root = parseXml(xml);
  const [courseId, au] = [find(root, 'course')?.attributes.id, find(root, 'au')];
  const auId = au?.attributes.id;
  if (!courseId || !auId) throw new Error('cmi5.xml has no course, or no AU, with an id.');
  const { moveon = 'NotApplicable', masteryscore } = au.attributes;
  const moveOn = cmi5MoveOns.find((criterion) => criterion === moveon);
  if (!moveOn) throw new Error(`cmi5.xml: moveOn="${moveon}" is none of ${cmi5MoveOns.join(', ')}.`);
  const launchParameters = find(au, 'launchparameters')?.text;
  const entitlementKey = find(au, 'entitlementkey')?.text;
  return {
    courseId,
    auId,
    moveOn,
    ...(masteryscore !== undefined && { masteryScore: Number(masteryscore) }),
    ...(launchParameters !== undefined && { launchParameters }),
    ...(entitlementKey !== undefined && { entitlementKey }),
  };
}
