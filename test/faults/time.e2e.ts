import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { courseIn } from '../support/course-page.ts';
import { callsOf, type LabLearner, labLearner, newMachine, soon } from '../support/lab.ts';
import { openInPlainLms } from '../support/plain-lms.ts';
import { outlineIn, readState, seenIn, triesIn } from '../support/snapshot.ts';
import { openStage, type Stage } from '../support/stage.ts';

const twoYears = 2 * 365 * 86_400_000;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** A learner at a machine whose clock is wrong by so much. */
async function learnerAt(ms: number, learner?: string): Promise<LabLearner> {
  const context = await newMachine(stage, {}, new Date(Date.now() + ms));
  return labLearner(stage, { context, ...(learner !== undefined && { learner }) });
}

describe('row 50: a clock that is wrong', () => {
  it.each([
    { years: 2, was: 'fast' },
    { years: -2, was: 'slow' },
  ])(
    'row 50: work that is on the device alone is found when the clock, which was two years $was, is right',
    async ({ years }) => {
      const learner = await learnerAt(years * (twoYears / 2));
      const { page } = learner;
      const course = courseIn(await openInPlainLms(stage, { page }));
      await course.saved();
      const { cmi } = await page.evaluate(() => window.lms);
      await page.evaluate(() => {
        window.lms.refuse = { LMSCommit: '101' };
      });
      await course.answer('q_mandag', 'right');
      await course.told('on-device');

      await learner.context.clock.setSystemTime(new Date());
      // The API comes late, so that whatever the device does by itself has been done before the LMS is there.
      const frame = await openInPlainLms(stage, { page }, { cmi, late: true });
      await new Promise((resolve) => setTimeout(resolve, 500));
      await page.evaluate(() => window.lms.connect());
      await courseIn(frame).saved();
      expect(await seenIn(frame)).toMatchObject({ judged: ['q_mandag'] });
      expect((await page.evaluate(() => window.lms)).cmi).toMatchObject({ 'cmi.interactions.0.id': 'q_mandag' });
      await learner.context.close();
    },
  );

  it('row 50: what was done last counts, and not what has the latest date', async () => {
    const fast = await learnerAt(twoYears, 'to-klokker');
    await fast.launch();
    await fast.answer('q_mandag', 'wrong');
    await fast.goTo('l_mer_enn');
    await fast.saved();
    await fast.leave();
    const slow = await learnerAt(-twoYears, 'to-klokker');
    await slow.launch();
    await slow.goTo('l_mandag');
    await slow.answer('q_mandag', 'right');
    await slow.goTo('l_naturkraft');
    await slow.saved();
    await slow.leave();
    const course = await fast.launch();
    await fast.saved();
    expect(await seenIn(course)).toMatchObject({ view: 'l_naturkraft', judged: ['q_mandag'] });
    expect(await course.locator('#q_mandag .sam-right').count()).toBe(1);
    const state = (await fast.lms()).cmi['cmi.suspend_data'];
    expect(triesIn(readState(await outlineIn(course), state))).toEqual({ q_mandag: 2 });
    for (const { context } of [fast, slow]) await context.close();
  });
});

describe('row 51: a laptop that sleeps for three days', () => {
  /** What the LMS was last told of the time, in seconds. */
  async function sessionSeconds(learner: LabLearner): Promise<number> {
    const told = callsOf(await learner.calls(), 'SetValue').filter(({ args }) => /session_time$/.test(String(args[0])));
    const text = String(told.at(-1)?.args[1]);
    const [, hours, minutes, seconds] =
      /^(\d{4}):([0-5]\d):([0-5]\d(?:\.\d{1,2})?)$/.exec(text) ??
      /^PT(?:(\d+)H)?(?:([0-5]?\d)M)?(?:([0-5]?\d(?:\.\d{1,2})?)S)?$/.exec(text) ??
      [];
    expect(`${hours}${minutes}${seconds}`, text).toMatch(/\d/);
    return [hours, minutes, seconds].reduce((sum, part) => sum * 60 + Number(part ?? 0), 0);
  }

  it.each([
    { activity: 'm1', what: 'SCORM 1.2' },
    { activity: 'm1.scorm2004-4', what: 'SCORM 2004' },
  ])(
    'row 51: has a session time in $what that is valid, and counts 30 minutes of doing nothing at most',
    async ({ activity }) => {
      const learner = await labLearner(stage, { activity });
      await learner.launch();
      await learner.answer('q_mandag', 'right');
      await learner.saved();
      await learner.page.clock.fastForward(3 * 86_400_000);
      await learner.goTo('l_mer_enn');
      await learner.answer('q_mer_enn', 'right');
      await learner.saved();
      expect(await sessionSeconds(learner), 'asleep').toBeLessThan(180);

      // Awake, and in view, but nobody is there.
      await learner.page.clock.runFor(2 * 3_600_000);
      await learner.goTo('l_naturkraft');
      await learner.answer('q_naturkraft', 'right');
      await learner.saved();
      const seconds = await sessionSeconds(learner);
      expect(seconds).toBeLessThan(1_800 + 180);
      await learner.leave();
      await expect
        .poll(async () => JSON.stringify((await learner.lms()).cmi), soon)
        .toMatch(/total_time":"(?:0?0:|PT)/);
      await learner.context.close();
    },
  );
});
