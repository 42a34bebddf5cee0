import type { Behaviour } from '../behaviour.ts';
import type { ApiAnswer, Scorm12Function } from '../call.ts';
import { faultyCalls } from '../fault.ts';
import { withBeacon } from '../moodle-send.ts';
import { wayOf } from '../play.ts';
import { standardLimits, type TextLimits } from '../scorm12-model.ts';
import { scorm12Policy } from '../scorm12-policy.ts';
import { type CountOf, errorStrings, strictRules } from '../scorm12-strict.ts';
import {
  accept,
  filled,
  type Outcome,
  type Perform,
  refuse,
  type Session,
  type SessionOptions,
  saved,
  tracedApi,
} from '../session.ts';
import { scorm12Runtime } from './scorm12-runtime.ts';

/** scorm-again has nought here where the content has said nothing. */
const sessionTime = 'cmi.core.session_time';

/** How a launch of SCORM 1.2 is played. */
export interface Scorm12Options extends SessionOptions {
  readonly limits?: TextLimits;
  /** Whether `LMSFinish` judges the score by the mastery score of the manifest; ours carry none. */
  readonly masteryOverride?: boolean;
}

/** scorm-again behind the strict spy, with Moodle's way to send. */
export const scormAgain12: Behaviour<Scorm12Function> = {
  name: 'scorm-again',
  policy: scorm12Policy,
  open: (options) =>
    scorm12Session({
      ...options,
      transport: withBeacon(wayOf(options)),
      now: options.clock.now,
      around: faultyCalls(options.faults, options.clock),
    }),
};

/**
 * Puts the strict spy in front of scorm-again for one launch: a call that Moodle would refuse never reaches the runtime,
 * and answers as Moodle does.
 */
export function scorm12Session(options: Scorm12Options): Session<Scorm12Function> {
  const { data, ...functions } = sessionFunctions(options);
  const perform: Readonly<Record<Scorm12Function, Perform>> = {
    ...functions,
    LMSGetLastError: (_, lastError) => accept(lastError, lastError),
    LMSGetErrorString: ([code], lastError) => accept(errorStrings[String(code)], lastError),
    LMSGetDiagnostic: ([code], lastError) => accept(code === '' ? lastError : String(code), lastError),
  };
  return { ...tracedApi(perform, options), data };
}

/** The five functions that need an open session (RTE 3.2.2). */
function sessionFunctions({ launch, transport, limits = standardLimits, masteryOverride = false }: Scorm12Options) {
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
    return (...call) => (state === 'open' ? perform(...call) : refuse('301'));
  };
  const needsEmpty = (perform: Perform): Perform => {
    return (...call) => (call[0][0] === '' ? perform(...call) : refuse('201'));
  };
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
    LMSGetValue: ([element]: readonly unknown[]) => {
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
    LMSSetValue: needsOpen(([element, value]) => {
      const verdict = rules.set(element, value, countOf);
      if ('error' in verdict) return refuse(verdict.error);
      const outcome = fromRuntime(runtime.LMSSetValue(String(element), verdict.value));
      if (!outcome.refused) {
        written.add(String(element));
        if (verdict.numeric) numbers.add(String(element));
      }
      return outcome;
    }),
    data: () => filled(runtime.getFlattenedCMI(), ...(written.has(sessionTime) ? [] : [sessionTime])),
  };
}
