import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cmi } from '../../src/preview/policy.ts';
import { callsOf, type LabLearner, type LabOptions, labLearner, newMachine, passTime, soon } from '../support/lab.ts';
import { outlineIn, readState, seenIn, triesIn } from '../support/snapshot.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { isSaved, witness } from '../support/witness.ts';

const onDevice = 'Lagret på denne enheten – ikke i læringsplattformen ennå';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A learner at a machine whose clock the test can put on, where everything is saved. */
async function settledLearner(options: LabOptions = {}): Promise<LabLearner> {
  const context = options.context ?? (await newMachine(stage));
  await context.clock.install();
  const learner = await labLearner(stage, { ...options, context });
  await learner.launch();
  await learner.saved();
  return learner;
}

/** From now on time passes only as the test says, however slow the machine is. */
const holdClock = async ({ page }: LabLearner): Promise<void> =>
  page.clock.pauseAt((await page.evaluate(() => Date.now())) + 1_000);

const isWell = async (learner: LabLearner) => isSaved(await learner.status());

describe('row 11: a line that is gone when something is saved, while the LMS says that all is well', () => {
  it.each(['moodle', 'scorm-again'] as const)('row 11: is told as it is, never as «Lagret», in %s', async (lms) => {
    const learner = await settledLearner({ lms });
    const told = await witness(learner.frame);
    await learner.context.setOffline(true);
    await learner.answer('q_mandag', 'right');
    await learner.told('on-device');
    expect(await learner.status()).toBe(onDevice);
    const commits = callsOf(await learner.calls(), 'Commit');
    expect(commits.at(-1), 'the LMS says yes').toMatchObject({ returned: 'true', error: '0' });
    await learner.page.clock.fastForward(10_000);
    await learner.goTo('l_mer_enn');
    await learner.exit();
    await expect.poll(async () => (await told()).spoken.join(' '), soon).toContain('er lagret på denne enheten');
    expect((await told()).statuses.filter(isSaved)).toEqual([]);

    await learner.context.setOffline(false);
    await passTime(learner.page, () => isWell(learner));
    expect((await learner.lms()).cmi).toMatchObject({
      'cmi.interactions.0.id': 'q_mandag',
      'cmi.interactions.0.result': 'correct',
    });
    await learner.context.close();
  });
});

describe('row 12: a save that fails, and an LMS that counts it as sent', () => {
  /** What the LMS has, but for what differs by the time of day, and by the number of saves. */
  const inLms = async (learner: LabLearner) => {
    const { cmi, status, grade, complete } = await learner.lms();
    const isOwn = (element: string) => /time|latency|suspend_data/.test(element);
    const same: Cmi = Object.fromEntries(Object.entries(cmi).filter(([element]) => !isOwn(element)));
    const { answers, location, done, completed, passed, testScaled } = readState(
      await outlineIn(learner.frame),
      cmi['cmi.suspend_data'],
    );
    return { same, status, grade, complete, state: { answers, location, done, completed, passed, testScaled } };
  };
  const takeAll = async (learner: LabLearner, putWrong: () => Promise<void>) => {
    await putWrong();
    await learner.answer('q_mandag', 'wrong');
    await passTime(learner.page, () => isWell(learner));
    await putWrong();
    await learner.readAll();
    await passTime(learner.page, () => isWell(learner));
    await putWrong();
    await learner.takeTest(5);
    await passTime(learner.page, () => isWell(learner));
  };

  it.each(['m1', 'm1.scorm2004-4'])('row 12: has in the end what it would have had, in %s', async (activity) => {
    const [plain, unlucky] = [await settledLearner({ activity }), await settledLearner({ activity })];
    await takeAll(plain, async () => {});
    const before = callsOf(await unlucky.calls(), 'Commit').length;
    await takeAll(unlucky, () => unlucky.fault({ kind: 'http-500', times: 1 }));
    const failed = callsOf(await unlucky.calls(), 'Commit').filter(({ returned }) => returned !== 'true');
    expect(failed, 'one each time').toHaveLength(3);
    expect(callsOf(await unlucky.calls(), 'Commit').length).toBeGreaterThan(before);
    expect(await inLms(unlucky)).toEqual(await inLms(plain));
    expect(await inLms(plain)).toMatchObject({ state: { completed: true }, complete: true });
    for (const { context } of [plain, unlucky]) await context.close();
  });
});

