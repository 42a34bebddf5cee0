import { listsOf, modelName } from './elements.ts';
import { dataModel, type ElementRule, type TextLimits } from './scorm12-model.ts';

/** Number of entries in a list such as `cmi.interactions` or `cmi.interactions.0.correct_responses`, as it is now. */
export type CountOf = (list: string) => number;

/** What to do with an `LMSSetValue`: refuse it with an error code, or hand this text on. */
export type SetVerdict = { readonly error: string } | { readonly value: string; readonly numeric: boolean };

/** What to do with an `LMSGetValue`: refuse it, answer it here, take it from what the LMS gave at launch, or hand it on. */
export type GetVerdict =
  | { readonly error: string }
  | { readonly answer: string | number }
  | 'launch'
  | { readonly ask: 'runtime' };

/** The rules of the data model that Moodle's SCORM 1.2 runtime holds content to. Knows no session. */
export interface StrictRules {
  set(element: unknown, value: unknown, countOf: CountOf): SetVerdict;
  get(element: unknown, countOf: CountOf): GetVerdict;
}

const codes = {
  unknown: '201',
  noChildren: '202',
  noCount: '203',
  keyword: '402',
  readOnly: '403',
  writeOnly: '404',
  format: '405',
} as const;

/** Texts of `LMSGetErrorString`, in Moodle's words; the codes are those of SCORM 1.2 RTE 3.5. */
export const errorStrings: Readonly<Record<string, string>> = {
  '': '',
  '0': 'No error',
  '101': 'General exception',
  '201': 'Invalid argument error',
  '202': 'Element cannot have children',
  '203': 'Element not an array - cannot have count',
  '301': 'Not initialized',
  '401': 'Not implemented error',
  '402': 'Invalid set value, element is a keyword',
  '403': 'Element is read only',
  '404': 'Element is write only',
  '405': 'Incorrect data type',
};

/** Moodle's rules with these limits for texts; `standardLimits` unless a test wants its wider ones. */
export const strictRules = (limits: TextLimits): StrictRules => rulesOf(dataModel(limits));

/** The rules of a data model. */
export function rulesOf(model: ReadonlyMap<string, ElementRule>): StrictRules {
  function unknownElement(element: string): string {
    const parent = /^(.+)\.(_children|_count)$/.exec(modelName(element));
    if (!parent?.[1] || !model.has(parent[1])) return codes.unknown;
    return parent[2] === '_children' ? codes.noChildren : codes.noCount;
  }

  return {
    set(element, value, countOf) {
      const name = String(element);
      const rule = model.get(modelName(name));
      if (!rule) return { error: codes.unknown };
      if (rule.access === 'keyword') return { error: codes.keyword };
      if (rule.access === 'read') return { error: codes.readOnly };
      const text = String(value);
      if (!rule.format.test(text)) return { error: codes.format };
      if (listsOf(name).some(({ list, index }) => index > countOf(list))) return { error: codes.unknown };
      if (!rule.range) return { value: text, numeric: false };
      const number = Number(text);
      const inRange = number >= rule.range[0] && number <= rule.range[1];
      return inRange ? { value: String(number), numeric: true } : { error: codes.format };
    },

    get(element, countOf) {
      const name = String(element);
      const rule = model.get(modelName(name));
      if (!rule) return { error: unknownElement(name) };
      if (rule.access === 'write') return { error: codes.writeOnly };
      if (listsOf(name).some(({ list, index }) => index >= countOf(list))) return { answer: '' };
      if (rule.access === 'read') return 'launch';
      if (rule.access !== 'keyword') return { ask: 'runtime' };
      if (rule.answer !== undefined) return { answer: rule.answer };
      const count = countOf(name.slice(0, -'._count'.length));
      return { answer: count === 0 ? '0' : count };
    },
  };
}
