import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cmi } from '../../src/preview/policy.ts';
import { type LabLearner, labLearner, newMachine, soon } from '../support/lab.ts';
import { lessons, testQuestions } from '../support/m1.ts';
import { outlineIn, readState, triesIn } from '../support/snapshot.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** What a browser takes of a page that goes; one byte more, and Moodle's last save is lost whole (moodle.md). */
const mostBytes = 64 * 1024;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** As Moodle's page writes a save (`request.js`): a field for each element, and letters such as «å» as six signs. */
const formOf = (cmi: Cmi): string =>
  Object.entries(cmi)
    .map(([element, value]) => `${element.replaceAll('.', '__')}=${encodeURIComponent(value)}`)
    .join('&');

/** The LMS takes no save, until `isBack`; then the frame goes, as a tab does. Gives what is sent on the way out. */
async function sentAtTheEnd(learner: LabLearner): Promise<readonly Cmi[]> {
  await learner.page.evaluate(() => {
    const bodies: string[] = [];
    const { sendBeacon } = navigator;
    navigator.sendBeacon = (url, body) => {
      bodies.push(String(body));
      return sendBeacon.call(navigator, url, body);
    };
    Object.assign(window, { bodies });
  });
  await learner.fault();
  await learner.page.evaluate(() => document.getElementById('scorm_object')?.remove());
  const bodies: readonly string[] = await learner.page.evaluate(() => Reflect.get(window, 'bodies'));
  return bodies.map((body) => JSON.parse(body).cmi);
}

/** Bytes of each request. */
const sizesOf = (sent: readonly Cmi[]): readonly number[] => sent.map((cmi) => formOf(cmi).length);

/** Everything is answered, and nothing of it gets to the LMS. */
async function learnerInVain(activity: string): Promise<LabLearner> {
  const learner = await labLearner(stage, { activity, context: await newMachine(stage) });
  await learner.launch();
  await learner.saved();
  await learner.fault({ kind: 'http-500' });
  await learner.readAll();
  await learner.takeTest(6);
  await learner.told('on-device');
  return learner;
}

describe('row 17: the last save', () => {
  it.each(['m1', 'm1.scorm2004-4'])('row 17: of all that %s can hold is small', async (activity) => {
    const learner = await learnerInVain(activity);
    const outline = await outlineIn(learner.frame);
    const sent = await sentAtTheEnd(learner);
    const bytes = sizesOf(sent);
    expect(Math.max(...bytes), `bytes: ${bytes.join(' + ')}`).toBeLessThan(8_000);
    expect(Math.max(...bytes), 'all of it is there').toBeGreaterThan(3_000);
    // No answer is free text, and SCORM 1.2 has no other; in 2004 «å» stands in every description, as six signs.
    expect(sent.some((cmi) => formOf(cmi).includes('%C3%A5'))).toBe(activity !== 'm1');
    await expect.poll(async () => (await learner.lms()).complete, soon).toBe(true);
    const state = readState(outline, (await learner.lms()).cmi['cmi.suspend_data']);
    const questions = [...lessons.map((lesson) => lesson.replace('l_', 'q_')), ...testQuestions];
    expect(Object.keys(triesIn(state)).sort()).toEqual(questions.sort());
    await learner.context.close();
  });

  it.each(['m1', 'm1.scorm2004-4'])('row 17: is never too large, however often %s is answered', async (activity) => {
    const learner = await learnerInVain(activity);
    await learner.goTo('l_mandag');
    await learner.frame.evaluate(async () => {
      const [first, second] = document.querySelectorAll<HTMLInputElement>('#q_mandag input');
      for (let turn = 0; turn < 200; turn++) {
        (turn % 2 === 0 ? first : second)?.click();
        document.querySelector<HTMLButtonElement>('#q_mandag button[type=submit]')?.click();
        await Promise.resolve();
      }
    });
    const outline = await outlineIn(learner.frame);
    const sent = await sentAtTheEnd(learner);
    const bytes = sizesOf(sent);
    expect(Math.max(...bytes), `bytes: ${bytes.join(' + ')}`).toBeLessThan(mostBytes);
    expect(Math.max(...bytes)).toBeGreaterThan(20_000);
    await expect.poll(async () => (await learner.lms()).complete, soon).toBe(true);
    const state = readState(outline, (await learner.lms()).cmi['cmi.suspend_data']);
    expect(triesIn(state)).toMatchObject({ q_mandag: 201 });
    await learner.context.close();
  });
});
