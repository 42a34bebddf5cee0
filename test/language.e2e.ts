import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from '../src/preview/cmi5-json.ts';
import type { Cmi5Log } from '../src/preview/launch-log.ts';
import { changeAnswers } from './support/change-answers.ts';
import { openCoursePage } from './support/course-page.ts';
import { callsOf, type LabOptions, labLearner, newMachine } from './support/lab.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const langOf = (frame: Frame) => frame.locator('html').getAttribute('lang');
const isIn = (frame: Frame, lang: string) => frame.waitForSelector(`html[lang=${lang}]`);
/** Chooses in the foot, which stands under every view. */
const choose = async (frame: Frame, lang: string) => {
  await frame.click(`#sam-langs-foot [lang=${lang}]`);
  await isIn(frame, lang);
};
const idsOf = (frame: Frame, selector: string) => frame.locator(selector).evaluateAll((all) => all.map(({ id }) => id));

/** What the learner has put in, what they see of it, and where they are. */
const stateOf = (frame: Frame) =>
  frame.evaluate(() => ({
    view: document.querySelector('section.sam-view:not([hidden])')?.id,
    ticked: [...document.querySelectorAll<HTMLInputElement>('main input:checked')].map(
      ({ name, value }) => name + value,
    ),
    judged: [...document.querySelectorAll('.sam-feedback > div')].map((each) => each.closest('.sam-question')?.id),
    done: [...document.querySelectorAll<HTMLAnchorElement>('.sam-done')].map(({ hash }) => hash),
    current: document.querySelector<HTMLAnchorElement>('.sam-menu [aria-current]')?.hash,
    hash: location.hash,
  }));

/** Answers a question, and ticks some of the test. */
async function begin(frame: Frame): Promise<readonly string[]> {
  await frame.click('#q_mandag .sam-option[data-correct] input');
  await frame.click('#q_mandag button[type=submit]');
  await frame.waitForSelector('#q_mandag .sam-feedback > div');
  await frame.click('#l_mandag .sam-next');
  await frame.evaluate(() => {
    location.hash = 'l_test';
  });
  await frame.waitForSelector('section#l_test:not([hidden])');
  const questions = await idsOf(frame, 'sam-test .sam-question');
  for (const id of questions.slice(0, 3)) await frame.locator(`#${id} .sam-option[data-correct] input`).first().check();
  return questions;
}

/** Ticks all that is right, and sends it in. */
async function finish(frame: Frame): Promise<void> {
  for (const right of await frame.locator('sam-test .sam-option[data-correct] input').all()) await right.check();
  await frame.click('sam-test button[type=submit]');
  await frame.waitForSelector('section#resultat:not([hidden])');
}

describe.each<[string, LabOptions]>([
  ['SCORM 1.2', { activity: 'm1' }],
  ['SCORM 2004', { activity: 'm1.scorm2004-4' }],
])('in the middle of a test, in %s,', (_name, options) => {
  it('another language keeps place, answers, score and session', async () => {
    const learner = await labLearner(stage, options);
    const frame = await learner.launch();
    await begin(frame);
    const before = await stateOf(frame);
    expect(before).toMatchObject({ view: 'l_test', judged: ['q_mandag'], current: '#l_test' });
    expect(before.ticked.length).toBeGreaterThanOrEqual(4);
    for (const lang of ['nn', 'en', 'nb', 'en']) {
      await choose(frame, lang);
      expect(await stateOf(frame), lang).toEqual(before);
    }
    expect(await frame.title()).toMatch(/ – Digitalisation|^Test/);
    await finish(frame);
    expect(await frame.innerText('sam-result')).toMatch(/You passed|passed the module/i);
    await learner.saved();
    expect(await learner.status()).toContain('Saved');
    await choose(frame, 'nb');
    expect(await frame.innerText('sam-result')).toContain('Du har bestått testen');
    const calls = await learner.calls();
    expect(callsOf(calls, 'Initialize')).toHaveLength(1);
    expect([...callsOf(calls, 'Finish'), ...callsOf(calls, 'Terminate')]).toEqual([]);
    expect(calls.filter(({ refused }) => refused)).toEqual([]);
    const { cmi } = await learner.lms();
    expect(cmi['cmi.core.score.raw'] ?? cmi['cmi.score.raw']).toBe('100');
    await learner.context.close();
  });
});

