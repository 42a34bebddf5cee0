import type { Frame, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Commit } from '../src/preview/policy.ts';
import { lessons, testQuestions } from './support/m1.ts';
import { type Learner, openStage, refused, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** Every answer that `takeLessons` and `takeTest` give. */
const answers = [...lessons.map((lesson) => lesson.replace('l_', 'q_')), ...testQuestions];

async function takeLessons(learner: Learner): Promise<void> {
  for (const lesson of lessons) {
    await learner.answer(lesson.replace('l_', 'q_'), 'right');
    await learner.next();
  }
}

async function takeTest(learner: Learner): Promise<void> {
  for (const question of testQuestions) await learner.tick(question, 'right');
  await learner.course.click('sam-test button[type=submit]');
  await learner.course.waitForSelector('section#resultat:not([hidden])');
}

/** What the database has of what counts. */
async function record() {
  const { cmi } = await stage.lms();
  const ids = Object.entries(cmi).filter(([element]) => /^cmi\.interactions\.\d+\.id$/.test(element));
  return {
    status: cmi['cmi.core.lesson_status'],
    raw: cmi['cmi.core.score.raw'],
    exit: cmi['cmi.core.exit'],
    answers: ids.map(([, id]) => id).sort(),
  };
}

const all = { status: 'completed', raw: '100', exit: 'suspend', answers: [...answers].sort() };

/** Answers 500 to the first commit that `isIt`, and notes when the LMS has everything after it. */
async function failOnce(
  learner: Learner,
  isIt: (commit: Commit) => boolean,
  whole: Awaited<ReturnType<typeof record>>,
) {
  const times: { failed?: number; whole?: number } = {};
  await learner.page.route('**/lms/m1/commit*', async (route: Route) => {
    if (times.failed === undefined && isIt(route.request().postDataJSON())) {
      times.failed = Date.now();
      return route.fulfill({ status: 500, body: '' });
    }
    const response = await route.fetch();
    if (times.failed !== undefined && JSON.stringify(await record()) === JSON.stringify(whole))
      times.whole ??= Date.now();
    return route.fulfill({ response });
  });
  return times;
}

/** Notes, in the course's frame, each status the learner is told and when. */
const followStatus = (course: Frame): Promise<void> =>
  course.evaluate(() => {
    const told: { kind: string; at: number }[] = [];
    const status = document.querySelector<HTMLElement>('sam-save-status');
    const note = () => told.push({ kind: status?.dataset.kind ?? '', at: Date.now() });
    if (status) new MutationObserver(note).observe(status, { attributes: true, attributeFilter: ['data-kind'] });
    Object.assign(window, { told });
  });

const told = (course: Frame): Promise<readonly { kind: string; at: number }[]> =>
  course.evaluate(() => Reflect.get(window, 'told'));

it('says that a completion that got lost is on the device alone, heals it, and says «Lagret» only then', async () => {
  const learner = await stage.learner();
  await learner.open();
  await takeLessons(learner);
  await learner.saved();
  await followStatus(learner.course);
  const times = await failOnce(learner, ({ cmi }) => cmi['cmi.core.lesson_status'] === 'completed', all);
  await takeTest(learner);
  await learner.course.waitForSelector('sam-save-status[data-kind=on-device]');
  expect(await learner.course.locator('sam-save-status').innerText()).toContain(
    'Lagret på denne enheten – ikke i læringsplattformen ennå',
  );
  expect(await record()).toMatchObject({ status: 'incomplete', raw: undefined });
  await learner.saved();
  expect(await record()).toEqual(all);
  expect(times.whole).toBeDefined();
  const between = (await told(learner.course)).filter(({ at }) => at > (times.failed ?? 0) && at < (times.whole ?? 0));
  expect(between.map(({ kind }) => kind)).toContain('on-device');
  expect(between.map(({ kind }) => kind)).not.toContain('saved');

  await learner.page.goto(stage.url);
  expect(await record()).toEqual(all);
  expect((await stage.lms()).cmi['cmi.core.total_time']).not.toBe('00:00:00');
});

it('has all of it in the LMS when the learner leaves before it was healed', async () => {
  const learner = await stage.learner();
  await learner.open();
  await takeLessons(learner);
  await learner.saved();
  await failOnce(learner, ({ cmi }) => cmi['cmi.core.lesson_status'] === 'completed', all);
  await takeTest(learner);
  await learner.course.waitForSelector('sam-save-status[data-kind=on-device]');
  await learner.page.getByRole('button', { name: 'Avslutt aktiviteten' }).click();
  await learner.page.getByText('Aktiviteten er avsluttet.').waitFor();
  await expect.poll(record).toEqual(all);
  expect(refused(await learner.calls())).toEqual([]);
});

it('heals the status of the launch, so that the learner can go on next time', async () => {
  const learner = await stage.learner();
  const begun = { status: 'incomplete', raw: undefined, exit: 'suspend', answers: [] };
  const times = await failOnce(learner, () => true, begun);
  await learner.open();
  await learner.course.waitForSelector('sam-save-status[data-kind=on-device]');
  expect(await record()).toEqual({ status: undefined, raw: undefined, exit: undefined, answers: [] });
  await learner.saved();
  expect(times.whole).toBeDefined();
  expect(await record()).toEqual(begun);
  expect((await stage.lms()).entry).toBe('resume');
  expect(refused(await learner.calls())).toEqual([]);
});

it('never says «Lagret» while the network is gone, and gives the LMS nothing to lose', async () => {
  const learner = await stage.learner();
  await learner.open();
  await takeLessons(learner);
  await learner.saved();
  const commits = async () => (await learner.calls()).filter(({ fn }) => fn === 'LMSCommit');
  const before = (await commits()).length;
  await followStatus(learner.course);
  await learner.page.context().setOffline(true);
  await takeTest(learner);
  await learner.course.waitForSelector('sam-save-status[data-kind=on-device]');
  await learner.page.waitForTimeout(7_000);
  const tries = (await commits()).slice(before);
  // The package's own server is asked first: what an LMS sends in vain it counts as sent.
  expect(tries).toEqual([]);
  expect((await told(learner.course)).map(({ kind }) => kind)).not.toContain('saved');
  expect(await record()).toMatchObject({ status: 'incomplete' });

  await learner.page.context().setOffline(false);
  await learner.saved();
  expect(await record()).toEqual(all);
  expect(refused(await learner.calls())).toEqual([]);
});
