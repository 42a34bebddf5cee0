import { adl12Policy } from './adl-policy.ts';
import { adl12Model, isFeedback } from './adl12-model.ts';
import type { Behaviour, BehaviourOptions } from './behaviour.ts';
import type { Scorm12Function } from './call.ts';
import { countIn, listsOf, modelName } from './elements.ts';
import { requestOnly } from './moodle-send.ts';
import { type Engine, play, wayOf } from './play.ts';
import type { Cmi } from './policy.ts';
import { errorStrings, rulesOf } from './scorm12-strict.ts';
import { accept, filled, type Outcome, type Perform, refuse, saved } from './session.ts';

/** An LMS by the letter of SCORM 1.2. It throws nothing, has no beacon, and stores everything at each commit. */
export const adl12: Behaviour<Scorm12Function> = {
  name: 'adl',
  policy: adl12Policy,
  open: (options) => play(adl12Engine(options), options),
};

const rules = rulesOf(adl12Model);
const status = 'cmi.core.lesson_status';

/** Plays one launch. */
export function adl12Engine(options: BehaviourOptions): Engine<Scorm12Function> {
  const send = requestOnly(wayOf(options));
  const values = new Map(Object.entries(options.launch));
  const countOf = (list: string): number => countIn(values.keys(), list);
  let state: 'before' | 'open' | 'finished' = 'before';

  const needsOpen = (perform: Perform, closed = 'false'): Perform => {
    return (...call) => (state === 'open' ? perform(...call) : refuse('301', closed));
  };
  const needsEmpty = (perform: Perform): Perform => {
    return (...call) => (call[0][0] === '' ? perform(...call) : refuse('201'));
  };
  const save = (finish: boolean): Outcome => saved(String(send({ cmi: ofContent(values), finish })));

  const perform: Readonly<Record<Scorm12Function, Perform>> = {
    LMSInitialize: needsEmpty(() => {
      if (state !== 'before') return refuse('101');
      state = 'open';
      return accept('true');
    }),
    LMSFinish: needsEmpty(
      needsOpen(() => {
        state = 'finished';
        judgeStatus(values);
        return save(true);
      }),
    ),
    LMSCommit: needsEmpty(needsOpen(() => save(false))),
    LMSGetValue: needsOpen(([element]) => {
      const name = String(element);
      const verdict = rules.get(name, countOf);
      if (verdict !== 'launch' && 'error' in verdict) return refuse(verdict.error, '');
      if (listsOf(name).some(({ list, index }) => index >= countOf(list))) return refuse('201', '');
      return accept(verdict !== 'launch' && 'answer' in verdict ? String(verdict.answer) : (values.get(name) ?? ''));
    }, ''),
    LMSSetValue: needsOpen(([element, value]) => {
      const [name, text] = [String(element), String(value)];
      // A blank score is not nought, which Moodle makes of it.
      const verdict = rules.set(name, text, countOf);
      if ('error' in verdict) return refuse(verdict.error);
      if (isResponse(name) && !isFeedback(typeOf(values, name), text)) return refuse('405');
      values.set(name, text);
      return accept('true');
    }),
    LMSGetLastError: (_, lastError) => accept(lastError, lastError),
    LMSGetErrorString: ([code], lastError) => accept(errorStrings[String(code)] ?? '', lastError),
    LMSGetDiagnostic: ([code], lastError) => accept(errorStrings[String(code || lastError)] ?? '', lastError),
  };
  return { perform, data: () => filled(Object.fromEntries(values)) };
}

const isResponse = (element: string): boolean => /^cmi\.interactions\.\d+\..*(student_response|pattern)$/.test(element);

const typeOf = (values: ReadonlyMap<string, string>, element: string): string =>
  values.get(element.replace(/^(cmi\.interactions\.\d+)\..*/, '$1.type')) ?? '';

/** What the content may set, and the time that the LMS counts. */
const ofContent = (values: ReadonlyMap<string, string>): Cmi =>
  Object.fromEntries(
    [...values].filter(([element]) => {
      const access = adl12Model.get(modelName(element))?.access;
      return access === 'both' || access === 'write' || element === 'cmi.core.total_time';
    }),
  );

/** What the end makes of the status (RTE 3.4.4): `completed` of none at all, and what the mastery score says of a score. */
function judgeStatus(values: Map<string, string>): void {
  if (values.get(status) === 'not attempted') values.set(status, 'completed');
  const mastery = values.get('cmi.student_data.mastery_score') ?? '';
  const raw = values.get('cmi.core.score.raw') ?? '';
  if (mastery === '' || raw === '' || values.get('cmi.core.credit') !== 'credit') return;
  values.set(status, Number(raw) >= Number(mastery) ? 'passed' : 'failed');
}