describe('in cmi5', () => {
  const log = async (): Promise<Cmi5Log> => (await fetch(`${stage.url}/cmi5/m1.cmi5/_log`)).json();
  const launch = (wanted = '') => openCoursePage(stage, `/kurs/m1.cmi5?window=own&${wanted}`);
  beforeEach(() => fetch(`${stage.url}/lms/m1.cmi5/nytt-forsok`, { method: 'POST' }));

  it('another language keeps place, answers, score and session, and what is told after is told in it', async () => {
    const { page, saved, exit } = await launch();
    const frame = page.mainFrame();
    await begin(frame);
    const before = await stateOf(frame);
    for (const lang of ['en', 'nn']) {
      await choose(frame, lang);
      expect(await stateOf(frame), lang).toEqual(before);
    }
    await finish(frame);
    await saved();
    await exit();
    await page.waitForURL(/\/return\?session=/);
    const { launches, statements, violations } = await log();
    expect(violations.map(({ req, text }) => `${req} ${text}`)).toEqual([]);
    expect(launches.map(({ fetches, state }) => ({ fetches, state }))).toEqual([{ fetches: 1, state: 'terminated' }]);
    const ours = statements.filter(({ by }) => by === 'AU').map(({ statement }) => statement);
    const langOfVerb = (name: string) =>
      ours
        .filter((each) => String(at(each, 'verb', 'id')).endsWith(`/${name}`))
        .map((each) => at(each, 'context', 'language'));
    expect([langOfVerb('initialized'), langOfVerb('passed'), langOfVerb('terminated')]).toEqual([
      ['nb'],
      ['nn'],
      ['nn'],
    ]);
    expect(langOfVerb('answered')).toEqual(['nb', ...Array.from({ length: 6 }, () => 'nn')]);
    const end = ours.find((each) => String(at(each, 'verb', 'id')).endsWith('/terminated'));
    expect(at(end, 'object', 'definition', 'name')).toEqual({ nn: 'Digitalisering kan styrast' });
    await page.context().close();
  });

  it.each([
    ['nn-NO,nb', 'nn'],
    ['en_GB', 'en'],
    ['no', 'nb'],
    ['{"x"', 'nb'],
  ])('the language that the learner prefers, %s, is the first one', async (preference, lang) => {
    const { page, saved } = await launch(`languagePreference=${encodeURIComponent(preference)}`);
    await isIn(page.mainFrame(), lang);
    await saved();
    expect((await log()).violations).toEqual([]);
    await page.context().close();
  });
});

describe.each<[string, string, string]>([
  ['m1', 'cmi.student_preference.language', 'nn'],
  ['m1.scorm2004-4', 'cmi.learner_preference.language', 'en'],
])('what the LMS says that the learner prefers (%s)', (activity, element, lang) => {
  it('is honoured at the first launch; what the learner has chosen counts more, and lasts', async () => {
    const learner = await labLearner(stage, { activity });
    // Moodle hands nothing back in 2004 but to a learner who left by «suspend».
    await learner.store({ [element]: `${lang}-NO`, ...(activity !== 'm1' && { 'cmi.exit': 'suspend' }) });
    const frame = await learner.launch();
    await isIn(frame, lang);
    await learner.saved();
    await choose(frame, 'nb');
    await learner.saved();
    await learner.leave();
    await learner.launch();
    await learner.saved();
    expect(await langOf(learner.frame)).toBe('nb');
    expect(callsOf(await learner.calls(), 'Initialize')).toHaveLength(1);
    await learner.context.close();
  });
});

it('is not seen by the next learner on the machine, nor kept where others use it', async () => {
  const machine = await newMachine(stage);
  const kari = await labLearner(stage, { context: machine });
  await choose(await kari.launch(), 'nn');
  await kari.saved();
  await kari.leave();
  const ola = await labLearner(stage, { context: machine });
  await ola.launch();
  await ola.saved();
  expect(await langOf(ola.frame)).toBe('nb');
  await choose(ola.frame, 'en');
  const keptNow = () => ola.frame.evaluate(() => Object.entries(localStorage).filter(([key]) => key.includes('lang')));
  expect(await keptNow()).toHaveLength(2);
  await ola.frame.locator('#sam-saving summary').click();
  await ola.frame.locator('#sam-shared').check();
  expect(await keptNow(), 'what is left is the other’s, under a random name').toHaveLength(1);
  await choose(ola.frame, 'nn');
  expect(await keptNow()).toHaveLength(1);
  await ola.frame.locator('#sam-shared').uncheck();
  await ola.saved();
  await ola.leave();
  await kari.launch();
  await isIn(kari.frame, 'nn');
  await machine.close();
});

