/** The types of an interaction that every standard knows (SCORM 1.2 RTE 3.4, 2004 RTE 4.2.9, xAPI Data 2.4.4.1). */
export const cmiTypes = [
  'true-false',
  'choice',
  'fill-in',
  'matching',
  'performance',
  'sequencing',
  'likert',
  'numeric',
] as const;

/** The word that a report has for how a question is answered; several kinds may share one. */
export type CmiType = (typeof cmiTypes)[number];

/** The name of a kind of question, which is that of its folder in `src/interactions/`. */
export type InteractionKind = string;

/** Something that an answer may point at, such as an option. */
export interface InteractionPart {
  /** One letter, `a`–`z`: the form SCORM 1.2 wants in `student_response` (RTE 3.4, CMIFeedback). */
  readonly id: string;
  /** The text as plain words, for reports; the document carries it as markup. */
  readonly text: string;
}

/** A question of a lesson, without its markup. */
export interface Interaction {
  readonly kind: InteractionKind;
  /** Unique in the module, see `identifierPattern`. */
  readonly id: string;
  /** The question as plain words. */
  readonly prompt: string;
  readonly parts: readonly InteractionPart[];
  /** Two answers as the snapshot keeps them, one that is worth 1 and one that is worth less where there is such: for samples and tests. */
  readonly samples: { readonly right: string; readonly wrong: string };
}
