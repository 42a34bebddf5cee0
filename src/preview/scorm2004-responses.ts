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

/** How the parts of responses are written, which Moodle and the standard do not agree on. */
export interface ResponseFormats {
  readonly id: RegExp;
  readonly decimal: RegExp;
  /** A text of at most so many characters, that may name its language. */
  text(length: number): RegExp;
}

/** Judges responses, by the type of their interaction. */
export interface ResponseRules {
  /** Whether `value` may be the `learner_response` of an interaction of this type. */
  isLearnerResponse(type: string, value: string): boolean;
  /** Whether `value` may be a pattern of the `correct_responses` of an interaction of this type. */
  isCorrectResponse(type: string, value: string): boolean;
}

const prefix = /^(\{(case_matters|order_matters)=(true|false)\})*/;
const step = /^([\w.]{1,250}|-?\d{1,5}(\.\d{1,18})?(:-?\d{1,5}(\.\d{1,18})?)?)?$/;

/** Rules for responses that are written so. */
export function responseRules({ id, decimal: number, text: localized }: ResponseFormats): ResponseRules {
  const learner: Readonly<Record<string, ResponseRule>> = {
    'true-false': { part: /^(true|false)$/, parts: 1 },
    choice: { part: id, parts: 36, unique: true },
    'fill-in': { part: localized(250), parts: 10 },
    'long-fill-in': { part: localized(4000), parts: 1 },
    matching: { part: id, parts: 36, pairs: true },
    performance: { part: step, parts: 250, pairs: true },
    sequencing: { part: id, parts: 36 },
    likert: { part: id, parts: 1 },
    numeric: { part: number, parts: 1 },
    other: { part: text(4000), parts: 1 },
  };
  const range = new RegExp(`^(${number.source.replace(/^\^|\$$/g, '')})?$`);
  const correct = { ...learner, numeric: { part: range, parts: 2, between: '[:]' } };
  const judge = (rules: Readonly<Record<string, ResponseRule>>, type: string, value: string): boolean => {
    const rule = rules[type];
    return rule !== undefined && obeys(rule, value);
  };
  return {
    isLearnerResponse: (type, value) => judge(learner, type, value),
    isCorrectResponse: (type, value) => judge(correct, type, value.replace(prefix, '')),
  };
}

/** Moodle's. */
export const moodleResponses = responseRules({ id: shortIdentifier, decimal, text: languageText });

function obeys({ part, parts, between = '[,]', pairs, unique }: ResponseRule, value: string): boolean {
  const found = parts === 1 ? [value] : value.split(between);
  if (found.length > parts || (unique && new Set(found).size < found.length)) return false;
  return found.every((one) => {
    const halves = pairs ? one.split('[.]') : [one];
    return halves.length === (pairs ? 2 : 1) && halves.every((half) => part.test(half));
  });
}
