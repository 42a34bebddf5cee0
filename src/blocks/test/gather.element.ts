import type { AnswerRecord } from '../../model/answer.ts';

/** A question that a test can gather; what every kind offers, once it is upgraded. */
export interface TestQuestion extends HTMLElement {
  readonly isAnswered?: boolean;
  /** Whether it stands there as it should (Lit). */
  readonly hasUpdated?: boolean;
  judge?(): AnswerRecord;
  /** Says that an answer is missing. */
  ask?(): void;
  clear?(): void;
}

/** A test as it is sent in. */
export interface TestSubmission {
  readonly lessonId: string;
  readonly answers: readonly AnswerRecord[];
}

/** Questions of a test that are asked, from the document, in the order they stand. */
export const questionsOf = (test: Element): readonly TestQuestion[] => [
  ...test.querySelectorAll<TestQuestion>('li:not([hidden]) > .sam-question'),
];

/** A question that failed to upgrade is read from the plain form, so that it does not keep the test from being sent in. */
export const isAnswered = (question: TestQuestion): boolean =>
  (question.hasUpdated ? question.isAnswered : undefined) ??
  [...question.querySelectorAll<HTMLInputElement | HTMLSelectElement>('input, select')].some(isFilled);

const isFilled = (control: HTMLInputElement | HTMLSelectElement): boolean =>
  control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type)
    ? control.checked
    : control.value.trim() !== '';

/** The answers of every question of a test; one that cannot be judged gives none, and counts as wrong. */
export const gatherTest = (test: HTMLElement): TestSubmission => ({
  lessonId: test.dataset.lesson ?? '',
  answers: questionsOf(test).flatMap((question) => question.judge?.() ?? []),
});
