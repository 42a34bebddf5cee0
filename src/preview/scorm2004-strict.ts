import { listsOf, modelName } from './elements.ts';
import { dataModel, type ElementRule } from './scorm2004-model.ts';
import { moodleResponses, type ResponseRules } from './scorm2004-responses.ts';

/** The data as they are now. */
export interface CurrentData {
  /** Number of entries in a list such as `cmi.interactions` or `cmi.interactions.0.correct_responses`. */
  countOf(list: string): number;
  /** Value of an element of a list; empty where it is not set. */
  valueOf(element: string): string;
}

/** What to do with a `SetValue`: refuse it with an error code, or hand this text on. */
export type SetVerdict = { readonly error: string } | { readonly value: string; readonly numeric: boolean };

/** What to do with a `GetValue`: refuse it, answer it here, or look in the data; without a value there, `initial` stands. */
export type GetVerdict =
  | { readonly error: string }
  | { readonly answer: string | number }
  | { readonly look: 'element'; readonly initial: string | number }
  | { readonly look: 'entry' };

const codes = {
  get: '301',
  set: '351',
  unknown: '401',
  notSet: '403',
  readOnly: '404',
  writeOnly: '405',
  format: '406',
  range: '407',
  dependency: '408',
} as const;

/** Error of a `GetValue` for what an entry of a list has not been given. */
export const notSetError = codes.notSet;

/** Errors of a function outside of an open session: before it, and after it. */
export const outsideErrors = {
  GetValue: { before: '122', terminated: '123' },
  SetValue: { before: '132', terminated: '133' },
  Commit: { before: '142', terminated: '143' },
  Terminate: { before: '112', terminated: '113' },
} as const;

/** Texts of `GetErrorString`, in Moodle's words and spelling; the codes are those of RTE 3.1.7. */
export const errorStrings: Readonly<Record<string, string>> = {
  '0': 'No error',
  '101': 'General exception',
  '102': 'General Inizialization Failure',
  '103': 'Already Initialized',
  '104': 'Content Instance Terminated',
  '111': 'General Termination Failure',
  '112': 'Termination Before Inizialization',
  '113': 'Termination After Termination',
  '122': 'Retrieve Data Before Initialization',
  '123': 'Retrieve Data After Termination',
  '132': 'Store Data Before Inizialization',
  '133': 'Store Data After Termination',
  '142': 'Commit Before Inizialization',
  '143': 'Commit After Termination',
  '201': 'General Argument Error',
  '301': 'General Get Failure',
  '351': 'General Set Failure',
  '391': 'General Commit Failure',
  '401': 'Undefinited Data Model',
  '402': 'Unimplemented Data Model Element',
  '403': 'Data Model Element Value Not Initialized',
  '404': 'Data Model Element Is Read Only',
  '405': 'Data Model Element Is Write Only',
  '406': 'Data Model Element Type Mismatch',
  '407': 'Data Model Element Value Out Of Range',
  '408': 'Data Model Dependency Not Established',
};

/** What an LMS holds content to. */
export interface Rules extends ResponseRules {
  readonly model: ReadonlyMap<string, ElementRule>;
  /** Moodle takes another type for an interaction that has one, and drops the patterns without a word. */
  readonly typeMayChange: boolean;
}

/** Moodle's rules. */
export const moodleRules: Rules = { ...moodleResponses, model: dataModel, typeMayChange: true };

/** Moodle's, except that nothing should count on the type being changed. */
export const houseRules: Rules = { ...moodleRules, typeMayChange: false };

/** Judges a `SetValue` as Moodle's SCORM 2004 runtime does. */
export function judgeSet(element: unknown, value: unknown, data: CurrentData, rules: Rules = houseRules): SetVerdict {
  const name = String(element);
  if (name === '') return { error: codes.set };
  const rule = rules.model.get(modelName(name));
  if (!rule || rule.access === 'ask') return { error: codes.unknown };
  if (rule.access === 'read') return { error: codes.readOnly };
  const text = String(value);
  if (!rule.format.test(text)) return { error: codes.format };
  const error = listError(name, text, data, rules);
  if (error) return { error };
  if (!rule.range) return { value: text, numeric: false };
  const number = Number(text);
  const inRange = number >= rule.range[0] && number <= rule.range[1];
  return inRange ? { value: String(number), numeric: true } : { error: codes.range };
}

