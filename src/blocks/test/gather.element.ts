import type { AnswerRecord } from '../../model/answer.ts';

/** A question that a test can gather; what `sam-choice` and every other kind offers, once it is upgraded. */
export interface TestQuestion extends HTMLElement {
  judge?(): AnswerRecord;
}

/** A test as it is sent in. */
export interface TestSubmission {
  readonly lessonId: string;
  readonly answers: readonly AnswerRecord[];
}

/** Questions of a test, from the document. */
export const questionsOf = (test: Element): readonly TestQuestion[] => [
  ...test.querySelectorAll<TestQuestion>('sam-choice'),
];

/** Read from the plain form, so that a question that failed to upgrade does not keep the test from being sent in. */
export const isAnswered = (question: TestQuestion): boolean => question.querySelector('input:checked') !== null;

/** The answers of every question of a test; one that cannot be judged gives none, and counts as wrong. */
export const gatherTest = (test: HTMLElement): TestSubmission => ({
  lessonId: test.dataset.lesson ?? '',
  answers: questionsOf(test).flatMap((question) => question.judge?.() ?? []),
});
