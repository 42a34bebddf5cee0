import type { BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LabLearner, labLearner, newMachine, passTime, writesIn } from '../support/lab.ts';
import { outlineIn, readState, seenIn, triesIn } from '../support/snapshot.ts';
import { openStage, refused, type Stage } from '../support/stage.ts';

const isElsewhere = 'Kurset er åpent i en annen fane. Det du gjør her, blir ikke lagret.';
const isTaken = 'Kurset er åpnet et annet sted. Åpne det på nytt fra læringsplattformen for å fortsette her.';
const onDevice = 'Lagret på denne enheten – ikke i læringsplattformen ennå';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const snapshotOf = async (learner: LabLearner) =>
  readState(await outlineIn(learner.frame), (await learner.lms()).cmi['cmi.suspend_data']);

describe('row 42: two tabs', () => {
  /** As a browser is on plain http: no locks, and no cryptography. */
  const insecure = async (context: BrowserContext) => {
    await context.addInitScript(() => {
      Reflect.deleteProperty(Navigator.prototype, 'locks');
      Reflect.deleteProperty(Crypto.prototype, 'subtle');
    });
    return context;
  };
  const machines = [
    { how: 'with locks', machine: async () => newMachine(stage) },
    { how: 'on plain http, without locks', machine: async () => insecure(await newMachine(stage)) },
  ];

  it.each(machines)('row 42: the second reads, and goes on where the first was, $how', async ({ machine }) => {
    const context = await machine();
    const first = await labLearner(stage, { context });
    await first.launch();
    await first.saved();
    const second = await labLearner(stage, { context, learner: first.id });
    await second.launch();
    expect(await second.status()).toContain(isElsewhere);
    await second.answer('q_mer_enn', 'right');
    await first.answer('q_mandag', 'right');
    await first.saved();
    expect(writesIn(await second.calls()), 'a tab that reads').toEqual([]);

    await first.frame
      .locator('#q_naturkraft input')
      .first()
      .evaluate((input: HTMLInputElement) => input.click());
    await second.frame.getByRole('button', { name: 'Fortsett her' }).click();
    await second.saved();
    await first.told('taken-over');
    expect(await first.status()).toBe(isTaken);
    expect(await seenIn(second.frame)).toMatchObject({
      view: 'l_mer_enn',
      judged: ['q_mandag', 'q_mer_enn'],
      ticked: ['q_mandag', 'q_mer_enn', 'q_naturkraft'],
    });
    expect(triesIn(await snapshotOf(second))).toEqual({ q_mandag: 1, q_mer_enn: 1, q_naturkraft: 0 });

    const before = writesIn(await first.calls());
    await first.answer('q_atte_kommuner', 'right');
    await first.leave();
    await first.page.goBack();
    await second.answer('q_min_hverdag', 'right');
    await second.saved();
    expect(triesIn(await snapshotOf(second))).toMatchObject({ q_min_hverdag: 1 });
    expect(await snapshotOf(second)).not.toHaveProperty('answers.q_atte_kommuner');
    expect(before).not.toEqual([]);
    expect(refused(await second.calls())).toEqual([]);
    await context.close();
  });

  it('row 42: a tab that has lost its turn writes no more, and a third gets all', async () => {
    const context = await newMachine(stage);
    const first = await labLearner(stage, { context });
    await first.launch();
    await first.answer('q_mandag', 'wrong');
    const second = await labLearner(stage, { context, learner: first.id });
    await second.launch();
    await second.frame.getByRole('button', { name: 'Fortsett her' }).click();
    await first.told('taken-over');
    await second.saved();
    const before = writesIn(await first.calls());
    await first.answer('q_mandag', 'right');
    await first.answer('q_mer_enn', 'right');
    await first.goTo('l_naturkraft');
    await first.frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    await first.exit();
    await first.frame.waitForSelector('.sam-goodbye');
    expect(await first.frame.locator('.sam-goodbye').innerText()).toContain(isTaken);
    expect(writesIn(await first.calls())).toEqual(before);
    await second.answer('q_mandag', 'right');
    await second.saved();
    expect(triesIn(await snapshotOf(second))).toEqual({ q_mandag: 2 });
    await second.leave();
    expect((await seenIn(await first.launch())).judged, 'the first is opened anew').toEqual(['q_mandag']);
    await first.saved();
    await context.close();
  });

  it('row 42: of two learners, each writes', async () => {
    const context = await newMachine(stage);
    const [one, other] = [await labLearner(stage, { context }), await labLearner(stage, { context })];
    await one.launch();
    await one.answer('q_mandag', 'right');
    await one.saved();
    await other.launch();
    await other.saved();
    expect((await seenIn(other.frame)).ticked).toEqual([]);
    await context.close();
  });
});

it('row 43: two devices, each offline in its turn, come to the same: no answer is lost, and every try counts', async () => {
  const machines = await Promise.all([newMachine(stage), newMachine(stage)]);
  const [home, work] = [
    await labLearner(stage, { context: machines[0], learner: 'to-enheter' }),
    await labLearner(stage, { context: machines[1], learner: 'to-enheter' }),
  ];
  const goOffline = async (learner: LabLearner) => {
    await learner.saved();
    await learner.serverFault({ dropped: true });
  };
  const leaveOffline = async (learner: LabLearner) => {
    await passTime(learner.page, async () => (await learner.status()) === onDevice);
    await learner.page.goto('about:blank');
    await learner.page.close();
    // What it has sent on its way out is gone before the network is back.
    await new Promise((resolve) => setTimeout(resolve, 300));
    await learner.serverFault({ dropped: false });
  };
  await home.launch();
  await home.answer('q_mandag', 'wrong');
  await goOffline(home);
  await home.answer('q_mandag', 'right');
  await home.answer('q_mer_enn', 'wrong');
  await leaveOffline(home);

  await work.launch();
  expect((await seenIn(work.frame)).judged).toEqual(['q_mandag']);
  await work.answer('q_mandag', 'right');
  await work.goTo('l_naturkraft');
  await work.answer('q_naturkraft', 'right');
  await goOffline(work);
  await work.answer('q_mer_enn', 'right');
  await work.answer('q_atte_kommuner', 'right');
  await leaveOffline(work);

  const tries = { q_mandag: 3, q_mer_enn: 2, q_naturkraft: 1, q_atte_kommuner: 1 };
  for (const context of machines) {
    const back = await labLearner(stage, { context, learner: 'to-enheter' });
    await back.launch();
    await back.saved();
    expect(await back.notice()).toContain('Vi fant svar på denne enheten');
    await back.leave();
  }
  const third = await labLearner(stage, { learner: 'to-enheter' });
  await third.launch();
  await third.saved();
  expect(triesIn(await snapshotOf(third))).toEqual(tries);
  expect((await seenIn(third.frame)).judged).toEqual(Object.keys(tries).sort());
  for (const context of [...machines, third.context]) await context.close();
});
