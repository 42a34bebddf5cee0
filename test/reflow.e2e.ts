import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openPackage, packageFrame } from './support/a11y-checks/open-package.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** WCAG 2.2, 1.4.12: a reader may set the text so far apart. */
const spacing =
  '*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}p{margin-bottom:2em!important}';

/** Everything at once, with all that folds unfolded: text that reaches out of the window, or is cut by its own box. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    for (const section of document.querySelectorAll('section')) section.hidden = false;
    for (const fold of document.querySelectorAll('details')) fold.open = true;
    const shown = [...document.querySelectorAll<HTMLElement>('main *, header *, footer *, sam-menu *')].filter(
      (each) => each.checkVisibility() && each.clientWidth > 1 && each.innerText?.trim(),
    );
    const width = document.documentElement.clientWidth;
    const isWide = (each: HTMLElement) => each.getBoundingClientRect().right > width + 1;
    /** What scrolls by itself and can be reached with the keyboard, such as a wide table, is not cut. */
    const isCut = (each: HTMLElement) =>
      getComputedStyle(each).overflow !== 'visible' &&
      each.tabIndex !== 0 &&
      (each.scrollWidth > each.clientWidth + 1 || each.scrollHeight > each.clientHeight + 1);
    const isInScroller = (each: HTMLElement) => each.parentElement?.closest('[tabindex="0"]') !== null;
    const found = shown
      .filter((each) => (isWide(each) && !isInScroller(each)) || isCut(each))
      .map(({ outerHTML }) => outerHTML.slice(0, 90));
    return shown.length < 50 ? [`only ${shown.length} elements were seen`] : found;
  });

/** Controls that lie over one another, so that a finger hits the wrong one. */
const overlaps = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const controls = [
      ...document.querySelectorAll('a[href], button, select, textarea, summary, label, input[type=text]'),
    ]
      .filter(
        (each) => each.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !each.closest('.sam-sr'),
      )
      .map((element) => ({ element, box: element.getClientRects()[0] }));
    const found: string[] = [];
    for (const [index, one] of controls.entries())
      for (const other of controls.slice(index + 1)) {
        if (!one.box || !other.box || one.element.contains(other.element)) continue;
        const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
        const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
        if (across > 2 && down > 2 && one.box.width > 2 && other.box.width > 2)
          found.push(`${one.element.outerHTML.slice(0, 60)} and ${other.element.outerHTML.slice(0, 60)}`);
      }
    return found;
  });

const windows = [
  { size: '320 px', viewport: { width: 320, height: 640 } },
  { size: '1280 × 1024 px at 400 %', viewport: { width: 320, height: 256 } },
  { size: '1280 px', viewport: { width: 1280, height: 640 } },
];

describe.each(['m1', 'utstilling'])('%s', (module) => {
  it.each(windows)(
    'fits a window of $size, also with the spacing of text that a reader may choose',
    async ({ viewport }) => {
      // The package's own policy lets no foreign style in.
      const page = await openPackage(stage, module, { viewport, bypassCSP: true });
      const fits = async (how: string) => {
        expect(await misfits(page), how).toEqual([]);
        expect(await overlaps(page), how).toEqual([]);
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        expect(width, how).toBeLessThanOrEqual(viewport.width);
      };
      await fits('as it is');
      const before = await page.screenshot();
      await page.addStyleTag({ content: spacing });
      await fits('with spacing');
      expect(before.equals(await page.screenshot()), 'the spacing is seen').toBe(false);
      await page.context().close();
    },
  );

  it('fits narrow windows at every text size that the learner may choose', async () => {
    const page = await openPackage(stage, module, { viewport: { width: 320, height: 640 }, bypassCSP: true });
    const style = await page.addStyleTag({ content: spacing });
    for (const isSpaced of [false, true])
      for (const size of ['125%', '150%', '200%'])
        for (const width of [320, 360]) {
          await page.setViewportSize({ width, height: 640 });
          await style.evaluate((element, on) => {
            (element as HTMLStyleElement).disabled = !on;
          }, isSpaced);
          await page.evaluate((fontSize) => {
            document.documentElement.style.fontSize = fontSize; // As `player/appearance.ts` does.
          }, size);
          const how = `${size} in ${width} px${isSpaced ? ', spaced' : ''}`;
          expect(await misfits(page), how).toEqual([]);
          expect(await page.evaluate(() => document.documentElement.scrollWidth), how).toBeLessThanOrEqual(width);
        }
    await page.context().close();
  });

  it('has nothing that sticks to the window', async () => {
    const page = await openPackage(stage, module, { viewport: { width: 320, height: 256 } });
    const stuck = await page.evaluate(() => {
      for (const section of document.querySelectorAll('section')) section.hidden = false;
      return [...document.querySelectorAll('body *')]
        .filter((each) => each.checkVisibility() && /fixed|sticky/.test(getComputedStyle(each).position))
        .map(({ outerHTML }) => outerHTML.slice(0, 90));
    });
    expect(stuck).toEqual([]);
    await page.context().close();
  });
});

