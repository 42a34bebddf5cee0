import type { Behaviour } from '../behaviour.ts';
import type { ApiAnswer, Scorm2004Function } from '../call.ts';
import { faultyCalls } from '../fault.ts';
import { withBeacon } from '../moodle-send.ts';
import { wayOf } from '../play.ts';
import { scorm2004Policy } from '../scorm2004-policy.ts';
import { type CurrentData, errorStrings, judgeGet, judgeSet, notSetError, outsideErrors } from '../scorm2004-strict.ts';
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
import { scorm2004Runtime } from './scorm2004-runtime.ts';

/** scorm-again has nought here where the content has said nothing. */
const sessionTime = 'cmi.session_time';

/** scorm-again behind the strict spy, with Moodle's way to send. */
export const scormAgain2004: Behaviour<Scorm2004Function> = {
  name: 'scorm-again',
  policy: scorm2004Policy,
  open: (options) =>
    scorm2004Session({
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
export function scorm2004Session(options: SessionOptions): Session<Scorm2004Function> {
  const { data, ...functions } = sessionFunctions(options);
  const perform: Readonly<Record<Scorm2004Function, Perform>> = {
    ...functions,
    GetLastError: (_, lastError) => accept(lastError, lastError),
    GetErrorString: ([code], lastError) => accept(errorStrings[String(code)] ?? '', lastError),
    GetDiagnostic: ([code], lastError) => accept(String(code), lastError),
  };
  return { ...tracedApi(perform, options), data };
}

type State = 'before' | 'open' | 'terminated';

/** The five functions that need a session (RTE 3.1). */
function sessionFunctions({ launch, transport }: SessionOptions) {
  const written = new Set<string>();
  const numbers = new Set<string>();
  const runtime = scorm2004Runtime({ launch, transport, written });
  const view: CurrentData = {
    countOf: (list) => Number(runtime.GetValue(`${list}._count`)),
    valueOf: (element) => runtime.GetValue(element),
  };
  let state: State = 'before';

  const fromRuntime = (returned: ApiAnswer): Outcome => {
    const error = runtime.GetLastError();
    return error === '0' ? accept(returned) : refuse(error, returned);
  };
  const needsOpen = (fn: keyof typeof outsideErrors, perform: Perform, closed: ApiAnswer = 'false'): Perform => {
    return (...call) => (state === 'open' ? perform(...call) : refuse(outsideErrors[fn][state], closed));
  };
  const needsEmpty = (perform: Perform): Perform => {
    return (...call) => (call[0][0] === '' ? perform(...call) : refuse('201'));
  };
  /** Where the content has set nothing, Moodle answers with what it handed over. */
  const read = (name: string, atLaunch: ApiAnswer): Outcome => {
    if (!written.has(name)) return accept(atLaunch);
    const value = runtime.GetValue(name);
    return fromRuntime(numbers.has(name) ? Number(value) : value);
  };

  return {
    Initialize: needsEmpty(() => {
      if (state !== 'before') return refuse(state === 'open' ? '103' : '104');
      state = 'open';
      return fromRuntime(runtime.Initialize(''));
    }),
    Terminate: needsEmpty(
      needsOpen('Terminate', () => {
        state = 'terminated';
        return saved(runtime.Terminate(''));
      }),
    ),
    Commit: needsEmpty(needsOpen('Commit', () => saved(runtime.Commit('')))),
    GetValue: needsOpen(
      'GetValue',
      ([element]) => {
        const name = String(element);
        const verdict = judgeGet(name, view);
        if ('error' in verdict) return refuse(verdict.error, '');
        if ('answer' in verdict) return accept(verdict.answer);
        if (verdict.look === 'element') return read(name, launch[name] ?? verdict.initial);
        const isSet = written.has(name) || launch[name] !== undefined;
        return isSet ? read(name, launch[name]) : refuse(notSetError, '');
      },
      '',
    ),
    SetValue: needsOpen('SetValue', ([element, value]) => {
      const name = String(element);
      const verdict = judgeSet(name, value, view);
      if ('error' in verdict) return refuse(verdict.error);
      const outcome = fromRuntime(runtime.SetValue(name, verdict.value));
      if (!outcome.refused) {
        written.add(name);
        if (verdict.numeric) numbers.add(name);
      }
      return outcome;
    }),
    data: () => filled(runtime.getFlattenedCMI(), ...(written.has(sessionTime) ? [] : [sessionTime])),
  };
}
