import type { KindDriver } from './driver.ts';

/** A kind that is answered by typing; `wrong` is what nobody expects. */
export const typedDriver = (kind: string, wrong: string): KindDriver => ({
  kind,
  async answer(page, question, how) {
    const key = (await question.locator('.sam-outcome[data-correct] b').first().textContent()) ?? '';
    const [first = ''] = key.split(/ \/ |(?<=\d)\s?[–-]/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type(how === 'right' ? first : wrong);
    // The answer stands when the field is left; in a test there is nowhere else to go within the question.
    const isTest = (await question.getAttribute('data-role')) === 'test';
    await page.keyboard.press(isTest ? 'Enter' : 'Tab');
  },
  read: (question) => question.locator('.sam-typed input').inputValue(),
});