it('is refused where the package is of another version by now, and was not fetched before', async () => {
  const learner = await labLearner(stage);
  const isNext = (text: string) => text.replace(/"version":"[^"]+"/, '"version":"9.0.0"');
  await changeAnswers(learner.context, '**/nn.html', isNext);
  const frame = await learner.launch();
  await begin(frame);
  const before = await stateOf(frame);
  await frame.click('#sam-langs-foot [lang=nn]');
  await frame.locator('#sam-langs-foot').getByText('Ny versjon – lagre og åpne på nytt for å bytte språk.').waitFor();
  expect([await langOf(frame), await stateOf(frame)]).toEqual(['nb', before]);
  expect(await frame.innerText('#sam-live')).toContain('Ny versjon');
  await choose(frame, 'en');
  expect(await frame.locator('.sam-trouble').count(), 'the other one is as good as it was').toBe(0);
  await learner.context.close();
});

it('comes while nobody waits, and needs the package no more after that', async () => {
  const learner = await labLearner(stage);
  const asked: string[] = [];
  learner.page.on('response', (response) => asked.push(new URL(response.url()).pathname.split('/').at(-1) ?? ''));
  const frame = await learner.launch();
  await expect
    .poll(() => asked.filter((file) => /^(?:nn|en)\.html$/.test(file)).sort())
    .toEqual(['en.html', 'nn.html']);
  await learner.context.route('**/*.html', (route) => route.abort());
  await choose(frame, 'en');
  await learner.context.close();
});

it('that cannot be fetched is told of, nothing is lost, and it can be tried again', async () => {
  const learner = await labLearner(stage);
  await learner.context.route('**/nn.html', (route) => route.abort());
  const frame = await learner.launch();
  await begin(frame);
  const before = await stateOf(frame);
  await frame.click('#sam-langs-foot [lang=nn]');
  const retry = frame.locator('#sam-langs-foot').getByRole('button', { name: 'Prøv igjen' });
  await retry.waitFor();
  expect([await langOf(frame), await stateOf(frame)]).toEqual(['nb', before]);
  expect(await frame.innerText('#sam-live')).toContain('Vi fikk ikke hentet kurset');
  await learner.context.unroute('**/nn.html');
  await retry.press('Enter');
  await isIn(frame, 'nn');
  expect(await stateOf(frame)).toEqual(before);
  expect(await frame.evaluate(() => document.activeElement?.textContent), 'the focus is on the language').toBe(
    'Nynorsk',
  );
  await expect.poll(() => frame.innerText('#sam-live')).toBe('Kurset er no på nynorsk. Svara dine er med.');
  await learner.context.close();
});

describe('what is said in a language', () => {
  it('follows the learner into another: the save status, and the line of one who has come back', async () => {
    const learner = await labLearner(stage, { activity: 'm1', learner: 'kom-tilbake' });
    const first = await learner.launch();
    await choose(first, 'nn');
    await first.evaluate(() => {
      location.hash = 'l_naturkraft';
    });
    await first.waitForSelector('section#l_naturkraft:not([hidden])');
    await learner.saved();
    await learner.leave();
    const second = await learner.launch();
    await isIn(second, 'nn');
    await expect.poll(() => second.locator('.sam-notice').allInnerTexts()).toEqual(['Du held fram der du slapp.']);
    await learner.saved();
    await choose(second, 'en');
    await expect.poll(() => learner.status()).toMatch(/^Saved \d/);
    expect(await second.locator('.sam-notice').allInnerTexts()).toEqual(['You are back where you left off.']);
  });

  it('is the language of a preview, whose status never changes', async () => {
    const page = await stage.browser.newPage();
    await page.goto(stage.url + (await stage.lms()).href);
    await page.waitForSelector('html.tools sam-save-status[data-kind=preview]');
    await choose(page.mainFrame(), 'en');
    expect(await page.innerText('sam-save-status')).toBe('Preview – your result is not saved');
    expect(await page.innerText('#sam-keeps')).toBe('What you do now is not saved.');
    await page.close();
  });
});
