import type { ApiAnswer, Scorm2004Function } from '../call.ts';
import { type CurrentData, errorStrings, judgeGet, judgeSet, notSetError } from '../scorm2004-strict.ts';
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

/** Errors of a function outside of an open session: before it, and after it. */
const outside = {
  GetValue: { before: '122', terminated: '123' },
  SetValue: { before: '132', terminated: '133' },
  Commit: { before: '142', terminated: '143' },
  Terminate: { before: '112', terminated: '113' },
} as const;

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
  const needsOpen = (fn: keyof typeof outside, perform: Perform, closed: ApiAnswer = 'false'): Perform => {
    return (...call) => (state === 'open' ? perform(...call) : refuse(outside[fn][state], closed));
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
