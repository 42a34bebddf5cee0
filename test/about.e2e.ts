import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStage, type Stage } from './support/stage.ts';

const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
declare const axe: { run(): Promise<AxeResults> };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** The lines that show on who gets data; the address of the LRS is `lrs`. */
const recipients = async (course: Frame): Promise<string[]> => {
  const lines = await course.locator('#sam-recipients li:visible').allInnerTexts();
  return lines.map((line) => line.replace(/^127\.0\.0\.1:\d+ /, 'lrs '));
};

const knows = 'hvor langt du har kommet, poengsummen, tiden';
const platform = `Læringsplattformen: ${knows}, svarene på oppgavene, og det kurset trenger for å fortsette der du slapp.`;
const copy =
  'Denne enheten: en kopi av det du har gjort, til læringsplattformen har vist at den har alt, og i 30 dager hvor i leksjonen du var. Ingen andre kan åpne det i kurset.';
const username =
  'Første gang leser kurset brukernavnet ditt, for å kjenne igjen arbeidet ditt på denne enheten. Det blir verken lagret eller sendt.';
const settings =
  'Denne nettleseren: tekststørrelse, farger, bevegelse og språk, hvis du har valgt det selv. Neste som åpner kurset her, får det ikke.';
const lrs = `lrs (en LRS, en database for læringsdata): ${knows} og svarene, under et tilfeldig navn.`;
const named = 'lrs (en LRS, en database for læringsdata): det samme, under navnet som læringsplattformen har gitt deg.';

it.each([
  ['m1', [platform, lrs, copy, username, settings]],
  ['m1.scorm2004-4', [platform, lrs, copy, username, settings]],
  ['m1.cmi5', [platform, named, copy, settings]],
  ['m1.xapi', [platform, named, copy, settings]],
  [
    'm1.web',
    [
      'Denne nettleseren: hvor langt du har kommet, poengsummen og svarene.',
      settings,
      'Ingen andre får vite noe, for ingenting blir sendt.',
    ],
  ],
])('names everyone who gets data in %s', async (activity, lines) => {
  const learner = await stage.learner({ activity });
  const course = await learner.open();
  await course.click('.sam-foot a[href="#om"]');
  await course.waitForSelector('section#om:not([hidden])');
  expect(await course.evaluate(() => document.activeElement?.id)).toBe('om_tittel');
  await course.waitForSelector('html.tools', { state: 'attached' });
  expect(await recipients(course)).toEqual(lines);
  await course.evaluate(axeSource);
  const { violations } = await course.evaluate(() => axe.run());
  expect(violations.map(({ id }) => id)).toEqual([]);
});

it('names nobody where nobody launched the package, and can be reached and read without JavaScript', async () => {
  const { href } = await stage.lms();
  const page = await stage.browser.newPage();
  await page.goto(`${stage.url}${href}#om`);
  await page.waitForSelector('html.tools sam-save-status[data-kind=preview]');
  expect(await recipients(page.mainFrame())).toEqual([
    'Ingen får vite noe nå. Det du gjør, blir verken lagret eller sendt.',
  ]);
  await page.close();

  const context = await stage.browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(stage.url + href);
  await plain.click('.sam-foot a[href="#om"]');
  expect(await recipients(plain.mainFrame())).toEqual(['Uten JavaScript blir ingenting lagret eller sendt.']);
  await context.close();
});

it('tells of the pass mark that the LMS launched with', async () => {
  const { page } = await stage.learner({ activity: 'm1.cmi5' });
  await page.goto(`${stage.url}/kurs/m1.cmi5?masteryScore=0.65`);
  const course = page.frameLocator('#scorm_object');
  await course.locator('sam-save-status[data-kind]').waitFor();
  expect(await course.locator('#l_test .sam-lead').textContent()).toMatch(/vil\. Du trenger 65 prosent for å bestå\.$/);
});
