import type { BrowserContext, Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LabLearner, labLearner, newMachine, soon } from './support/lab.ts';
import { layoutShift, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

async function opened(context: BrowserContext, learner: string): Promise<LabLearner> {
  const lab = await labLearner(stage, { context, learner });
  await lab.launch();
  await lab.saved();
  return lab;
}

async function choose(frame: Frame, choices: Readonly<Record<string, string>>): Promise<void> {
  await frame.click('#sam-settings');
  for (const [name, value] of Object.entries(choices)) await frame.check(`input[name=sam-${name}][value="${value}"]`);
}

/** What can be seen of the settings, and what the device keeps of them. */
const looks = (frame: Frame) =>
  frame.evaluate(() => {
    const { colorScheme = '', motion = 'auto' } = document.documentElement.dataset;
    const style = getComputedStyle(document.documentElement);
    const [red = 255] = (style.backgroundColor.match(/\d+/g) ?? []).map(Number);
    return { colorScheme, motion, size: style.fontSize, isDark: red < 128 };
  });

const keptKeys = (frame: Frame) =>
  frame.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('samspill-oppsett')));

const usual = { colorScheme: 'auto', motion: 'auto', size: '16px', isDark: false };
const chosen = { colorScheme: 'dark', motion: 'less', size: '24px', isDark: true };
const choices = { size: '150', scheme: 'dark', motion: 'less' };

describe('settings', () => {
  it('apply at once, and next time before any script of the package has run', async () => {
    const context = await newMachine(stage, { colorScheme: 'light' });
    const lab = await opened(context, 'innstilt');
    expect(await looks(lab.frame)).toEqual(usual);
    await choose(lab.frame, choices);
    expect(await looks(lab.frame)).toEqual(chosen);
    expect(await lab.frame.locator('.sam-settings [role=status]').textContent()).toBe('Mindre bevegelse');
    expect(await lab.frame.locator('.sam-settings-note').textContent()).toContain('husket på denne enheten');
    await lab.leave();
    await context.route(/\/(?:player|tools)\.js$/, (route) => route.abort());
    await lab.page.goto(`${stage.url}${(await lab.lms()).href}`);
    expect(await looks(lab.page.mainFrame()), 'the inline line alone').toEqual(chosen);
    await context.unroute(/\/(?:player|tools)\.js$/);
    await lab.launch();
    await lab.saved();
    expect(await looks(lab.frame)).toEqual(chosen);
    expect(await layoutShift(lab.frame)).toBe(0);
    await choose(lab.frame, { size: '100', scheme: 'light', motion: 'auto' });
    expect(await looks(lab.frame)).toEqual({ ...usual, colorScheme: 'light' });
    await context.close();
  });

  it('show a light course on a dark device, and a dark one as the device is', async () => {
    const context = await newMachine(stage, { colorScheme: 'dark' });
    const lab = await opened(context, 'mork-enhet');
    expect(await looks(lab.frame)).toEqual({ ...usual, isDark: true });
    await choose(lab.frame, { scheme: 'light' });
    expect(await looks(lab.frame)).toEqual({ ...usual, colorScheme: 'light' });
    await lab.frame.check('input[name=sam-scheme][value=auto]');
    expect(await looks(lab.frame)).toEqual({ ...usual, isDark: true });
    await context.close();
  });

  it('are one learner’s: the next one at the machine starts as usual, and nothing lies there any longer', async () => {
    const context = await newMachine(stage, { colorScheme: 'light' });
    const first = await opened(context, 'den-forste');
    await choose(first.frame, choices);
    expect(await keptKeys(first.frame)).toHaveLength(1);
    await first.leave();
    const next = await opened(context, 'den-neste');
    await expect.poll(() => looks(next.frame), soon).toEqual(usual);
    expect(await keptKeys(next.frame)).toEqual([]);
    await context.close();
  });

  it('last as long as the page on a shared machine', async () => {
    const context = await newMachine(stage, { colorScheme: 'light' });
    const first = await opened(context, 'delt-forste');
    await choose(first.frame, choices);
    await first.page.keyboard.press('Escape');
    await first.frame.click('#sam-saving summary');
    await first.frame.check('#sam-shared');
    expect(await keptKeys(first.frame), 'as soon as the machine is shared').toEqual([]);
    await choose(first.frame, { size: '200' });
    expect(await first.frame.locator('.sam-settings-note').textContent()).toContain('til du lukker kurset');
    await first.page.keyboard.press('Escape');
    expect(await looks(first.frame)).toEqual({ ...chosen, size: '32px' });
    await first.frame.click('#sam-switch');
    await first.frame.waitForSelector('.sam-goodbye');
    expect(await keptKeys(first.frame)).toEqual([]);
    const next = await opened(context, 'delt-neste');
    expect(await looks(next.frame)).toEqual(usual);
    await context.close();
  });

  it('work where storage is blocked, and say for how long', async () => {
    const context = await newMachine(stage, { colorScheme: 'light' });
    await context.addInitScript(() => {
      Object.defineProperty(window, 'localStorage', {
        get() {
          throw new DOMException('blocked', 'SecurityError');
        },
      });
    });
    const lab = await opened(context, 'sperret');
    await choose(lab.frame, choices);
    expect(await looks(lab.frame)).toEqual(chosen);
    expect(await lab.frame.locator('.sam-settings-note').textContent()).toContain('til du lukker kurset');
    await context.close();
  });

  it('open as a dialog by the keyboard, close with Esc, and give focus back', async () => {
    const context = await newMachine(stage, { viewport: { width: 360, height: 640 } });
    const lab = await opened(context, 'tastatur');
    const button = lab.frame.getByRole('button', { name: 'Innstillinger' });
    const { width, height } = (await button.boundingBox()) ?? { width: 0, height: 0 };
    expect(Math.min(width, height), 'its target').toBeGreaterThanOrEqual(44);
    await button.focus();
    await lab.page.keyboard.press('Enter');
    const dialog = lab.frame.getByRole('dialog', { name: 'Innstillinger' });
    await dialog.waitFor();
    await lab.page.keyboard.press('Tab');
    await lab.page.keyboard.press('Tab');
    expect(await lab.frame.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('sam-size');
    await lab.page.keyboard.press('ArrowRight');
    expect((await looks(lab.frame)).size).toBe('20px');
    await lab.page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await lab.frame.evaluate(() => document.activeElement?.id)).toBe('sam-settings');
    await context.close();
  });

  it('leave nothing outside a window of 360 px with twice the text size', async () => {
    const context = await newMachine(stage, { viewport: { width: 360, height: 640 } });
    const lab = await opened(context, 'stor-tekst');
    await choose(lab.frame, { size: '200' });
    const widths = () =>
      lab.frame.evaluate(() =>
        [document.documentElement, document.querySelector('.sam-settings')].map((element) =>
          element ? element.scrollWidth - element.clientWidth : 0,
        ),
      );
    expect(await widths()).toEqual([0, 0]);
    await context.close();
  });
});

