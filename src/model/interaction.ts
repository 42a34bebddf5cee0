/** One way to answer a choice question, as the author wrote it. */
export interface ChoiceOption {
  /** One letter, `a`–`z`: the form SCORM 1.2 wants in `student_response` (RTE 3.4, CMIFeedback). */
  readonly id: string;
  /** The text as plain words, for reports; the document carries it as markup. */
  readonly text: string;
  readonly correct: boolean;
  /** The «why» as plain words. */
  readonly why: string;
}

/** A question with one right option, or with several to tick. */
export interface ChoiceInteraction {
  readonly kind: 'choice';
  /** Unique in the module, see `identifierPattern`. */
  readonly id: string;
  /** The question as plain words. */
  readonly prompt: string;
  /** Whether the learner ticks several (check boxes) or picks one (radio buttons). */
  readonly multiple: boolean;
  readonly options: readonly ChoiceOption[];
}

/** Every kind of question; grows by one member for each folder in `src/interactions/`. */
export type Interaction = ChoiceInteraction;

/** Names of the kinds: the CMI vocabulary (SCORM 1.2 RTE 3.4, `cmi.interactions.n.type`). */
export type InteractionKind = Interaction['kind'];
