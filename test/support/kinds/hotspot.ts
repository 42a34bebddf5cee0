import type { KindDriver } from './driver.ts';
import { rowsDriver } from './rows.ts';

/** A picture with places: answered by the buttons in it, which come before the rows. */
export const hotspotDriver: KindDriver = {
  ...rowsDriver('hotspot'),
  async answer(page, question, how) {
    const rows = await question
      .locator('.sam-option')
      .evaluateAll((all) => all.map((row) => row.hasAttribute('data-correct')));
    const isMany = (await question.locator('input[type=checkbox]').count()) > 0;
    const right = rows.map((isRight) => isRight === (how === 'right'));
    const wanted = isMany ? right : right.map((is, index) => is && right.indexOf(true) === index);
    for (const [index, isWanted] of wanted.entries()) {
      const button = question.locator('.sam-spot').nth(index);
      const isPressed = (await button.getAttribute('aria-pressed')) === 'true';
      if (isPressed === isWanted || (!isWanted && !isMany)) continue;
      while (!(await button.evaluate((element) => element === document.activeElement))) {
        const isBehind = await button.evaluate((element) =>
          Boolean(document.activeElement && element.compareDocumentPosition(document.activeElement) & 4),
        );
        await page.keyboard.press(isBehind ? 'Shift+Tab' : 'Tab');
      }
      await page.keyboard.press('Space');
    }
  },
};
