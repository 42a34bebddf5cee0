import type { Frame, Locator, Page } from 'playwright-core';
import type { KindDriver } from './driver.ts';

/** The first question of a kind in the document that shows, outside the test unless there is none. */
export const questionOf = (frame: Frame, kind: string): Locator =>
  frame.locator(`sam-${kind}[data-role=practice]`).first();

/** Goes to the lesson of a question, and with Tab from its heading to the first control in it. */
export async function tabInto(page: Page, question: Locator): Promise<void> {
  await question.evaluate((element) => {
    location.hash = element.closest('section.sam-view')?.id ?? '';
  });
  await question.waitFor({ state: 'visible' });
  for (let steps = 0; steps < 80; steps++) {
    if (await question.evaluate((element) => element.contains(document.activeElement))) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('eighty steps, and not yet in the question');
}

/** Submits with the keyboard alone, from anywhere in the question. */
export async function submitByKeys(page: Page, question: Locator, driver: KindDriver): Promise<void> {
  if (!driver.submitsItself) {
    const button = question.locator('button[type=submit]');
    for (let steps = 0; !(await button.evaluate((element) => element === document.activeElement)); steps++) {
      if (steps === 40) throw new Error('the button cannot be reached with Tab');
      await page.keyboard.press('Tab');
    }
    await page.keyboard.press('Enter');
  }
  await question.locator('.sam-feedback > *, .sam-rich > *').first().waitFor();
}

/** Targets that can be hit, lower or narrower than 44 px; a label counts with its control. Links in running text are spared (WCAG 2.5.8). */
export const smallTargets = (question: Locator): Promise<string[]> =>
  question.evaluate((element) =>
    [...element.querySelectorAll<HTMLElement>('button, select, input, summary, [role=button]')]
      .filter((target) => target.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
      .filter((target) => target.getClientRects().length > 0 && !target.closest('.sam-sr'))
      .flatMap((target) => {
        const { width, height } = (target.closest('label') ?? target).getBoundingClientRect();
        const isHidden = width <= 1 || height <= 1; // Left to screen readers, where something richer stands in its place.
        return !isHidden && (width < 44 || height < 43.5)
          ? [`${target.outerHTML.slice(0, 80)} ${Math.round(width)} × ${Math.round(height)}`]
          : [];
      }),
  );