it('row 13: two minutes of HTTP 500 are one calm message and at most eight saves, and then it heals', async ({
  annotate,
}) => {
  const learner = await settledLearner();
  const told = await witness(learner.frame);
  const before = callsOf(await learner.calls(), 'Commit').length;
  const commits = async () => callsOf(await learner.calls(), 'Commit').length - before;
  await learner.fault({ kind: 'http-500' });
  await holdClock(learner);
  const questions = ['q_mandag', 'q_mer_enn', 'q_naturkraft', 'q_atte_kommuner', 'q_min_hverdag'];
  for (let second = 0; second < 120; second++) {
    const question = second % 25 === 0 ? questions[second / 25] : undefined;
    if (question) {
      await learner.goTo(question.replace('q_', 'l_'));
      await learner.answer(question, 'right');
      // The device takes its own time, which the clock does not hold.
      await new Promise((resolve) => setTimeout(resolve, 150));
    }
    await learner.page.clock.fastForward(1_000);
  }
  const { spoken, statuses } = await told();
  await annotate(`${await commits()} commits, ${spoken.length} said aloud`);
  expect(await commits()).toBeLessThanOrEqual(8);
  expect(await commits()).toBeGreaterThan(2);
  expect(statuses.filter(isSaved)).toEqual([]);
  expect(new Set(statuses)).toEqual(new Set(['Lagrer …', onDevice]));
  expect(spoken, 'once, and calmly').toEqual([onDevice]);

  await learner.fault();
  await passTime(learner.page, () => isWell(learner));
  const outline = await outlineIn(learner.frame);
  const snapshot = readState(outline, (await learner.lms()).cmi['cmi.suspend_data']);
  expect(Object.keys(triesIn(snapshot)).sort()).toEqual([...questions].sort());
  await learner.context.close();
});

it('row 14: a captive portal, which answers everything with a page of its own, does not make it «Lagret»', async () => {
  const learner = await settledLearner();
  const told = await witness(learner.frame);
  const portal = '<!doctype html><title>Gjestenett</title><p>Godta vilkårene for å gå videre.';
  await learner.page.route('**/samspill.txt*', (route) => route.fulfill({ contentType: 'text/html', body: portal }));
  await learner.answer('q_mandag', 'right');
  await learner.told('logged-out');
  await learner.page.clock.fastForward(30_000);
  await learner.goTo('l_mer_enn');
  await learner.page.clock.fastForward(30_000);
  expect((await told()).statuses.filter(isSaved)).toEqual([]);
  expect(await learner.status()).toContain('Det du har gjort, er lagret på denne enheten.');

  await learner.page.unroute('**/samspill.txt*');
  await passTime(learner.page, () => isWell(learner));
  expect((await learner.lms()).cmi['cmi.interactions.0.id']).toBe('q_mandag');
  await learner.context.close();
});

it('row 16: a line that comes and goes each second for a minute loses no answer, and is no storm of messages', async ({
  annotate,
}) => {
  const learner = await settledLearner();
  const told = await witness(learner.frame);
  const questions = ['q_mandag', 'q_mer_enn', 'q_naturkraft', 'q_atte_kommuner', 'q_min_hverdag'];
  await holdClock(learner);
  for (let second = 0; second < 60; second++) {
    await learner.context.setOffline(second % 2 === 0);
    // In turn while it is gone and while it is there: a save that fails now, and one that gets through three seconds later.
    const question = second % 3 === 0 ? questions[(second / 3) % questions.length] : undefined;
    if (question) {
      await learner.goTo(question.replace('q_', 'l_'));
      await learner.answer(question, second % 30 < 15 ? 'wrong' : 'right');
    }
    await learner.page.clock.fastForward(1_000);
    // What goes over the line takes its own time.
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  const { spoken, statuses } = await told();
  await annotate(`${spoken.length} said aloud (${spoken.join(' | ')}), ${statuses.length} statuses`);
  expect(statuses.length, 'the line did come and go').toBeGreaterThan(4);
  expect(spoken.length).toBeLessThanOrEqual(2);

  await learner.context.setOffline(false);
  await passTime(learner.page, () => isWell(learner));
  const snapshot = readState(await outlineIn(learner.frame), (await learner.lms()).cmi['cmi.suspend_data']);
  expect(triesIn(snapshot)).toEqual(Object.fromEntries(questions.map((question) => [question, 4])));
  await learner.context.close();
});

describe('row 20: a browser that is wrong about the network', () => {
  const lying = async (onLine: boolean) => {
    const context = await newMachine(stage);
    await context.addInitScript((value) => {
      Object.defineProperty(Navigator.prototype, 'onLine', { get: () => value });
    }, onLine);
    return settledLearner({ context });
  };

  it('row 20: saves where it says that there is none', async () => {
    const learner = await lying(false);
    await learner.frame.evaluate(() => dispatchEvent(new Event('offline')));
    const told = await witness(learner.frame);
    await learner.answer('q_mandag', 'right');
    await learner.saved();
    expect((await learner.lms()).cmi['cmi.interactions.0.id']).toBe('q_mandag');
    expect((await told()).statuses.filter((status) => !/^Lagre[rt] /.test(status) || status === onDevice)).toEqual([]);
    await learner.context.close();
  });

  it('row 20: is not believed where it says that there is one', async () => {
    const learner = await lying(true);
    const told = await witness(learner.frame);
    await learner.context.setOffline(true);
    await learner.frame.evaluate(() => dispatchEvent(new Event('online')));
    await learner.answer('q_mandag', 'right');
    await learner.told('on-device');
    await learner.frame.evaluate(() => dispatchEvent(new Event('online')));
    await learner.page.clock.fastForward(10_000);
    expect((await told()).statuses.filter(isSaved)).toEqual([]);
    await learner.context.setOffline(false);
    await passTime(learner.page, () => isWell(learner));
    expect((await seenIn(learner.frame)).judged).toEqual(['q_mandag']);
    await learner.context.close();
  });
});
