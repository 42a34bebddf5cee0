import { type ApiAnswer, type ApiFunction, apiFunctions, type Call, type Scorm12Functions } from '../call.ts';
import { standardLimits, type TextLimits } from '../data-model.ts';
import type { Cmi } from '../policy.ts';
import { type CountOf, errorStrings, strictRules } from '../strict.ts';
import { scorm12Runtime, type Transport } from './runtime.ts';

/** How a launch is played. */
export interface SessionOptions {
  /** What the LMS hands over, see `launchCmi`. */
  readonly launch: Cmi;
  readonly transport: Transport;
  readonly limits?: TextLimits;
  /** Whether `LMSFinish` judges the score by the mastery score of the manifest; ours carry none. */
  readonly masteryOverride?: boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly onCall?: (call: Call) => void;
}

/** One launch: the API the content gets, and every call it has made. */
export interface Session {
  readonly api: Scorm12Functions;
  readonly calls: readonly Call[];
  /** The data as the runtime has them now, element → value; what is empty is left out. */
  data(): Cmi;
}

interface Outcome {
  readonly returned: ApiAnswer;
  /** What `LMSGetLastError` says from now on. */
  readonly error: string;
  readonly refused: boolean;
}

type Perform = (...args: readonly unknown[]) => Outcome;

const accept = (returned: ApiAnswer, error = '0'): Outcome => ({ returned, error, refused: false });
const refuse = (error: string, returned: ApiAnswer = 'false'): Outcome => ({ returned, error, refused: true });

/**
 * Puts the strict spy in front of scorm-again for one launch: a call that Moodle would refuse never reaches the runtime,
 * and answers as Moodle does.
 */
export function openSession(options: SessionOptions): Session {
  const { now = Date.now, onCall } = options;
  const calls: Call[] = [];
  let lastError = '0';

  const { data, ...functions } = sessionFunctions(options);
  const perform: Readonly<Record<ApiFunction, Perform>> = {
    ...functions,
    LMSGetLastError: () => accept(lastError, lastError),
    LMSGetErrorString: (code) => accept(errorStrings[String(code)], lastError),
    LMSGetDiagnostic: (code) => accept(code === '' ? lastError : String(code), lastError),
  };

  const traced = (fn: ApiFunction) => {
    return (...args: readonly unknown[]): ApiAnswer => {
      const { returned, error, refused } = perform[fn](...args);
      lastError = error;
      const call: Call = { n: calls.length + 1, time: now(), fn, args, returned, error, refused };
      calls.push(call);
      onCall?.(call);
      return returned;
    };
  };

  return { calls, data, api: eachFunction(traced) };
}

const eachFunction = (make: (fn: ApiFunction) => (...args: readonly unknown[]) => ApiAnswer): Scorm12Functions => {
  const [initialize, finish, get, set, commit, lastError, errorString, diagnostic] = apiFunctions;
  return {
    LMSInitialize: make(initialize),
    LMSFinish: make(finish),
    LMSGetValue: make(get),
    LMSSetValue: make(set),
    LMSCommit: make(commit),
    LMSGetLastError: make(lastError),
    LMSGetErrorString: make(errorString),
    LMSGetDiagnostic: make(diagnostic),
  };
};

/** The five functions that need an open session (RTE 3.2.2). */
function sessionFunctions({ launch, transport, limits = standardLimits, masteryOverride = false }: SessionOptions) {
  const written = new Set(['cmi.core.lesson_status']);
  const numbers = new Set<string>();
  const runtime = scorm12Runtime({ launch, transport, written, masteryOverride });
  const rules = strictRules(limits);
  const countOf: CountOf = (list) => Number(runtime.LMSGetValue(`${list}._count`));
  let state: 'before' | 'open' | 'finished' = 'before';

  /** Whether the entry of a list was there at launch: what it was not given then, Moodle reads as `undefined`. */
  const handedBack = (element: string): boolean => {
    const entry = /^cmi\.\w+\.\d+\./.exec(element)?.[0];
    return entry !== undefined && Object.keys(launch).some((stored) => stored.startsWith(entry));
  };
  const fromRuntime = (returned: ApiAnswer): Outcome => {
    const error = runtime.LMSGetLastError();
    return error === '0' ? accept(returned) : refuse(error, returned);
  };
  const needsOpen = (perform: Perform): Perform => {
    return (...args) => (state === 'open' ? perform(...args) : refuse('301'));
  };
  const needsEmpty = (perform: Perform): Perform => {
    return (...args) => (args[0] === '' ? perform(...args) : refuse('201'));
  };
  /** A save that did not arrive is Moodle's 101; the call itself was right. */
  const saved = (returned: string): Outcome => accept(returned, returned === 'true' ? '0' : '101');

  return {
    LMSInitialize: needsEmpty(() => {
      if (state !== 'before') return refuse('101');
      state = 'open';
      return fromRuntime(runtime.LMSInitialize(''));
    }),
    LMSFinish: needsEmpty(
      needsOpen(() => {
        state = 'finished';
        return saved(runtime.LMSFinish(''));
      }),
    ),
    LMSCommit: needsEmpty(needsOpen(() => saved(runtime.LMSCommit('')))),
    LMSGetValue: (element: unknown) => {
      if (state !== 'open') return refuse('301', '');
      const name = String(element);
      const verdict = rules.get(name, countOf);
      if (verdict === 'launch') return accept(launch[name] ?? '');
      if ('error' in verdict) return refuse(verdict.error, '');
      if ('answer' in verdict) return accept(verdict.answer === '0' && handedBack(name) ? undefined : verdict.answer);
      const value = runtime.LMSGetValue(name);
      if (value === '' && handedBack(name) && !written.has(name)) return accept(undefined);
      return fromRuntime(numbers.has(name) ? Number(value) : value);
    },
    LMSSetValue: needsOpen((element, value) => {
      const verdict = rules.set(element, value, countOf);
      if ('error' in verdict) return refuse(verdict.error);
      const outcome = fromRuntime(runtime.LMSSetValue(String(element), verdict.value));
      if (!outcome.refused) {
        written.add(String(element));
        if (verdict.numeric) numbers.add(String(element));
      }
      return outcome;
    }),
    data: (): Cmi =>
      Object.fromEntries(
        Object.entries(runtime.getFlattenedCMI())
          .map(([element, value]) => [element, String(value ?? '')] as const)
          .filter(([, value]) => value !== ''),
      ),
  };
}
