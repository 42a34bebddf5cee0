import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { at } from '../src/preview/cmi5-json.ts';
import type { Cmi5Log } from '../src/preview/launch-log.ts';
import { openCoursePage } from './support/course-page.ts';
import { openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());
beforeEach(() => fetch(`${stage.url}/lms/m1.cmi5/nytt-forsok`, { method: 'POST' }));

const launch = (wanted = '') => openCoursePage(stage, `/kurs/m1.cmi5?window=own&${wanted}`);
const log = async (): Promise<Cmi5Log> => (await fetch(`${stage.url}/cmi5/m1.cmi5/_log`)).json();
const breaches = async () => (await log()).violations.map(({ req, text, verb }) => `${req} ${verb ?? ''} ${text}`);
const said = async () =>
  (await log()).statements
    .filter(({ by }) => by === 'AU')
    .map(({ statement }) =>
      String(at(statement, 'verb', 'id'))
        .split('/')
        .pop(),
    );
const story = async () => (await said()).filter((verb) => verb !== 'answered');

it('takes a learner from the first launch to the end, by the rules', async () => {
  const first = await launch();
  expect(new URL(first.page.url()).search, 'what the launch gave is out of the address').toBe('');
  await first.answer('q_mandag', 'wrong');
  await first.saved();
  await first.page.reload();
  await first.ready();
  expect(await first.page.isVisible('#q_mandag .sam-feedback > div'), 'answered before the reload').toBe(true);
  await first.takeTest(1);
  await first.saved();
  await first.exit();
  await first.page.waitForURL(/\/return\?session=/);
  expect(await story()).toEqual(['initialized', 'failed', 'terminated']);
  await first.page.context().close();

  const second = await launch();
  await second.readAll();
  await second.takeTest(6);
  await second.page.getByText('Resultatet er sendt til læringsplattformen.').waitFor();
  expect((await log()).satisfied).toBe(true);
  await second.exit();
  await second.page.waitForURL(/\/return\?session=/);
  await second.page.context().close();

  expect(await breaches()).toEqual([]);
  expect(await story()).toEqual([
    ...['initialized', 'failed', 'terminated'],
    ...['initialized', 'passed', 'completed', 'terminated'],
  ]);
  const { launches } = await log();
  expect(launches.map(({ fetches, state }) => ({ fetches, state }))).toEqual([
    { fetches: 1, state: 'terminated' },
    { fetches: 1, state: 'terminated' },
  ]);
});

describe('leaving', () => {
  it('by a link ends the session, and by a reload of the script it goes on', async () => {
    const course = await launch('returnURL=none');
    await course.saved();
    await course.page.evaluate(() => location.reload());
    await course.page.waitForLoadState();
    await course.ready();
    await course.saved();
    expect(await story()).toEqual(['initialized']);
    await course.page.evaluate((address) => location.assign(address), `${stage.url}/`);
    await expect.poll(story).toEqual(['initialized', 'terminated']);
    expect(await breaches()).toEqual([]);
    await course.page.context().close();
  });

  it('with something unsaved stores it, and leaves the end to the LMS', async () => {
    const course = await launch();
    await course.saved();
    await course.goTo('l_naturkraft');
    await course.page.goto('about:blank');
    await expect.poll(story).toEqual(['initialized']);
    const next = await launch();
    expect(await next.page.isVisible('section#l_naturkraft')).toBe(true);
    expect(await breaches()).toEqual([]);
    expect((await log()).launches[0]?.state).toBe('abandoned');
    await course.page.context().close();
    await next.page.context().close();
  });

  it('in a frame ends the session when the LMS takes the frame away', async () => {
    const learner = await stage.learner({ activity: 'm1.cmi5' });
    await learner.open();
    await learner.saved();
    await learner.page.getByRole('button', { name: 'Avslutt aktiviteten' }).click();
    await expect.poll(story).toEqual(['initialized', 'terminated']);
    expect(await breaches()).toEqual([]);
    await learner.page.context().close();
  });
});

it('says that the session is over: after the end, and when another launch has taken its place', async () => {
  const course = await launch('returnURL=none');
  const address = course.page.url();
  await course.exit();
  await course.page.getByText('Alt er lagret.').waitFor();
  await course.page.goto(address);
  await course.ready();
  expect(await course.status()).toContain('Økten er slutt');

  const old = await launch();
  await old.saved();
  const other = await launch();
  await other.saved();
  await old.answer('q_mandag', 'right');
  await old.page.waitForSelector('sam-save-status[data-kind=session-over]');
  await old.exit();
  await old.page.waitForSelector('.sam-goodbye');
  expect(await old.page.innerText('.sam-goodbye')).toContain('Åpne kurset på nytt fra læringsplattformen');
  for (const { page } of [course, old, other]) await page.context().close();
});

it.each(['Browse', 'Review'])('tells nothing of the learner in %s', async (mode) => {
  const course = await launch(`launchMode=${mode}&returnURL=none`);
  await course.answer('q_mandag', 'right');
  await course.exit();
  await course.page.waitForSelector('.sam-goodbye');
  await expect.poll(story).toEqual(['initialized', 'terminated']);
  expect(await said()).toEqual(['initialized', 'terminated']);
  expect(await breaches()).toEqual([]);
  await course.page.context().close();
});

it('shows and obeys the pass mark of the launch', async () => {
  const course = await launch('masteryScore=0.5&returnURL=none');
  await course.readAll();
  await course.takeTest(3);
  await course.page.getByText('Bra! Du har bestått modulen.').waitFor();
  await course.saved();
  await course.exit();
  await course.page.waitForSelector('.sam-goodbye');
  expect(await story()).toEqual(['initialized', 'passed', 'completed', 'terminated']);
  expect(await breaches()).toEqual([]);
  await course.page.context().close();
});

it('keeps the token and the learner to itself', async () => {
  const course = await launch();
  const requests: string[] = [];
  course.page.on('request', (request) => requests.push(request.url()));
  await course.answer('q_mandag', 'right');
  await course.saved();
  const token = await course.page.evaluate(() => {
    const kept = Object.values(sessionStorage)
      .map((text) => JSON.parse(text))
      .find(({ token: found }) => found);
    return String(kept?.token);
  });
  expect(token.length).toBeGreaterThan(20);
  expect(requests.length).toBeGreaterThan(0);
  expect(requests.filter((url) => url.includes(token) || !url.startsWith(stage.url))).toEqual([]);
  expect(await course.page.evaluate(() => document.documentElement.outerHTML)).not.toContain('Testine');
  await course.page.context().close();
});
