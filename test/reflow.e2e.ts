import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** WCAG 2.2, 1.4.12: a reader may set the text so far apart. */
const spacing =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';

/** Text that reaches out of the window, or is cut by its own box, on every page of the module. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    for (const section of document.querySelectorAll('section')) section.hidden = false;
    const shown = [...document.querySelectorAll<HTMLElement>('main *, header *, footer *')].filter(
      (each) => each.checkVisibility() && each.clientWidth > 1 && each.innerText?.trim(),
    );
    const width = document.documentElement.clientWidth;
    const isWide = (each: HTMLElement) => each.getBoundingClientRect().right > width + 1;
    const isCut = (each: HTMLElement) =>
      getComputedStyle(each).overflow !== 'visible' &&
      (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
    const found = shown.filter((each) => isWide(each) || isCut(each)).map(({ outerHTML }) => outerHTML.slice(0, 90));
    return shown.length < 50 ? [`only ${shown.length} elements were seen`] : found;
  });

describe.each([
  ['as it is', ''],
  ['with the spacing of text that a reader may choose', spacing],
])('%s', (_, css) => {
  it.each([320, 1280])('every page of the module fits a window of %i px', async (width) => {
    // The package's own policy lets no foreign style in.
    const context = await stage.browser.newContext({ viewport: { width, height: 640 }, bypassCSP: true });
    const page = await context.newPage();
    await page.goto(stage.url + (await stage.lms()).href);
    await page.waitForSelector('sam-save-status[data-kind]');
    if (css) await page.addStyleTag({ content: css });
    expect(await misfits(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    await context.close();
  });
});
