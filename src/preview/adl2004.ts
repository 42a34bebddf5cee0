import { adl2004Policy } from './adl-policy.ts';
import { adl2004Rules } from './adl2004-model.ts';
import type { Behaviour, BehaviourOptions } from './behaviour.ts';
import type { Scorm2004Function } from './call.ts';
import { countIn, isListed, modelName } from './elements.ts';
import { requestOnly } from './moodle-send.ts';
import { type Engine, play, wayOf } from './play.ts';
import type { Cmi } from './policy.ts';
import { errorStrings, judgeGet, judgeSet, notSetError, outsideErrors } from './scorm2004-strict.ts';
import { accept, filled, type Outcome, type Perform, refuse } from './session.ts';

/** An LMS by the letter of SCORM 2004. It throws nothing, has no beacon, and stores everything at each commit. */
export const adl2004: Behaviour<Scorm2004Function> = {
  name: 'adl',
  policy: adl2004Policy,
  open: (options) => play(adl2004Engine(options), options),
};

/** Plays one launch. */
export function adl2004Engine(options: BehaviourOptions): Engine<Scorm2004Function> {
  const send = requestOnly(wayOf(options));
  const values = new Map(Object.entries(options.launch));
  const view = {
    countOf: (list: string): number => countIn(values.keys(), list),
    valueOf: (element: string): string => values.get(element) ?? '',
  };
  let state: 'before' | 'open' | 'terminated' = 'before';

  const needsOpen = (fn: keyof typeof outsideErrors, perform: Perform, closed = 'false'): Perform => {
    return (...call) => (state === 'open' ? perform(...call) : refuse(outsideErrors[fn][state], closed));
  };
  const needsEmpty = (perform: Perform): Perform => {
    return (...call) => (call[0][0] === '' ? perform(...call) : refuse('201'));
  };
  const save = (finish: boolean, fault: string): Outcome =>
    send({ cmi: { ...ofContent(values), ...judged(values) }, finish }) ? accept('true') : accept('false', fault);
  const read: Perform = ([element]) => {
    const name = String(element);
    const verdict = judgeGet(name, view, adl2004Rules);
    if ('error' in verdict) return refuse(verdict.error, '');
    if ('answer' in verdict) return accept(String(verdict.answer));
    const initial = isListed(name) ? undefined : adl2004Rules.model.get(modelName(name))?.initial;
    const value = judged(values)[name] ?? values.get(name) ?? initial;
    // To ask breaks no rule.
    return value === undefined ? accept('', notSetError) : accept(String(value));
  };

  const perform: Readonly<Record<Scorm2004Function, Perform>> = {
    Initialize: needsEmpty(() => {
      if (state !== 'before') return refuse(state === 'open' ? '103' : '104');
      state = 'open';
      return accept('true');
    }),
    Terminate: needsEmpty(
      needsOpen('Terminate', () => {
        state = 'terminated';
        return save(true, '111');
      }),
    ),
    Commit: needsEmpty(needsOpen('Commit', () => save(false, '391'))),
    GetValue: needsOpen('GetValue', read, ''),
    SetValue: needsOpen('SetValue', ([element, value]) => {
      const verdict = judgeSet(element, value, view, adl2004Rules);
      if ('error' in verdict) return refuse(verdict.error);
      values.set(String(element), String(value));
      return accept('true');
    }),
    GetLastError: (_, lastError) => accept(lastError, lastError),
    GetErrorString: ([code], lastError) => accept(errorStrings[String(code)] ?? '', lastError),
    GetDiagnostic: ([code], lastError) => accept(errorStrings[String(code || lastError)] ?? '', lastError),
  };
  return { perform, data: () => filled(Object.fromEntries(values)) };
}

/** What the content may set, and the time that the LMS counts. */
const ofContent = (values: ReadonlyMap<string, string>): Cmi =>
  Object.fromEntries(
    [...values].filter(([element]) => {
      const access = adl2004Rules.model.get(modelName(element))?.access;
      return element.startsWith('cmi.') && (access === 'both' || access === 'write' || element === 'cmi.total_time');
    }),
  );

/** The statuses where the manifest's thresholds decide them, whatever the content says (RTE 4.2.4, 4.2.21). */
function judged(values: ReadonlyMap<string, string>): Cmi {
  const threshold = values.get('cmi.completion_threshold');
  const measure = values.get('cmi.progress_measure');
  const passing = values.get('cmi.scaled_passing_score');
  const scaled = values.get('cmi.score.scaled');
  return {
    ...(threshold === undefined || measure === undefined
      ? {}
      : { 'cmi.completion_status': Number(measure) >= Number(threshold) ? 'completed' : 'incomplete' }),
    ...(passing === undefined || scaled === undefined
      ? {}
      : { 'cmi.success_status': Number(scaled) >= Number(passing) ? 'passed' : 'failed' }),
  };
}
