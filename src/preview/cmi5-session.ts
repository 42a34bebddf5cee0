import { at, listOf } from './cmi5-json.ts';

/** How an AU is launched (cmi5 10.2.2). */
export const cmi5LaunchModes = ['Normal', 'Browse', 'Review'] as const;

/** A way to launch. */
export type Cmi5LaunchMode = (typeof cmi5LaunchModes)[number];

/** What it takes to have done an AU (cmi5 13.1.4). */
export const cmi5MoveOns = ['Passed', 'Completed', 'CompletedAndPassed', 'CompletedOrPassed', 'NotApplicable'] as const;

/** A criterion. */
export type Cmi5MoveOn = (typeof cmi5MoveOns)[number];

const adl = 'http://adlnet.gov/expapi/verbs/';
const cmi5 = 'https://w3id.org/xapi/cmi5/context/';

/** The verbs an AU may use in what cmi5 defines (cmi5 9.3). */
export const auVerbs = ['initialized', 'completed', 'passed', 'failed', 'terminated'] as const;

/** One of them. */
export type AuVerb = (typeof auVerbs)[number];

/** IRIs of cmi5. */
export const cmi5Iris = {
  verb: (verb: AuVerb | 'launched'): string => adl + verb,
  abandoned: 'https://w3id.org/xapi/adl/verbs/abandoned',
  satisfied: 'https://w3id.org/xapi/adl/verbs/satisfied',
  voided: `${adl}voided`,
  defined: `${cmi5}categories/cmi5`,
  moveOn: `${cmi5}categories/moveon`,
  extension: (name: string): string => `${cmi5}extensions/${name}`,
} as const;

/** What the LMS gave the AU; the same for the whole session. */
export interface Cmi5Launch {
  readonly sessionId: string;
  readonly registration: string;
  readonly activityId: string;
  readonly actor: unknown;
  readonly mode: Cmi5LaunchMode;
  readonly contextTemplate: unknown;
  /** 0–1; absent where the course has none. */
  readonly masteryScore?: number;
}

/** How far a session has come, with what the registration holds from all its sessions. */
export interface Cmi5Session {
  readonly launch: Cmi5Launch;
  readonly preferencesRead: boolean;
  readonly launchDataRead: boolean;
  /** Stored in this session, in order; only what cmi5 defines. */
  readonly verbs: readonly AuVerb[];
  readonly ended?: 'terminated' | 'abandoned';
  /** Of the registration (cmi5 9.3.3, 9.3.4). */
  readonly completed: boolean;
  readonly passed: boolean;
  /** Every statement of the registration that is stored; lower case. */
  readonly ids: ReadonlySet<string>;
}

/** A statement with what the rules ask about read out of it. */
export interface ReadStatement {
  readonly json: unknown;
  readonly id: string;
  /** The AU's verb, where it is one of cmi5's. */
  readonly verb: AuVerb | undefined;
  readonly verbId: unknown;
  /** Has cmi5's category, and so claims to be defined by it (cmi5 9.6.2.1). */
  readonly isDefined: boolean;
  /** Has the moveOn category (cmi5 9.6.2.2). */
  readonly countsForMoveOn: boolean;
}

/** Reads a statement; whatever it is, the rules can judge it. */
export function readStatement(json: unknown): ReadStatement {
  const verbId = at(json, 'verb', 'id');
  const categories = listOf(at(json, 'context', 'contextActivities', 'category')).map((activity) => at(activity, 'id'));
  return {
    json,
    id: String(at(json, 'id') ?? '').toLowerCase(),
    verbId,
    verb: auVerbs.find((verb) => cmi5Iris.verb(verb) === verbId),
    isDefined: categories.includes(cmi5Iris.defined),
    countsForMoveOn: categories.includes(cmi5Iris.moveOn),
  };
}

/** The session when a statement is stored. */
export function afterStatement(session: Cmi5Session, { id, verb, isDefined }: ReadStatement): Cmi5Session {
  const ids = new Set([...session.ids, id]);
  if (!isDefined || !verb) return { ...session, ids };
  return {
    ...session,
    ids,
    verbs: [...session.verbs, verb],
    completed: session.completed || verb === 'completed',
    passed: session.passed || verb === 'passed',
    ...(verb === 'terminated' && { ended: verb }),
  };
}

/** Whether a registration that holds these has done the AU (cmi5 10.2.5). */
export function isSatisfied(
  moveOn: Cmi5MoveOn,
  { completed, passed }: Pick<Cmi5Session, 'completed' | 'passed'>,
): boolean {
  switch (moveOn) {
    case 'NotApplicable':
      return true;
    case 'Passed':
      return passed;
    case 'Completed':
      return completed;
    case 'CompletedAndPassed':
      return completed && passed;
    case 'CompletedOrPassed':
      return completed || passed;
  }
}
