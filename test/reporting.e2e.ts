import type { Page, Request } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { LmsState } from '../src/preview/lms.ts';
import { changeAnswers } from './support/change-answers.ts';
import { lessons } from './support/m1.ts';
import { type Learner, openStage, refused, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Eleven digits, as the learner id has been in KS Læring; no valid national identity number. */
const learnerId = '12345678901';

/** What a page asks for, and what goes wrong in it, from now on. */
function watch(page: Page) {
  const requests: Request[] = [];
  const faults: string[] = [];
  page.on('request', (request) => requests.push(request));
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const pathOf = (request: Request) => new URL(request.url()).pathname;
  return {
    faults,
    /** Requests that went to another origin; what a page makes itself (`data:`, `blob:`) goes nowhere. */
    foreign: () =>
      requests.map((request) => request.url()).filter((url) => /^(?:https?|wss?):/.test(url) && !isOurs(url)),
    /** Requests to the LMS: commits, and probes of the package. */
    lms: () => requests.filter((request) => /\/(?:commit|samspill\.txt)$/.test(pathOf(request))).map(pathOf),
  };
}

const isOurs = (url: string): boolean => new URL(url).origin === stage.url;

/** Waits until nothing has been said to the LMS for longer than an ordinary save is put off. */
async function quiet({ page }: Learner, lms: () => readonly string[]): Promise<void> {
  for (let before = -1; before !== lms().length; ) {
    before = lms().length;
    await page.waitForTimeout(2_300);
  }
}

/** Makes the LMS hand over an eleven-digit learner id, as an LMS with ID-porten does. */
const launchWithNationalId = (page: Page) =>
  changeAnswers(page, '**/lms/m1', (text) => {
    const state: LmsState = JSON.parse(text);
    const launch = { ...state.launch, 'cmi.core.student_id': learnerId, 'cmi.core.student_name': 'Nordmann, Kari' };
    return JSON.stringify({ ...state, launch });
  });

it('costs two requests an answer, and none before the feedback is painted', async () => {
  const learner = await stage.learner();
  const { lms } = watch(learner.page);
  await learner.open();
  await learner.tick('q_mandag', 'wrong');
  await quiet(learner, lms);
  const before = { requests: lms().length, calls: (await learner.calls()).length };
  const callsWhenPainted = await learner.course.evaluate(submitAndPaint, 'q_mandag');
  expect(callsWhenPainted, 'calls when the feedback was painted').toBe(before.calls);
  await quiet(learner, lms);
  expect(lms().slice(before.requests).sort()).toEqual([
    '/lms/m1/commit',
    expect.stringMatching(/^\/pakke\/m1\/\d+\/samspill\.txt$/),
  ]);
  const calls = (await learner.calls()).slice(before.calls).map(({ fn }) => fn);
  expect(calls.filter((fn) => fn === 'LMSCommit')).toHaveLength(1);
});

/**
 * In the course's frame: submits, and gives the number of calls to the LMS when the frame that shows the feedback is about to
 * be painted; asked for after the player's own turn in that frame, so that a call made there counts too.
 */
const submitAndPaint = (question: string): Promise<number> =>
  new Promise((resolve) => {
    document.querySelector<HTMLElement>(`#${question} button[type=submit]`)?.click();
    const look = (): void => {
      const isShown = document.querySelector(`#${question} .sam-feedback > div`) !== null;
      if (isShown) resolve(window.parent.samspillPreview?.calls.length ?? -1);
      else requestAnimationFrame(look); // It waits for the disk.
    };
    requestAnimationFrame(look);
  });

it('keeps the learner id, and itself, to itself through a whole run', async () => {
  const learner = await stage.learner();
  const logged = (await stage.log()).length;
  const { faults, foreign, lms } = watch(learner.page);
  await launchWithNationalId(learner.page);
  await learner.open();
  expect(await learner.page.evaluate(() => window.API?.LMSGetValue('cmi.core.student_id'))).toBe(learnerId);
  const own = (await learner.calls()).length;
  await takeAll(learner);
  await learner.saved();
  await expectNoTrace(learner, logged);

  await learner.course.click('#sam-exit');
  await learner.course.waitForSelector('.sam-goodbye');
  const calls = await learner.calls();
  expect(calls.at(-1)).toMatchObject({ fn: 'LMSFinish', returned: 'true' });
  // Once, for the LMS has nothing yet by which the device could tell whose work it keeps; see `expectNoTrace`.
  const asked = calls.filter(({ args, n }) => /student_(?:id|name)/.test(String(args[0])) && n !== own);
  expect(
    asked.map(({ args }) => args[0]),
    'questions about who the learner is',
  ).toEqual(['cmi.core.student_id']);
  await expectSilence(learner, lms);

  expect(refused(await learner.calls())).toEqual([]);
  expect(foreign(), 'requests to others').toEqual([]);
  expect(faults, 'errors in the console').toEqual([]);
});

/** Answers everything in every lesson, and the test. */
async function takeAll(learner: Learner): Promise<void> {
  for (const lesson of lessons) {
    await learner.answer(lesson.replace('l_', 'q_'), 'right');
    await learner.next();
  }
  const questions = await learner.course.locator('sam-test sam-choice').evaluateAll((all) => all.map(({ id }) => id));
  for (const question of questions) await learner.tick(question, 'right');
  await learner.course.click('sam-test button[type=submit]');
  await learner.course.waitForSelector('section#resultat:not([hidden])');
}

/** The learner id is in nothing that is stored, sent or shown. */
async function expectNoTrace(learner: Learner, logged: number): Promise<void> {
  const { cmi } = await stage.lms();
  expect(cmi['cmi.suspend_data']).toBeTruthy();
  expect(JSON.stringify(cmi)).not.toContain(learnerId);
  const statements = (await stage.log()).slice(logged);
  expect(statements.length).toBeGreaterThan(5);
  expect(JSON.stringify(statements)).not.toContain(learnerId);
  const left = await learner.course.evaluate(async () => ({
    html: document.documentElement.outerHTML,
    local: JSON.stringify(localStorage),
    session: JSON.stringify(sessionStorage),
    cookie: document.cookie,
    databases: JSON.stringify(await indexedDB.databases()),
    address: location.href,
  }));
  for (const [place, text] of Object.entries(left)) expect(text, place).not.toContain(learnerId);
}

/** After «Lagre og avslutt» nothing more is said to the LMS, not even when the frame goes. */
async function expectSilence(learner: Learner, lms: () => readonly string[]): Promise<void> {
  const before = { calls: (await learner.calls()).length, requests: lms().length };
  await learner.page.waitForTimeout(2_300);
  await learner.page.getByRole('button', { name: 'Avslutt aktiviteten' }).click();
  await learner.page.getByText('Aktiviteten er avsluttet.').waitFor();
  expect({ calls: (await learner.calls()).length, requests: lms().length }).toEqual(before);
}

it('would notice a request to others, and an error', async () => {
  const learner = await stage.learner();
  const { faults, foreign } = watch(learner.page);
  await learner.open();
  await learner.course.evaluate(() => {
    new Image().src = 'https://statistikk.invalid/prikk.png';
    setTimeout(() => Promise.reject(new Error('glemt')));
  });
  await learner.page.evaluate(() => {
    new Image().src = 'http://127.0.0.2:9/prikk.png';
  });
  await expect.poll(() => faults.join('\n')).toContain('glemt');
  expect(faults.join('\n')).toContain('img-src');
  await expect.poll(foreign).toEqual(['https://statistikk.invalid/prikk.png', 'http://127.0.0.2:9/prikk.png']);
});

it('never asks for `unload`, which browsers leave out and which keeps a page from coming back', async () => {
  const { href } = await stage.lms();
  const script = await (await fetch(new URL('player.js', stage.url + href))).text();
  expect(script.length).toBeGreaterThan(10_000);
  expect(script.match(/\bunload\b/g) ?? []).toEqual([]);
  expect(script).toContain('pagehide');
});
