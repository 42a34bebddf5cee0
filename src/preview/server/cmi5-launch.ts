import { type Cmi5Launch, type Cmi5MoveOn, cmi5Iris, cmi5LaunchModes, cmi5MoveOns } from '../cmi5-session.ts';
import type { Cmi5Course } from './cmi5-course.ts';
import { HttpError } from './http.ts';

/** Where and for whom an AU is launched. */
export interface Cmi5LaunchOptions {
  readonly activity: string;
  readonly course: Cmi5Course;
  /** Path of the AU's first page in the preview. */
  readonly auPath: string;
  /** Address and port that the browser uses. */
  readonly host: string;
  readonly registration: string;
  readonly sessionId: string;
  /**
   * What a test, or a curious author, wants otherwise: `launchMode`, `masteryScore`, `moveOn`, `launchParameters`,
   * `entitlementKey`, `languagePreference`, `audioPreference` as cmi5 writes them; `returnURL=none`; and what some LMSs do:
   * `endpoint=slash`, `actor=bare` (no objectType, an e-mail address for name), `activityId=publisher`.
   */
  readonly wanted: URLSearchParams;
}

/** A launch that is ready: what the rules need, the documents the LMS writes first, and the address to open. */
export interface PreparedLaunch {
  readonly launch: Cmi5Launch;
  readonly moveOn: Cmi5MoveOn;
  readonly launchParameters?: string;
  readonly launchData: Readonly<Record<string, unknown>>;
  /** For the agent profile; `undefined` = the learner has none. */
  readonly preferences: Readonly<Record<string, string>> | undefined;
  /** Path and query. */
  readonly href: string;
}

/** Prepares a launch (cmi5 8.1, 10.2); throws `HttpError` 400 on a wish it does not know. */
export function prepareLaunch(options: Cmi5LaunchOptions): PreparedLaunch {
  const { activity, course, auPath, host, registration, sessionId, wanted } = options;
  const own = `http://${host}/cmi5/${activity}`;
  const mode = oneOf('launchMode', wanted.get('launchMode') ?? 'Normal', cmi5LaunchModes);
  const moveOn = oneOf('moveOn', wanted.get('moveOn') ?? course.moveOn, cmi5MoveOns);
  const masteryScore = wanted.has('masteryScore') ? Number(wanted.get('masteryScore')) : course.masteryScore;
  const launchParameters = wanted.get('launchParameters') ?? course.launchParameters;
  const entitlementKey = wanted.get('entitlementKey') ?? course.entitlementKey;
  const launch: Cmi5Launch = {
    sessionId,
    registration,
    activityId: wanted.get('activityId') === 'publisher' ? course.auId : `${own}/au?nr=1`,
    actor: actorOf(host, wanted.get('actor') === 'bare'),
    mode,
    contextTemplate: contextTemplate(own, course.auId, sessionId),
    ...(masteryScore !== undefined && { masteryScore }),
  };
  const query = {
    // None of these has a fixed place in the query (cmi5 8.1.0.0-7).
    registration,
    fetch: `${own}/token?session=${sessionId}&once=yes`,
    actor: JSON.stringify(launch.actor),
    endpoint: `${own}/lrs/${sessionId}${wanted.get('endpoint') === 'slash' ? '/' : ''}`,
    activityId: launch.activityId,
  };
  return {
    launch,
    moveOn,
    ...(launchParameters !== undefined && { launchParameters }),
    launchData: {
      contextTemplate: launch.contextTemplate,
      launchMode: mode,
      moveOn,
      ...(masteryScore !== undefined && { masteryScore }),
      ...(launchParameters !== undefined && { launchParameters }),
      ...(wanted.get('returnURL') !== 'none' && { returnURL: `${own}/return?session=${sessionId}&from=au` }),
      ...(entitlementKey !== undefined && { entitlementKey: { courseStructure: entitlementKey } }),
    },
    preferences: preferencesOf(wanted),
    href: withQuery(auPath, query),
  };
}

/** The learner: an account that says nothing about who it is (cmi5 8.1.3), with a name that has to survive a query. */
const actorOf = (host: string, bare: boolean): unknown =>
  bare
    ? { name: 'testine.prøvesen@forhandsvisning.example', account: { homePage: `http://${host}`, name: 'provebruker' } }
    : {
        objectType: 'Agent',
        name: 'Prøvesen, Testine & «Ås»',
        account: { homePage: `http://${host}`, name: 'provebruker' },
      };

/** What every statement must hold, first and in this order; a little of everything, so that an AU that drops some is seen. */
const contextTemplate = (own: string, auId: string, sessionId: string): unknown => ({
  contextActivities: {
    grouping: [
      { objectType: 'Activity', id: auId },
      { id: `${own}/kurs`, definition: { name: { nb: 'Kurset' } } },
    ],
    category: [{ id: `${own}/kategori`, definition: { type: 'http://adlnet.gov/expapi/activities/profile' } }],
  },
  extensions: {
    [cmi5Iris.extension('sessionid')]: sessionId,
    [`${own}/utrulling`]: { navn: 'Høsten', del: [1, 2] },
  },
});

function preferencesOf(wanted: URLSearchParams): Readonly<Record<string, string>> | undefined {
  const [languages, audio] = [wanted.get('languagePreference'), wanted.get('audioPreference')];
  if (languages === null && audio === null) return undefined;
  return { languagePreference: languages ?? 'nb', audioPreference: audio ?? 'on' };
}

/** An address with more in its query, percent-encoded (cmi5 8.1.0.0-8). */
export function withQuery(address: string, more: Readonly<Record<string, string>>): string {
  const [path = '', query = ''] = address.split('?');
  const added = Object.entries(more).map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`);
  return `${path}?${[...(query === '' ? [] : [query]), ...added].join('&')}`;
}

function oneOf<T extends string>(name: string, value: string, words: readonly T[]): T {
  const found = words.find((word) => word === value);
  if (found === undefined) throw new HttpError(400, `${name} er ${words.join(', ')}, ikke «${value}».`);
  return found;
}
