import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { labLearner } from './support/lab.ts';
import { layoutShift, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
/** The same with the module whose lessons open one by one. */
let ordered: Stage;
let dist: string;

beforeAll(async () => {
  dist = await mkdtemp(join(tmpdir(), 'samspill-rekkefolge-'));
  const root = fileURLToPath(new URL('fixtures/rekkefolge', import.meta.url));
  const { messages } = await build({ root, out: dist });
  expect(messages.map(({ rule }) => rule)).toEqual(['lang-leksjon']);
  [stage, ordered] = await Promise.all([openStage(), openStage(dist)]);
});
afterAll(async () => {
  await Promise.all([stage.close(), ordered.close()]);
  await rm(dist, { recursive: true });
});

const text = (frame: Frame, selector: string) => frame.locator(selector).allInnerTexts();
const view = (frame: Frame) => frame.locator('section.sam-view:not([hidden])').getAttribute('id');
const focus = (frame: Frame) => frame.evaluate(() => document.activeElement?.textContent?.trim().slice(0, 30));

/** The package without an LMS, in the whole window, at an address within it. */
async function plain(at: Stage, hash = '', activity = 'm1'): Promise<{ page: Page; frame: Frame }> {
  const { href } = await at.lms(activity);
  const page = await at.browser.newPage();
  await page.goto(`${at.url}${href}${hash}`);
  await page.waitForSelector('html.ready.tools');
  await page.waitForSelector('sam-save-status[data-kind]');
  return { page, frame: page.mainFrame() };
}

async function search(frame: Frame, words: string): Promise<readonly string[]> {
  if ((await frame.locator('dialog.sam-search').count()) === 0) await frame.click('#sam-search');
  await frame.fill('#sam-search-field', words);
  await expect.poll(() => text(frame, '.sam-search [role=status]')).not.toEqual(['']);
  return text(frame, '.sam-hits a');
}

describe('search', () => {
  it('finds what stands in lessons, questions and glossary, also written without æ, ø and å', async () => {
    const { page, frame } = await plain(ordered, '', 'lukket');
    expect(await search(frame, 'drofting')).toEqual(['Det går an å starte en drøfting om hvilke.', 'drøfting']);
    expect(await text(frame, '.sam-hits mark')).toEqual(['drøfting', 'drøfting']);
    expect(await text(frame, '.sam-hits h3')).toEqual(['Bønner', 'Ordliste']);
    expect(await search(frame, 'paalegg')).toHaveLength(2);
    expect(await search(frame, 'utvalgsleder')).toHaveLength(11);
    await expect.poll(() => text(frame, '.sam-search [role=status]')).toEqual(['11 treff']);
    expect(await search(frame, 'kaffebusk')).toEqual(['Bønner fra en kaffebusk']);
    await page.close();
  });

  it('never tells what is right before it is answered, and gives advice where nothing is found', async () => {
    const { page, frame } = await plain(ordered, '', 'lukket');
    expect(await search(frame, 'hemmelig')).toEqual([]);
    await expect
      .poll(() => text(frame, '.sam-search [role=status]'))
      .toEqual(['Ingen treff på «hemmelig». Prøv et kortere ord, eller sjekk hvordan det er skrevet.']);
    expect(await search(frame, 'forklaringen')).toEqual([]);
    await page.close();
  });

  it('goes to the hit by keyboard: its view opens, what is folded unfolds, and it has focus', async () => {
    const { page, frame } = await plain(ordered, '', 'lukket');
    for (const [words, hit] of [
      ['kjokkenkrok', 'Den som har drukket, vasker ko'],
      ['steintoykrus', 'Et steintøykrus holder på varm'],
    ] as const) {
      await search(frame, words);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await frame.waitForSelector('.sam-found:visible');
      expect(await view(frame)).toBe('l_kopper');
      expect(await focus(frame)).toBe(hit);
      expect(await frame.locator('.sam-found').isVisible()).toBe(true);
      expect(await frame.evaluate(() => CSS.highlights.get('sam-hit')?.size)).toBe(1);
    }
    await page.keyboard.press('Tab');
    expect(await frame.locator('.sam-found').count()).toBe(0);
    await page.close();
  });

  it('is a dialog that Escape and «Back» close, and that gives the focus back', async () => {
    const { page, frame } = await plain(stage);
    await frame.click('#sam-contents a >> nth=1');
    await search(frame, 'endring');
    expect(await frame.evaluate(() => document.activeElement?.id)).toBe('sam-search-field');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape'); // The first may only empty the field.
    await expect.poll(() => frame.locator('dialog.sam-search').count()).toBe(0);
    expect(await frame.evaluate(() => document.activeElement?.id)).toBe('sam-search');
    await frame.click('#sam-search');
    await page.goBack();
    await expect.poll(() => frame.locator('dialog.sam-search').count()).toBe(0);
    await page.close();
  });
});

describe('links and «Back»', () => {
  it.each([
    ['#l_kopper', 'l_kopper'],
    ['#q_vann', 'l_vann'],
    ['#ord_drofting', 'ordliste'],
    ['#om', 'om'],
  ])('%s opens %s', async (hash, id) => {
    const { page, frame } = await plain(ordered, hash, 'lukket');
    expect(await view(frame)).toBe(id);
    await page.close();
  });

  it('to what is not there leave the learner in a view, and say so', async () => {
    const { page, frame } = await plain(stage, '#finnes_ikke');
    expect(await view(frame)).toBe('l_mandag');
    expect(await text(frame, '.sam-notice')).toEqual(['Vi fant ikke stedet som lenken viser til.']);
    await frame.click('#l_mandag .sam-next');
    await frame.evaluate(() => {
      location.hash = 'finnes_heller_ikke';
    });
    await expect.poll(() => frame.locator('#sam-live').textContent()).toBe('Vi fant ikke stedet som lenken viser til.');
    expect(await view(frame)).toBe('l_mer_enn');
    await page.close();
  });

  it('go through the views, and out of the course at the end', async () => {
    const page = await stage.browser.newPage();
    await page.goto(`${stage.url}/forhandsvisning.css`);
    const { href } = await stage.lms();
    await page.goto(stage.url + href);
    await page.waitForSelector('html.ready');
    await page.click('#l_mandag .sam-next');
    await page.click('.sam-foot a[href="#om"]');
    await expect.poll(() => view(page.mainFrame())).toBe('om');
    await page.goBack();
    await expect.poll(() => view(page.mainFrame())).toBe('l_mer_enn');
    await page.goBack();
    await expect.poll(() => view(page.mainFrame())).toBe('l_mandag');
    await page.goBack();
    expect(page.url()).toContain('forhandsvisning.css');
    await page.close();
  });

  it('«Til toppen» gives the heading focus', async () => {
    const { page, frame } = await plain(stage, '#l_naturkraft');
    await frame.locator('#l_naturkraft .sam-steps a', { hasText: 'Til toppen' }).click();
    await expect.poll(() => frame.evaluate(() => document.activeElement?.id)).toBe('l_naturkraft_tittel');
    expect(await frame.locator('#l_naturkraft_tittel').isVisible()).toBe(true);
    await page.close();
  });
});

describe('the next launch', () => {
  it('begins where in the lesson the learner was, without moving anything', async () => {
    const learner = await labLearner(stage);
    const first = await learner.launch();
    await learner.goTo('l_naturkraft');
    const question = await first.locator('#l_naturkraft .sam-question').first().getAttribute('id');
    await first.evaluate((id) => scrollTo(0, (document.getElementById(id)?.offsetTop ?? 0) - 20), String(question));
    await learner.page.clock.fastForward(1_000);
    await learner.saved();
    await learner.leave();

    const frame = await learner.launch();
    expect(await view(frame)).toBe('l_naturkraft');
    const line = frame.locator('.sam-notice');
    expect(await line.innerText()).toBe('Du fortsetter der du slapp. Til toppen');
    const [lineTop, questionTop] = await frame.evaluate(
      (id) =>
        [document.querySelector('.sam-notice'), document.getElementById(id)].map((e) => e?.getBoundingClientRect().top),
      String(question),
    );
    expect(lineTop).toBeGreaterThanOrEqual(0);
    expect(lineTop).toBeLessThan(40);
    expect(questionTop).toBeLessThan(150);
    expect(await frame.evaluate(() => scrollY)).toBeGreaterThan(100);
    expect(await layoutShift(frame)).toBe(0);
    await line.locator('a').click();
    await expect.poll(() => frame.evaluate(() => document.activeElement?.id)).toBe('l_naturkraft_tittel');
    await learner.context.close();
  });
});

describe('a module whose lessons open one by one', () => {
  const entries = (frame: Frame) =>
    frame
      .locator('#sam-contents a')
      .evaluateAll((links) => links.map((link) => link.getAttribute('aria-disabled') ?? 'open'));

  it('shows nothing of a lesson that is not open, says what it takes, and opens it then', async () => {
    const learner = await labLearner(ordered, { activity: 'lukket' });
    const frame = await learner.launch();
    expect(await entries(frame)).toEqual(['open', 'true', 'true', 'true']);
    await frame.locator('#sam-contents a >> nth=1').focus();
    await learner.page.keyboard.press('Enter');
    expect(await view(frame)).toBe('l_bonner');
    expect(await frame.locator('#sam-live').textContent()).toBe('Låst til du har fullført Bønner');
    await frame.evaluate(() => {
      location.hash = 'l_kopper';
    });
    await frame.waitForSelector('#l_kopper .sam-lock:visible');
    expect(await text(frame, '#l_kopper > :visible')).toEqual([
      'Leksjon 3 · 1 minutt',
      'Kopper',
      'Låst til du har fullført Vann',
    ]);
    expect(await search(frame, 'porselen')).toEqual([]);
    await learner.page.keyboard.press('Escape');
    await learner.page.keyboard.press('Escape');
    await learner.goTo('l_bonner');
    await frame.click('#l_bonner .sam-next');
    await frame.waitForSelector('#l_vann .sam-text:visible');
    expect(await entries(frame)).toEqual(['open', 'open', 'true', 'true']);
    await learner.saved();
    await learner.leave();
    expect(await entries(await learner.launch())).toEqual(['open', 'open', 'true', 'true']);
    expect(await view(learner.frame)).toBe('l_vann');
    await learner.context.close();
  });

  it('is open once it is completed, to look at, without an LMS, and without JavaScript', async () => {
    const learner = await labLearner(ordered, { activity: 'lukket' });
    await learner.launch();
    await learner.readAll();
    await learner.takeTest(3);
    await learner.saved();
    expect(await entries(learner.frame)).toEqual(['open', 'open', 'open', 'open']);
    await learner.leave();
    expect(await entries(await learner.launch())).toEqual(['open', 'open', 'open', 'open']);
    await learner.context.close();

    const browsing = await labLearner(ordered, { activity: 'lukket', launchMode: 'Browse' });
    expect(await entries(await browsing.launch())).toEqual(['open', 'open', 'open', 'open']);
    await browsing.context.close();

    const { page, frame } = await plain(ordered, '#l_kopper', 'lukket');
    expect(await frame.locator('#l_kopper .sam-text').isVisible()).toBe(true);
    await page.close();

    const context = await ordered.browser.newContext({ javaScriptEnabled: false });
    const still = await context.newPage();
    await still.goto(ordered.url + (await ordered.lms('lukket')).href);
    expect(await still.locator('.sam-text:visible').count()).toBe(5);
    expect(await still.locator('.sam-lock:visible').count()).toBe(0);
    await context.close();
  });
});

it('has room for menu, search and lock at 320 pixels', async () => {
  const learner = await labLearner(ordered, { activity: 'lukket', viewport: { width: 320, height: 640 } });
  const frame = await learner.launch();
  const isWide = () => frame.evaluate(() => document.documentElement.scrollWidth > innerWidth);
  await frame.click('.sam-menu-button');
  expect(await isWide()).toBe(false);
  await search(frame, 'kaffe');
  expect(await isWide()).toBe(false);
  expect(await frame.evaluate(() => document.querySelector('dialog[open]')!.scrollWidth > 320)).toBe(false);
  for (const target of await frame.locator('dialog[open] a, dialog[open] button, #sam-search').all()) {
    const box = await target.boundingBox();
    expect(Math.min(box?.height ?? 0, box?.width ?? 0)).toBeGreaterThanOrEqual(44);
  }
  await learner.context.close();
});

describe('what is drawn in the place of a form', () => {
  it('is where a hit leads to', async () => {
    const { page, frame } = await plain(stage, '', 'utstilling');
    await search(frame, 'Ole Ante');
    await frame.click('.sam-hits a');
    await frame.waitForSelector('section#l_koble:not([hidden])');
    await expect.poll(() => focus(frame)).toBe('Ole Ante, verneombud');
    expect(await frame.evaluate(() => document.activeElement?.checkVisibility())).toBe(true);
    await page.close();
  });

  it('is never under a bubble of the glossary that was left open', async () => {
    const { page, frame } = await plain(stage, '#l_hjelpe', 'utstilling');
    await frame.locator('#l_hjelpe a.sam-word:visible').first().focus();
    await page.keyboard.press('Enter');
    await frame.waitForSelector('.sam-bubble');
    await page.keyboard.press('Tab');
    expect(await frame.locator('.sam-bubble').count(), 'its own button').toBe(1);
    await page.keyboard.press('Tab');
    expect(await frame.locator('.sam-bubble').count()).toBe(0);
    await page.close();
  });
});

it('a player that comes late folds the text, unless the learner has begun on it', async () => {
  const { href } = await stage.lms();
  const late = async (act: (page: Page) => Promise<unknown>) => {
    const page = await stage.browser.newPage();
    await page.route('**/player.js', async (route) => {
      await page.waitForSelector('html.late', { state: 'attached' });
      await act(page);
      await route.continue();
    });
    await page.goto(stage.url + href);
    await page.waitForSelector('html.ready');
    const shown = await page.locator('section.sam-view:visible').count();
    const answers = await page.locator('.sam-why:visible').count();
    await page.close();
    return { shown, answers };
  };
  expect(await late(async () => {})).toEqual({ shown: 1, answers: 0 });
  const reading = await late((page) => page.mouse.wheel(0, 900).then(() => page.waitForTimeout(300)));
  expect(reading.shown).toBeGreaterThan(5);
  expect(reading.answers).toBe(0);
}, 60_000);
