import type { Locator } from 'playwright-core';
import type { KindDriver } from './driver.ts';

/** The node that shows. */
const shown = (question: Locator): Locator => question.locator('.sam-case-node:not([hidden])');

/**
 * A case has no right and wrong: «right» takes the first choice all the way, «wrong» the last one. It is answered when an end is
 * reached, and has nothing to submit.
 */
export const caseDriver: KindDriver = {
  kind: 'case',
  submitsItself: true,
  async answer(page, question, how) {
    for (let steps = 0; steps < 20; steps++) {
      const letters = await shown(question)
        .locator('[data-letter]')
        .evaluateAll((links) => links.map((link) => link.getAttribute('data-letter')));
      if (letters.length === 0) return;
      const letter = how === 'right' ? letters[0] : letters.at(-1);
      const link = question.locator(`[data-letter="${letter}"]`);
      while (!(await link.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await link.waitFor({ state: 'hidden' });
    }
    throw new Error('no end in twenty steps');
  },
  read: async (question) =>
    [await shown(question).getAttribute('id'), await question.locator('.sam-rich').innerText()].join(),
};
