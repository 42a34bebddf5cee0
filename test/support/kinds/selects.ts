import type { Locator, Page } from 'playwright-core';
import type { KindDriver } from './driver.ts';

/** A kind that is answered by lists, or by buttons that write into them. */
export const selectsDriver = (kind: string): KindDriver => ({
  kind,
  async answer(page, question, how) {
    const wanted = await question.locator('select').evaluateAll(
      (all, isRight) =>
        all.map((select) => {
          const options = [...(select as HTMLSelectElement).options].filter(({ value }) => value !== '');
          const index = options.findIndex((option) => option.hasAttribute('data-correct') === isRight);
          return {
            index,
            target: options[index]?.text ?? '',
            source: (select as HTMLSelectElement).dataset.source ?? '',
          };
        }),
      how === 'right',
    );
    const isDrawn = (await question.locator('.sam-rich > *').count()) > 0;
    for (const [place, { index, target, source }] of wanted.entries()) {
      if (isDrawn) await placeCard(page, question, source, target);
      else await choose(page, question.locator('select').nth(place), index);
    }
  },
  read: async (question) =>
    (
      await question.locator('select').evaluateAll((all) => all.map((select) => (select as HTMLSelectElement).value))
    ).join(),
});

/** Goes to a card, picks it, goes on to where it belongs, and lays it there. */
async function placeCard(page: Page, question: Locator, source: string, target: string): Promise<void> {
  const button = question.getByRole('button', { name: `: ${target}` });
  await tabTo(page, question.locator(`[data-card="${source}"]`));
  await page.keyboard.press('Space');
  if (await button.isDisabled()) {
    await page.keyboard.press('Space'); // It lies there already, and is let go of.
    return;
  }
  await tabTo(page, button);
  await page.keyboard.press('Space');
}

/** In a closed list the arrows move and choose. */
async function choose(page: Page, select: Locator, index: number): Promise<void> {
  await tabTo(page, select);
  await page.keyboard.press('Home');
  for (let step = 0; step <= index; step++) await page.keyboard.press('ArrowDown');
}

/** Forwards if the control is behind, else backwards. */
async function tabTo(page: Page, control: Locator): Promise<void> {
  const isBehind = await control.evaluate(
    (element) => (document.activeElement?.compareDocumentPosition(element) ?? 0) & Node.DOCUMENT_POSITION_PRECEDING,
  );
  while (!(await control.evaluate((element) => element === document.activeElement))) {
    await page.keyboard.press(isBehind ? 'Shift+Tab' : 'Tab');
  }
}
