import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Learner, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A lesson with every block that folds something. */
const lesson = 'l_vise2';

async function open(): Promise<Learner> {
  const learner = await stage.learner({ activity: 'utstilling' });
  await learner.open();
  await learner.goTo(lesson);
  return learner;
}

/** What an author wrote into blocks that fold, as it stands in the document. */
const folded = `#${lesson} :is(.sam-fold > div, .sam-panel, .sam-card dd)`;

/** How many of the folded parts can be seen. */
const seen = (page: Pick<Page, 'locator'>): Promise<[number, number]> =>
  page
    .locator(folded)
    .evaluateAll((parts) => [
      parts.filter((part) => part.checkVisibility() && part.clientHeight > 10).length,
      parts.length,
    ]);

it('folds on the screen, and prints all of it', async () => {
  const { page, course } = await open();
  const [onScreen, all] = await seen(course);
  expect(all).toBeGreaterThan(5);
  expect(onScreen).toBe(1);
  await page.emulateMedia({ media: 'print' });
  expect(await seen(course)).toEqual([all, all]);
  expect(await course.locator(`#${lesson} .sam-steps`).isVisible()).toBe(false);
  for (const button of await course.locator(`#${lesson} :is(.sam-tab, .sam-turn)`).all()) {
    expect(await button.isVisible()).toBe(false);
  }
  for (const heading of await course.locator('.sam-panel > h4').all()) {
    expect((await heading.boundingBox())?.width).toBeGreaterThan(100);
  }
});

it('can be read to the end without JavaScript', async () => {
  const { href } = await stage.lms('utstilling');
  const context = await stage.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(stage.url + href);
  for (const summary of await page.locator(`#${lesson} summary`).all()) await summary.click();
  const [shown, all] = await seen(page);
  expect(shown).toBe(all);
  expect(all).toBeGreaterThan(5);
  await context.close();
});

it('is found by search: the browser goes to the lesson, and the tab is chosen', async () => {
  const { course } = await open();
  await course.evaluate(() => {
    location.hash = '#l_spore';
  });
  await course.waitForSelector('#l_vise2[hidden]', { state: 'attached' });
  // What find-in-page does to the innermost part that it has found, and then to those around it (HTML, «ancestor revealing»).
  await course.evaluate(() => {
    location.hash = `#${document.querySelectorAll('.sam-panel')[1]?.id}`;
  });
  await course.waitForSelector('#l_vise2:not([hidden])');
  expect(await course.locator('.sam-tab[aria-selected="true"]').innerText()).toBe('Lederen');
  expect(await course.locator('.sam-panel:not([hidden])').count()).toBe(1);
});