describe('the cover', () => {
  it('leads to the first lesson, and on to where the learner is when they come back', async () => {
    const context = await newMachine(stage);
    const lab = await opened(context, 'forside');
    await lab.frame.click('#sam-start');
    expect(await lab.frame.evaluate(() => document.activeElement?.id)).toBe('l_mandag_tittel');
    await lab.answer('q_mandag', 'right');
    await lab.frame.click('#l_mandag .sam-next');
    await lab.goTo('l_mandag');
    const start = lab.frame.locator('#sam-start');
    await expect.poll(() => start.textContent(), soon).toBe('Fortsett');
    await start.click();
    await lab.frame.waitForSelector('#l_mer_enn:not([hidden])');
    await context.close();
  });
});

describe('the result', () => {
  it('says for each goal how far the learner has come, and hangs out the flags when all is passed', async () => {
    const context = await newMachine(stage);
    const lab = await opened(context, 'maal');
    await lab.takeTest(0);
    const goals = () => lab.frame.locator('.sam-result-goals li b').allTextContents();
    await expect.poll(goals, soon).toEqual(['På vei', 'Ikke startet', 'På vei']);
    expect(await lab.frame.locator('.sam-flags').count()).toBe(0);
    await lab.readAll();
    await lab.takeTest(99);
    await expect.poll(goals, soon).toEqual(['Nådd', 'Nådd', 'Nådd']);
    expect(await lab.frame.locator('.sam-flags').count()).toBe(1);
    await context.close();
  });
});

describe('a dialog', () => {
  it('says the language that is chosen in it, and keeps the focus there', async () => {
    const context = await newMachine(stage);
    const { frame } = await opened(context, 'maalform');
    await frame.click('#sam-settings');
    await frame.click('.sam-settings [lang=nn]');
    await frame.waitForSelector('html[lang=nn]');
    const said = frame.locator('.sam-settings [role=status]');
    await expect.poll(() => said.textContent()).toBe('Kurset er no på nynorsk. Svara dine er med.');
    expect(await frame.locator('.sam-settings h2').innerText()).toBe('Innstillingar');
    expect(await frame.evaluate(() => document.activeElement?.getAttribute('lang'))).toBe('nn');
    await context.close();
  });

  it.each(['#sam-settings', '.sam-foot .sam-print-line button'])('of %s gives way to «Tilbake»', async (opener) => {
    const context = await newMachine(stage);
    const { frame } = await opened(context, 'tilbake');
    await frame.click('#l_mandag .sam-next');
    await frame.waitForSelector('section#l_mer_enn:not([hidden])');
    await frame.locator(opener).first().click();
    await frame.waitForSelector('dialog[open]');
    await frame.evaluate(() => history.back());
    await frame.waitForSelector('section#l_mandag:not([hidden])');
    expect(await frame.locator('dialog[open]').count()).toBe(0);
    await frame.waitForTimeout(200);
    expect(await frame.evaluate(() => document.activeElement?.id)).toBe('l_mandag_tittel');
    await context.close();
  });
});
