import type { Lang } from './lang.ts';

/** A module in one language in figures, for those who plan, compare and review. */
export interface EditionFigures {
  readonly lang: Lang;
  /** Without the test. */
  readonly lessons: number;
  /** Of running text in the lessons; questions and cases not counted. */
  readonly words: number;
  /** Of running text in the shortest and the longest lesson. */
  readonly wordsInLesson: readonly [fewest: number, most: number];
  /** As the author states them, the test with them. */
  readonly minutes: number;
  /** All that is asked, cases not counted. */
  readonly questions: number;
  /** Steps of the cases where the reader makes a choice. */
  readonly decisions: number;
  readonly pictures: number;
  /** Different marks in the lessons. */
  readonly sources: number;
  /** Of the running text, and of questions and feedback; `undefined` in English. */
  readonly liks: { readonly prose: number; readonly questions: number } | undefined;
  /** Questions with one right answer among three or more: how many, where it is the longest, and how often it stands at each place. */
  readonly guessable: { readonly asked: number; readonly longest: number; readonly places: readonly number[] };
}
