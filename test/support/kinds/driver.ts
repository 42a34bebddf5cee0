import type { Locator, Page } from 'playwright-core';

/** How a test answers a question of one kind, by the keyboard alone. */
export interface KindDriver {
  readonly kind: string;
  /** Whether the last act of `answer` submits it, so that there is no button for that. */
  readonly submitsItself?: true;
  /**
   * Answers, but does not submit. Focus is on the first control of the question when it begins, and somewhere in the question when it
   * ends. What is right is read from the document, so that the words of a lesson may change.
   */
  answer(page: Page, question: Locator, how: 'right' | 'wrong'): Promise<void>;
  /** What is read from the form as it stands, the same before and after a relaunch. */
  read(question: Locator): Promise<string>;
}
