import type { CmiType, InteractionPart } from './interaction.ts';

/** What the learner has answered to one question so far. */
export interface Answer {
  /** The answer as its kind packs it, `[0-9A-Za-z_-]*`; digits alone take least room. */
  readonly token: string;
  /** Times submitted, on all devices; 0 means picked, but not submitted. */
  readonly tries: number;
  /** Best so far, 0–1. */
  readonly scaled: number;
  /** Ticked anew since it was last submitted: the token is not what the tries and the result stand for. */
  readonly draft?: true;
  /** Tries there were when the token was set, where it is not `tries`: fewer after others' tries have been added. */
  readonly stamp?: number;
}

/** Lists of what an answer may point at, by the names that xAPI has for them (Data 2.4.4.1, Interaction Components). */
export type InteractionComponents = Readonly<
  Partial<Record<'choices' | 'scale' | 'source' | 'target' | 'steps', readonly InteractionPart[]>>
>;

/** One submitted answer to a knowledge question, with what a report needs to be read by itself. */
export interface AnswerRecord {
  readonly interactionId: string;
  readonly type: CmiType;
  readonly token: string;
  /** Response pattern of SCORM 2004 (RTE 4.2.9.1) and xAPI (Data, «Response Patterns»), such as `a[,]c`. */
  readonly response: string;
  /** Patterns that are right, each by itself; none where no answer is. */
  readonly correctPatterns: readonly string[];
  /** 0–1; 1 for what nobody marks. */
  readonly scaled: number;
  /** Whether there is a right and a wrong; unless told, there is. */
  readonly isMarked?: false;
  readonly at: Date;
  /** From the question came into view to the last change; `undefined` where the answer stood there before. */
  readonly latencySeconds: number | undefined;
  /** The question in plain words. */
  readonly prompt: string;
  /** Every component of an interaction needs a description. */
  readonly components: InteractionComponents;
}
