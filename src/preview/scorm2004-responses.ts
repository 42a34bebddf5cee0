import { decimal, languageText, shortIdentifier, text } from './scorm2004-model.ts';

/** How a response of one type of interaction is written (RTE 4.2.9.1), as Moodle judges it. */
interface ResponseRule {
  /** Of each part, or of both halves of a pair. */
  readonly part: RegExp;
  /** Most parts; parts stand between `[,]`, or what `between` says. */
  readonly parts: number;
  readonly between?: string;
  /** Each part is a pair with `[.]` in the middle. */
  readonly pairs?: true;
  /** No part twice. */
  readonly unique?: true;
}

const id = shortIdentifier;
const step = /^([\w.]{1,250}|-?\d{1,5}(\.\d{1,18})?(:-?\d{1,5}(\.\d{1,18})?)?)?$/;

const learnerResponses: Readonly<Record<string, ResponseRule>> = {
  'true-false': { part: /^(true|false)$/, parts: 1 },
  choice: { part: id, parts: 36, unique: true },
  'fill-in': { part: languageText(250), parts: 10 },
  'long-fill-in': { part: languageText(4000), parts: 1 },
  matching: { part: id, parts: 36, pairs: true },
  performance: { part: step, parts: 250, pairs: true },
  sequencing: { part: id, parts: 36 },
  likert: { part: id, parts: 1 },
  numeric: { part: decimal, parts: 1 },
  other: { part: text(4000), parts: 1 },
};

const correctResponses: Readonly<Record<string, ResponseRule>> = {
  ...learnerResponses,
  numeric: { part: /^(-?\d{1,5}(\.\d{1,18})?)?$/, parts: 2, between: '[:]' },
};

const prefix = /^(\{(case_matters|order_matters)=(true|false)\})*/;

/** Whether `value` may be the `learner_response` of an interaction of this type. */
export function isLearnerResponse(type: string, value: string): boolean {
  const rule = learnerResponses[type];
  return rule !== undefined && obeys(rule, value);
}

/** Whether `value` may be a pattern of the `correct_responses` of an interaction of this type. */
export function isCorrectResponse(type: string, value: string): boolean {
  const rule = correctResponses[type];
  return rule !== undefined && obeys(rule, value.replace(prefix, ''));
}

function obeys({ part, parts, between = '[,]', pairs, unique }: ResponseRule, value: string): boolean {
  const found = parts === 1 ? [value] : value.split(between);
  if (found.length > parts || (unique && new Set(found).size < found.length)) return false;
  return found.every((one) => {
    const halves = pairs ? one.split('[.]') : [one];
    return halves.length === (pairs ? 2 : 1) && halves.every((half) => part.test(half));
  });
}
