import type { Locator, Page } from 'playwright-core';
import type { KindDriver } from './driver.ts';

/** A kind that is answered by ticking rows. */
export const rowsDriver = (kind: string): KindDriver => ({
  kind,
  async answer(page, question, how) {
    const rows = await question
      .locator('.sam-option')
      .evaluateAll((all) => all.map((row) => ({ right: row.hasAttribute('data-correct') })));
    const isMany = (await question.locator('input[type=checkbox]').count()) > 0;
    const wanted = rows.map(({ right }) => (how === 'right' ? right : !right));
    await (isMany ? tick(page, question, wanted) : choose(page, wanted.indexOf(true)));
  },
  read: async (question) =>
    (
      await question.locator('input').evaluateAll((all) => all.map((input) => (input as HTMLInputElement).checked))
    ).join(),
});

/** In a group of radio buttons the arrows move and choose; Space chooses the first. */
async function choose(page: Page, index: number): Promise<void> {
  await page.keyboard.press('Space');
  for (let step = 0; step < index; step++) await page.keyboard.press('ArrowDown');
}

/** Between check boxes stand the handles of the «why», which the player has hidden. */
async function tick(page: Page, question: Locator, wanted: readonly boolean[]): Promise<void> {
  const boxes = question.locator('input[type=checkbox]');
  for (const [index, isWanted] of wanted.entries()) {
    const box = boxes.nth(index);
    while (!(await box.evaluate((element) => element === document.activeElement))) await page.keyboard.press('Tab');
    if ((await box.isChecked()) !== isWanted) await page.keyboard.press('Space');
  }
}