/** What is wrong with setting an element of a list: an index that leaves a gap, or what has to be set before it. */
function listError(name: string, text: string, data: CurrentData, rules: Rules): string | undefined {
  const lists = listsOf(name);
  if (lists.some(({ list, index }) => index > data.countOf(list))) return codes.set;
  const entry = /^cmi\.(?:interactions|objectives)\.\d+/.exec(name)?.[0];
  if (!entry) return undefined;
  if (name !== `${entry}.id` && data.valueOf(`${entry}.id`) === '') return codes.dependency;
  if (name.startsWith('cmi.objectives.') && name === `${entry}.id`) return objectiveIdError(name, text, data);
  return responseError(name, entry, text, data, rules);
}

/** The id of an objective is its own, and never changes. */
function objectiveIdError(name: string, text: string, data: CurrentData): string | undefined {
  const before = data.valueOf(name);
  const others = Array.from({ length: data.countOf('cmi.objectives') }, (_, index) => `cmi.objectives.${index}.id`);
  const taken = others.some((other) => other !== name && data.valueOf(other) === text);
  return taken || (before !== '' && before !== text) ? codes.set : undefined;
}

/** Types that have one right answer only (RTE 4.2.9.1). */
const onePattern = ['true-false', 'likert', 'numeric'];

/** Answers and patterns are judged by the type, which therefore comes first. */
function responseError(name: string, entry: string, text: string, data: CurrentData, rules: Rules): string | undefined {
  const type = data.valueOf(`${entry}.type`);
  if (name === `${entry}.type`) return type === '' || type === text || rules.typeMayChange ? undefined : codes.set;
  const isPattern = name.startsWith(`${entry}.correct_responses.`);
  if (!isPattern && name !== `${entry}.learner_response`) return undefined;
  if (type === '') return codes.dependency;
  if (isPattern && onePattern.includes(type) && !name.endsWith('.0.pattern')) return codes.set;
  const isAllowed = isPattern ? rules.isCorrectResponse(type, text) : rules.isLearnerResponse(type, text);
  return isAllowed ? undefined : codes.format;
}

/** Judges a `GetValue` as Moodle's SCORM 2004 runtime does. */
export function judgeGet(element: unknown, data: CurrentData, { model }: Rules = houseRules): GetVerdict {
  const name = String(element);
  if (name === '') return { error: codes.get };
  const rule = model.get(modelName(name));
  if (!rule) return { error: unknownElement(name, model) };
  if (rule.access === 'write') return { error: codes.writeOnly };
  if (listsOf(name).some(({ list, index }) => index >= data.countOf(list))) return { error: codes.get };
  if (rule.counts) return countAnswer(data.countOf(name.slice(0, -'._count'.length)));
  if (/\.\d+\./.test(name) && !name.endsWith('._children')) return { look: 'entry' };
  return { look: 'element', initial: rule.initial ?? '' };
}

/** Moodle counts in numbers, but says nought as a text. */
const countAnswer = (count: number): GetVerdict => ({ answer: count === 0 ? '0' : count });

/** A keyword of an element that has no children, or no count, is another fault than an unknown name. */
function unknownElement(element: string, model: Rules['model']): string {
  const parent = /^(.+)\.(_children|_count)$/.exec(modelName(element))?.[1];
  return parent && model.has(parent) ? codes.get : codes.unknown;
}

/** What a new attempt has in an element, as the send rule compares it. */
export const initialOf = (element: string): string => {
  const rule: ElementRule | undefined = dataModel.get(modelName(element));
  return String(rule?.initial ?? '');
};
