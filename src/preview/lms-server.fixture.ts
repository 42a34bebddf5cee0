import type { Behaviour } from './behaviour.ts';
import type { ApiAnswer, ApiFunction, Call } from './call.ts';
import { type Fault, faultList } from './fault.ts';
import type { LmsClock, LmsTransport } from './lms-transport.ts';
import type { Cmi } from './policy.ts';

/** Time that passes only when it is told to, or when something blocks. */
export function stillClock() {
  let time = 1000;
  let waiting: { readonly at: number; readonly act: () => void }[] = [];
  const pass = (ms: number): void => {
    time += ms;
    const due = waiting.filter(({ at }) => at <= time);
    waiting = waiting.filter(({ at }) => at > time);
    for (const { act } of due) act();
  };
  const clock: LmsClock = {
    now: () => time,
    block: pass,
    later: (ms, act) => waiting.push({ at: time + ms, act }),
  };
  return { clock, pass };
}

/** One learner's attempt on a server, in memory, and pages that are opened on it. */
export function lmsServer<F extends ApiFunction>(behaviour: Behaviour<F>) {
  const { clock, pass } = stillClock();
  let stored: Cmi = {};
  let seed = 0;

  return {
    pass,
    now: clock.now,
    stored: (): Cmi => stored,
    /** Opens the activity, in one more page. */
    open(faults: readonly Fault[] = []) {
      const list = faultList(faults);
      const page = { hidden: false, leaving: false };
      const transport: LmsTransport = {
        request(commit) {
          if (page.leaving) return 'unreachable';
          stored = behaviour.policy.store(stored, commit);
          return 'stored';
        },
        beacon(commit) {
          stored = behaviour.policy.store(stored, commit);
          return true;
        },
        isHidden: () => page.hidden,
      };
      const launch = behaviour.policy.launch(stored, {
        learnerId: 'l1',
        learnerName: 'Prøvesen, Testine',
        launchData: '',
      });
      seed += 1;
      const session = behaviour.open({ launch, transport, clock, faults: list, seed });
      return { ...session, page, faults: list, ...inEither(session.api, session.calls) };
    },
  };
}

const names: Readonly<Record<string, string>> = { Terminate: 'LMSFinish' };
const elements: Readonly<Record<string, string>> = {
  'cmi.location': 'cmi.core.lesson_location',
  'cmi.exit': 'cmi.core.exit',
  'cmi.completion_status': 'cmi.core.lesson_status',
  'cmi.session_time': 'cmi.core.session_time',
  'cmi.entry': 'cmi.core.entry',
  'cmi.total_time': 'cmi.core.total_time',
  'cmi.score.raw': 'cmi.core.score.raw',
};

/** The API in the names of SCORM 2004, also where it is one of SCORM 1.2. */
function inEither(api: object, calls: readonly Call[]) {
  const isOld = 'LMSInitialize' in api;
  const invoke = (fn: string, ...args: readonly unknown[]): ApiAnswer => {
    const run: unknown = Reflect.get(api, isOld ? (names[fn] ?? `LMS${fn}`) : fn);
    if (typeof run !== 'function') throw new Error(`The API has no ${fn}.`);
    return run(...args);
  };
  return {
    element: (name: string): string => (isOld ? (elements[name] ?? name) : name),
    initialize: () => invoke('Initialize', ''),
    terminate: () => invoke('Terminate', ''),
    commit: () => invoke('Commit', ''),
    get: (name: string) => invoke('GetValue', isOld ? (elements[name] ?? name) : name),
    set: (name: string, value: string) => invoke('SetValue', isOld ? (elements[name] ?? name) : name, value),
    /** The error of the last call, as the log has it; a sloppy LMS does not say. */
    error: () => calls.at(-1)?.error,
  };
}
