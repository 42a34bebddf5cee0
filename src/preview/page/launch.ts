import type { Call, Scorm12Api, Scorm2004Api } from '../call.ts';
import { type Fault, type FaultKind, type FaultList, faultList, isFault } from '../fault.ts';
import type { LmsState } from '../lms.ts';
import type { LmsName } from '../lms-name.ts';
import type { AttemptPolicy } from '../policy.ts';
import { policyOf } from '../scorm.ts';
import type { SessionTrace } from '../session.ts';
import { scorm12Behaviours, scorm2004Behaviours } from './behaviours.ts';
import { browserClock, browserTransport } from './transport.ts';

/** What a test gets hold of, in the preview's page and in the bare one. */
export interface PreviewHandle {
  /** Every call since the page was opened. */
  readonly calls: readonly Call[];
  /** The LMS that is played. */
  readonly lms: LmsName | undefined;
  /**
   * Puts one fault in place of those there are; without one, none is left. Faults outlive a relaunch within the page. A login or
   * a connection that is gone until told otherwise is gone for the package's own files too: the server is told, and `setFault` waits.
   */
  setFault(fault?: Fault): Promise<void>;
  setFaults(faults: readonly Fault[]): Promise<void>;
  /** Those that still strike. */
  faults(): readonly Fault[];
}

declare global {
  interface Window {
    /** The SCORM 1.2 API, where content looks for it (RTE 3.3). */
    API?: Scorm12Api;
    /** The SCORM 2004 API, where content looks for it (RTE 3.3). */
    API_1484_11?: Scorm2004Api;
    samspillPreview?: PreviewHandle;
  }
}

/** A launch that is going on. */
export interface Launched {
  readonly lms: LmsState;
  readonly policy: AttemptPolicy;
  readonly session: SessionTrace;
}

/** Launches the activity of a page, again and again. */
export interface Launcher {
  /** The content's frame goes into `place`; the API is there before it has an address. */
  open(place: HTMLElement): Promise<Launched>;
  readonly handle: PreviewHandle;
}

/** How it is launched stands in the page's own address: `lms`, `learner`, `launchMode`, `seed` and `faults`. */
export function launcher(activity: string, onCall?: (call: Call) => void): Launcher {
  const calls: Call[] = [];
  const faults = faultList(faultsOfAddress());
  let name: LmsName | undefined;
  let served: readonly FaultKind[] = [];
  const setFaults = async (next: readonly Fault[]): Promise<void> => {
    // A slip in a test should not look like an LMS that works.
    if (!next.every(isFault)) throw new Error(`Not a fault: ${JSON.stringify(next)}`);
    faults.set(next);
    const before = served;
    served = next.filter(isOfServer).map(({ kind }) => kind);
    await tellServer(activity, before, served);
  };
  const hear = (call: Call): void => {
    calls.push(call);
    onCall?.(call);
  };
  return {
    async open(place) {
      const lms = await readState(activity);
      name = lms.lms;
      const policy = policyOf(lms.format, name);
      if (!policy) throw new Error(`${lms.format} is not SCORM.`);
      const session = openApi(lms, faults, hear);
      const iframe = document.createElement('iframe');
      iframe.id = 'scorm_object';
      iframe.allowFullscreen = true;
      iframe.setAttribute('aria-label', 'Innholdet i aktiviteten');
      iframe.src = lms.href;
      place.replaceChildren(iframe);
      return { lms, policy, session };
    },
    handle: {
      calls,
      get lms() {
        return name;
      },
      setFault: (fault) => setFaults(fault ? [fault] : []),
      setFaults,
      faults: () => faults.list(),
    },
  };
}

/** Faults that are there before the content is: `faults` in the page's address, as JSON. */
function faultsOfAddress(): readonly Fault[] {
  const faults: unknown = JSON.parse(ownQuery().get('faults') ?? '[]');
  if (!Array.isArray(faults) || !faults.every(isFault)) throw new Error(`Not faults: ${JSON.stringify(faults)}`);
  return faults;
}

/** What a fault is called at the server. */
const serverNames = { 'logged-out': 'loggedOut', cut: 'dropped' } as const;

/** Whether a fault keeps the package's own files away as well. */
const isOfServer = ({ kind, on = 'save', times, when }: Fault): boolean =>
  kind in serverNames && on === 'save' && times === undefined && when !== 'after';

/** Tells of what has changed, and of nothing else: a test may have put other things wrong by itself. */
async function tellServer(activity: string, before: readonly FaultKind[], now: readonly FaultKind[]): Promise<void> {
  const changed = Object.entries(serverNames).flatMap(([kind, name]) => {
    const [was, is] = [before, now].map((kinds) => kinds.some((known) => known === kind));
    return was === is ? [] : [[name, is] as const];
  });
  if (changed.length > 0) await requestJson(faultAddress(activity), 'POST', Object.fromEntries(changed));
}

/** Where the server is told what is wrong with it. */
export const faultAddress = (activity: string): string => `/lms/${activity}/feil${location.search}`;

/** Puts the API of the package's edition on the window, and no other: that is how Moodle does it. */
function openApi(lms: LmsState, faults: FaultList, onCall: (call: Call) => void): SessionTrace {
  const { activity, attempt, format, launch } = lms;
  const query = ownQuery();
  const seed = Number(query.get('seed') ?? 1);
  query.delete('faults');
  query.set('forsok', String(attempt));
  const transport = browserTransport(`/lms/${activity}/commit?${query}`);
  const options = { launch, transport, clock: browserClock, faults, onCall, seed };
  if (format === 'scorm12') {
    const session = scorm12Behaviours[lms.lms].open(options);
    window.API = session.api;
    return session;
  }
  const session = scorm2004Behaviours[lms.lms].open(options);
  window.API_1484_11 = session.api;
  return session;
}

const ownQuery = (): URLSearchParams => new URLSearchParams(location.search);

/** What the server has, for the learner and the LMS of the page. */
export const readState = (activity: string): Promise<LmsState> => requestJson(`/lms/${activity}${location.search}`);

/** Asks the preview's server; throws where it does not want to. */
export async function requestJson<T>(path: string, method: 'GET' | 'POST' = 'GET', body?: unknown): Promise<T> {
  const response = await fetch(path, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}.`);
  return await response.json();
}
