import type { BrowserContextOptions, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fakeSpeech, machineVoices } from '../support/fake-speech.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** How a learner sees the page. */
const ways: readonly (readonly [string, BrowserContextOptions])[] = [
  ['400 % zoom', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
  ['320 px', { viewport: { width: 320, height: 640 } }],
  ['forced colours', { viewport: { width: 1280, height: 800 }, forcedColors: 'active' }],
  [
    'forced colours in the dark at 320 px',
    { viewport: { width: 320, height: 640 }, forcedColors: 'active', colorScheme: 'dark' },
  ],
  ['less motion', { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' }],
];

/** What reaches out of the window, is cut by its own box, or is moving, of all that shows. */
const faultsOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const shown = [...document.querySelectorAll<HTMLElement>('body *')].filter(
      (each) => each.checkVisibility() && each.clientWidth > 1 && each.innerText?.trim(),
    );
    const cut = shown.filter((each) => {
      const isWide = each.getBoundingClientRect().right > width + 1;
      const hides = /hidden|clip/.test(getComputedStyle(each).overflow);
      return (
        isWide || (hides && (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1))
      );
    });
    const sideways = document.documentElement.scrollWidth > width ? ['the page scrolls sideways'] : [];
    return [...sideways, ...cut.map(({ outerHTML }) => outerHTML.slice(0, 100))];
  });

const movements = (page: Page): Promise<number> => page.evaluate(() => document.getAnimations().length);

/** Whether two elements can be told apart by more than the colour that forced colours take away. */
const edgesOf = (frame: Page | Frame, selector: string): Promise<string> =>
  frame
    .locator(selector)
    .first()
    .evaluate((element) => {
      const { outlineStyle, outlineWidth, borderTopWidth, textDecorationLine } = getComputedStyle(element);
      return `${outlineStyle === 'none' ? '0px' : outlineWidth} ${borderTopWidth} ${textDecorationLine}`;
    });

describe.each(ways)('row 62: with %s', (_, options) => {
  it('row 62: every view fits, and the course can be used', async () => {
    const context = await stage.browser.newContext(options);
    const page = await context.newPage();
    await page.addInitScript(fakeSpeech, machineVoices);
    await page.goto(stage.url + (await stage.lms()).href);
    await page.waitForSelector('sam-save-status[data-kind]');
    const menu = page.getByRole('button', { name: 'Innhold' });
    const folds = await menu.isVisible();
    const ids = await page.locator('section.sam-view').evaluateAll((views) => views.map(({ id }) => id));
    for (const id of ids) {
      const link = page.locator(`#sam-contents a[href="#${id}"]`);
      if ((await link.count()) > 0) {
        if (folds) await menu.click();
        await link.click();
      } else await page.evaluate((hash) => Object.assign(location, { hash }), id);
      await page.waitForSelector(`section#${id}:not([hidden])`);
      for (const question of await page.locator(`#${id} .sam-question[data-role=practice]`).all()) {
        await question.locator('label').first().click();
        await question.locator('button[type=submit]').click();
        await question.locator('.sam-feedback > div').waitFor();
      }
      expect(await faultsOf(page), id).toEqual([]);
      if (options.reducedMotion) expect(await movements(page), id).toBe(0);
      if (options.forcedColors && (await link.count()) > 0) {
        if (folds) await menu.click();
        const [here, other] = [`#sam-contents a[href="#${id}"]`, '#sam-contents a:not([aria-current])'];
        expect(await edgesOf(page, here), 'where one is').not.toBe(await edgesOf(page, other));
        if (folds) await menu.click();
      }
    }
    if (options.forcedColors) expect(await edgesOf(page, '.sam-feedback > div')).not.toMatch(/^0px 0px/);
    await page.locator('.sam-foot').getByRole('button', { name: 'Skriv ut' }).click();
    expect(await faultsOf(page), 'the dialog').toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Les opp' }).click();
    expect(await faultsOf(page), 'while it reads').toEqual([]);
    const picture = await page.screenshot();
    expect(picture.length, 'something is painted').toBeGreaterThan(5_000);
    await context.close();
  });
});
