import type { Behaviour, BehaviourOptions } from './behaviour.ts';
import type { ApiAnswer, Scorm2004Function } from './call.ts';
import { countIn, isListed } from './elements.ts';
import { requestOnly, withBeacon } from './moodle-send.ts';
import { play, wayOf } from './play.ts';
import type { Cmi } from './policy.ts';
import { addDurations, scorm2004Policy } from './scorm2004-policy.ts';
import {
  errorStrings,
  initialOf,
  judgeGet,
  judgeSet,
  moodleRules,
  notSetError,
  outsideErrors,
} from './scorm2004-strict.ts';
import { accept, filled, type Perform, refuse, type Session, saved, type Transport } from './session.ts';

/** Moodle of today, in SCORM 2004. */
export const moodle2004: Behaviour<Scorm2004Function> = {
  name: 'moodle',
  policy: scorm2004Policy,
  open: (options) => open(options, withBeacon(wayOf(options))),
};

/** Moodle 3.1: no beacon, so that nothing is saved while a page goes. */
export const oldMoodle2004: Behaviour<Scorm2004Function> = {
  name: 'moodle-gammel',
  policy: scorm2004Policy,
  open: (options) => open(options, requestOnly(wayOf(options))),
};

function open(options: BehaviourOptions, send: Transport): Session<Scorm2004Function> {
  const { data, ...functions } = runtime(options, send);
  const perform: Readonly<Record<Scorm2004Function, Perform>> = {
    ...functions,
    GetLastError: (_, lastError) => accept(lastError, lastError),
    GetErrorString: ([code], lastError) => accept(errorStrings[String(code)] ?? '', lastError),
    GetDiagnostic: ([code], lastError) => accept(String(code), lastError),
  };
  return play({ perform, data }, options);
}

type Values = Map<string, string | number>;

/**
 * What the page knows. It never learns that something has been sent: each commit brings every element of a list, and of the rest
 * all that differs from the value at launch. A value that is set back to that is therefore not sent.
 */
function memory(launch: Cmi) {
  const written = new Set<string>();
  let committed: Values = new Map(Object.entries(launch));
  let values: Values = new Map(committed);

  const isSent = (element: string): boolean => {
    if (element.startsWith('adl.')) return false;
    if (isListed(element)) return written.has(element) || element in launch;
    return written.has(element) && String(values.get(element)) !== (launch[element] ?? initialOf(element));
  };
  return {
    elements: () => values.keys(),
    valueOf: (element: string): string | number | undefined => values.get(element),
    set(element: string, value: string | number): void {
      if (element.endsWith('.type') && values.has(element) && values.get(element) !== value)
        dropPatterns(values, element);
      written.add(element);
      values.set(element, value);
    },
    /** Back to what was committed, which an `Initialize` does also where it is refused. */
    reset(): void {
      values = new Map(committed);
    },
    takeChanges(): Cmi {
      committed = new Map(values);
      const sent = [...values.keys()].filter(isSent);
      return Object.fromEntries(sent.map((element) => [element, String(values.get(element))]));
    },
    data: (): Cmi => filled(Object.fromEntries(values)),
  };
}

/** With another type, the patterns of an interaction go without a word. */
function dropPatterns(values: Values, typeElement: string): void {
  const patterns = typeElement.replace(/type$/, 'correct_responses.');
  for (const element of [...values.keys()]) if (element.startsWith(patterns)) values.delete(element);
}

/** The functions that need a session. */
function runtime({ launch }: BehaviourOptions, send: Transport) {
  const page = memory(launch);
  const view = {
    countOf: (list: string): number => countIn(page.elements(), list),
    valueOf: (element: string): string => String(page.valueOf(element) ?? ''),
  };
  let state: 'before' | 'open' | 'terminated' = 'before';

  const needsOpen = (fn: keyof typeof outsideErrors, perform: Perform, closed: ApiAnswer = 'false'): Perform => {
    return (...call) => (state === 'open' ? perform(...call) : refuse(outsideErrors[fn][state], closed));
  };
  const needsEmpty = (perform: Perform): Perform => {
    return (...call) => (call[0][0] === '' ? perform(...call) : refuse('201'));
  };
  const read: Perform = ([element]) => {
    const name = String(element);
    const verdict = judgeGet(name, view, moodleRules);
    if ('error' in verdict) return refuse(verdict.error, '');
    if ('answer' in verdict) return accept(verdict.answer);
    const value = page.valueOf(name);
    if (verdict.look === 'element') return accept(value ?? verdict.initial);
    return value === undefined ? refuse(notSetError, '') : accept(value);
  };

  return {
    Initialize: needsEmpty(() => {
      if (state === 'terminated') return refuse('104');
      page.reset();
      if (state === 'open') return refuse('103');
      state = 'open';
      return accept('true');
    }),
    Terminate: needsEmpty(
      needsOpen('Terminate', () => {
        state = 'terminated';
        const changes = page.takeChanges();
        return saved(String(send({ cmi: { ...changes, ...closing(launch, changes) }, finish: true })));
      }),
    ),
    Commit: needsEmpty(needsOpen('Commit', () => saved(String(send({ cmi: page.takeChanges(), finish: false }))))),
    GetValue: needsOpen('GetValue', read, ''),
    SetValue: needsOpen('SetValue', ([element, value]) => {
      const verdict = judgeSet(element, value, view, moodleRules);
      if ('error' in verdict) return refuse(verdict.error);
      page.set(String(element), verdict.numeric ? Number(verdict.value) : verdict.value);
      return accept('true');
    }),
    data: page.data,
  };
}

/** What Terminate adds: the total time, and the status where a completion threshold of the manifest decides it. */
export function closing(launch: Cmi, sent: Cmi): Cmi {
  const total = launch['cmi.total_time'] ?? initialOf('cmi.total_time');
  const threshold = launch['cmi.completion_threshold'] ?? '';
  const measure = sent['cmi.progress_measure'] ?? launch['cmi.progress_measure'];
  return {
    'cmi.total_time': addDurations(total, sent['cmi.session_time'] ?? ''),
    ...(threshold === '' || measure === undefined
      ? {}
      : { 'cmi.completion_status': Number(measure) >= Number(threshold) ? 'completed' : 'incomplete' }),
  };
}
