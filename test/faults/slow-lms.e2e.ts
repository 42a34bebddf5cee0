import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callsOf, type LabLearner, labLearner, soon } from '../support/lab.ts';
import { lessons } from '../support/m1.ts';
import { outlineIn, readState, triesIn } from '../support/snapshot.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What became of one answer. */
interface Answered {
  /** From the click until the frame that shows the feedback had been painted, in milliseconds. */
  readonly took: number;
  /** When that was, by the clock of the LMS's page: two pages of one browser tell the time of day a little differently. */
  readonly painted: number;
}

/** Tells of the answer to a question as soon as it is painted: the page may have no time for it later. */
async function watch(learner: LabLearner, frame: Frame, question: string): Promise<() => Promise<Answered>> {
  let resolve: (marks: Answered) => void = () => {};
  const marks = new Promise<Answered>((settle) => {
    resolve = settle;
  });
  await learner.page.exposeFunction(`painted_${question}`, (told: Answered) => resolve(told));
  await frame.evaluate((id) => {
    const feedback = () => document.querySelector(`#${id} .sam-feedback > div`);
    const marks = (clicked: number) => ({
      took: performance.now() - clicked,
      painted: (top ?? window).performance.now(),
    });
    const look = (clicked: number) => {
      if (!feedback()) return void requestAnimationFrame(() => look(clicked));
      const tell: unknown = Reflect.get(window, `painted_${id}`);
      const done = () => typeof tell === 'function' && tell(marks(clicked));
      void scheduler.postTask(done, { priority: 'user-blocking' });
    };
    const begin = ({ timeStamp }: Event) => requestAnimationFrame(() => look(timeStamp));
    document.querySelector(`#${id} button[type=submit]`)?.addEventListener('click', begin, { capture: true });
  }, question);
  return () => marks;
}

/** Notes when each commit begins, before the LMS does anything, and how many there are at the same time. */
const followCommits = (learner: LabLearner): Promise<void> =>
  learner.page.evaluate(() => {
    const commits = { begun: [] as number[], most: 0 };
    const { API: api } = window;
    let going = 0;
    if (!api) throw new Error('the LMS has no API');
    const { LMSCommit: commit } = api;
    const timed: typeof commit = (argument) => {
      commits.begun.push(performance.now());
      commits.most = Math.max(commits.most, ++going);
      try {
        return commit(argument);
      } finally {
        going--;
      }
    };
    Object.assign(api, { LMSCommit: timed });
    Object.assign(window, { commits });
  });

const commitsOf = (learner: LabLearner): Promise<{ readonly begun: readonly number[]; readonly most: number }> =>
  learner.page.evaluate(() => Reflect.get(window, 'commits'));

const middleOf = async (frame: Frame, selector: string): Promise<readonly [number, number]> => {
  const box = await frame.locator(selector).first().boundingBox();
  if (!box) throw new Error(`${selector} is not there`);
  return [box.x + box.width / 2, box.y + box.height / 2];
};

describe('row 15: an LMS whose calls hold the page up', () => {
  it('row 15: for ten seconds is asked when the feedback stands there, and once at a time', async () => {
    const learner = await labLearner(stage);
    const frame = await learner.launch();
    await learner.saved();
    await followCommits(learner);
    const marks = await watch(learner, frame, 'q_mandag');
    await frame.locator('#q_mandag input').first().check();
    await learner.fault({ kind: 'block', on: 'Commit', ms: 10_000, times: 1 });
    const places = await Promise.all(
      [
        '.sam-option:nth-of-type(2) input',
        'button[type=submit]',
        '.sam-option:nth-of-type(1) input',
        'button[type=submit]',
      ].map((selector) => middleOf(frame, `#q_mandag ${selector}`)),
    );
    await frame.click('#q_mandag button[type=submit]');
    const { painted } = await marks();
    // The learner does not wait: what is pressed meanwhile comes when the page goes on.
    await Promise.all(places.map((place) => learner.page.mouse.click(...place)));
    const outline = await outlineIn(frame);
    const tries = async () => triesIn(readState(outline, (await learner.lms()).cmi['cmi.suspend_data']));
    await expect.poll(tries, soon).toEqual({ q_mandag: 3 });
    const { begun, most } = await commitsOf(learner);
    expect(painted).toBeLessThan(begun[0] ?? 0);
    expect(most).toBe(1);
    expect(begun.length, 'three answers').toBeLessThanOrEqual(3);
    expect(callsOf(await learner.calls(), 'Commit').length).toBeGreaterThan(1);
    await learner.context.close();
  });

  it('row 15: leaves the feedback as quick as it was, on a slow processor', async ({ annotate }) => {
    const learner = await labLearner(stage);
    const frame = await learner.launch();
    await learner.saved();
    await followCommits(learner);
    await learner.fault({ kind: 'block', on: 'Commit', ms: 600 });
    const devtools = await learner.context.newCDPSession(learner.page);
    await devtools.send('Emulation.setCPUThrottlingRate', { rate: 6 });
    const times: number[] = [];
    for (const lesson of lessons.slice(0, 3)) {
      const question = lesson.replace('l_', 'q_');
      await learner.goTo(lesson);
      const marks = await watch(learner, frame, question);
      await frame.locator(`#${question} input`).first().check();
      await frame.locator(`#${question} button[type=submit]`).hover();
      // Until the place has been saved, which holds the page up too.
      await frame.waitForTimeout(3_000);
      const before = (await commitsOf(learner)).begun.length;
      await frame.click(`#${question} button[type=submit]`);
      const { took, painted } = await marks();
      await expect.poll(async () => (await commitsOf(learner)).begun.length, soon).toBeGreaterThan(before);
      const { begun } = await commitsOf(learner);
      expect(painted, question).toBeLessThan(begun[before] ?? 0);
      times.push(took);
    }
    await annotate(`from click to feedback at 6× CPU: ${times.map((time) => time.toFixed(0)).join(', ')} ms`);
    await learner.context.close();
  });
});