describe('in forced colours', () => {
  /** Controls whose edge nobody sees when the colours of the page are gone. */
  const edgeless = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      for (const section of document.querySelectorAll('section')) section.hidden = false;
      const hasEdge = (each: Element) => {
        const { borderStyle, borderWidth, outlineStyle, appearance, textDecorationLine } = getComputedStyle(each);
        const hasBorder = !/^none/.test(borderStyle) && Number.parseFloat(borderWidth) > 0;
        return hasBorder || outlineStyle !== 'none' || appearance !== 'none' || textDecorationLine !== 'none';
      };
      return [
        ...document.querySelectorAll(
          '.ds-button, main input, select, textarea, .sam-feedback > div, .sam-result-card, progress, [role=tab]',
        ),
      ]
        .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
        .filter((each) => !each.closest('.sam-sr') && each.getBoundingClientRect().width > 2 && !hasEdge(each))
        .map(({ outerHTML }) => outerHTML.slice(0, 110));
    });

  it.each(['m1', 'utstilling'])('every control of %s has an edge, and a tick is seen', async (module) => {
    const page = await openPackage(stage, module, { forcedColors: 'active' });
    const option = page.locator('.sam-view:not([hidden]) .sam-option, sam-choice .sam-option').first();
    await page.evaluate(() => {
      for (const section of document.querySelectorAll('section')) section.hidden = false;
    });
    const before = await option.screenshot();
    await option.locator('input').check();
    await option.locator('input').evaluate((input) => input.blur());
    expect(before.equals(await option.screenshot()), 'the tick is seen').toBe(false);
    await page.locator('sam-choice[data-role=practice] button[type=submit]').first().click();
    await page.waitForSelector('.sam-feedback > div');
    expect(await edgeless(page)).toEqual([]);
    await page.context().close();
  });

  it('the lesson that is open, and those that are done, are marked', async () => {
    const page = await openPackage(stage, 'm1', { forcedColors: 'active' });
    const links = page.locator('.sam-menu-link');
    const [current, other] = [await links.nth(0).screenshot(), await links.nth(1).screenshot()];
    await links.nth(1).click();
    await expect.poll(async () => current.equals(await links.nth(0).screenshot())).toBe(false);
    await expect.poll(async () => other.equals(await links.nth(1).screenshot())).toBe(false);
    await page.context().close();
  });
});

it('without colours, right and wrong are told apart by more than their words', async () => {
  const page = await openPackage(stage, 'm1', { bypassCSP: true });
  // Grey, and every letter gone: what is left is the shape of the mark.
  await page.addStyleTag({ content: 'html{filter:grayscale(1)}.sam-feedback p{color:transparent!important}' });
  const mark = async (how: 'right' | 'wrong') => {
    const rows = how === 'right' ? '.sam-option[data-correct] input' : '.sam-option:not([data-correct]) input';
    await page.locator(`#q_mandag ${rows}`).first().check();
    await page.click('#q_mandag button[type=submit]');
    return page.locator('#q_mandag .sam-feedback svg').screenshot();
  };
  const wrong = await mark('wrong');
  expect(wrong.equals(await mark('right'))).toBe(false);
  await page.context().close();
});

describe('motion', () => {
  /** How many things move right after every card has been turned and every fold opened. */
  const moving = async (reducedMotion: 'reduce' | 'no-preference'): Promise<number> => {
    const page = await openPackage(stage, 'utstilling', { reducedMotion });
    const count = await packageFrame(page).evaluate(() => {
      for (const section of document.querySelectorAll('section')) section.hidden = false;
      for (const button of document.querySelectorAll<HTMLElement>('sam-flashcards button, main summary'))
        button.click();
      return document.getAnimations().length;
    });
    await page.context().close();
    return count;
  };

  it('is there for those who have not asked for less of it, and not for those who have', async () => {
    expect(await moving('no-preference')).toBeGreaterThan(0);
    expect(await moving('reduce')).toBe(0);
  });
});
