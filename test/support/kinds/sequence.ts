import type { Locator, Page } from 'playwright-core';
import type { KindDriver } from './driver.ts';

/** A kind that is answered by moving items up and down a list. */
export const sequenceDriver = (kind: string): KindDriver => ({
  kind,
  async answer(page, question, how) {
    const right = await question.locator('.sam-place').evaluateAll((rows) =>
      rows
        .map((row) => ({
          place: Number((row as HTMLElement).dataset.place),
          text: row.querySelector('label > span')?.textContent?.trim() ?? '',
        }))
        .sort((a, b) => a.place - b.place)
        .map(({ text }) => text),
    );
    const wanted = how === 'right' ? right : right.reverse();
    await press(page, question, 0, 1); // An untouched list is no answer, even where it is what is wanted.
    for (const [place, text] of wanted.entries()) {
      const shown = await question.locator('.sam-item > :nth-child(2)').allTextContents();
      const from = shown.findIndex((each) => each.trim() === text);
      for (let now = from; now > place; now--) await press(page, question, now, -1);
    }
  },
  read: async (question) =>
    (
      await question
        .locator('.sam-place select')
        .evaluateAll((all) => all.map((select) => (select as HTMLSelectElement).value))
    ).join(),
});

/** Goes to the button of an item with Tab, and presses it. */
async function press(page: Page, question: Locator, place: number, step: -1 | 1): Promise<void> {
  const button = question.locator(`.sam-item:nth-child(${place + 1}) [data-step="${step}"]`);
  for (;;) {
    const side = await button.evaluate((element) => {
      const focused = document.activeElement ?? document.body;
      if (focused === element) return 0;
      return focused.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING ? 1 : -1;
    });
    if (side === 0) break;
    await page.keyboard.press(side > 0 ? 'Tab' : 'Shift+Tab');
  }
  await page.keyboard.press('Enter');
}
