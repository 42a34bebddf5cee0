import { afterAll, beforeAll, expect, it } from 'vitest';
import { courseIn } from '../support/course-page.ts';
import { openInPlainLms } from '../support/plain-lms.ts';
import { openStage, type Stage } from '../support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What an LMS may well hand over as a name: markup that runs, signs that separate, and what is not said aloud. */
const names = [
  `<img src=x onerror="top.hacked=1">`,
  `Nordmann, Kari "Kari" O'Hara, [,] {;}`,
  '"><svg onload=top.hacked=1>\u202Eirak',
];

it.each(names)('row 54: a learner whose name is %s is nobody’s script, and is not shown', async (name) => {
  const learner = await stage.learner();
  const dialogs: string[] = [];
  const faults: string[] = [];
  learner.page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  learner.page.on('pageerror', (error) => faults.push(String(error)));
  const frame = await openInPlainLms(stage, learner, {
    cmi: { 'cmi.core.student_name': name, 'cmi.core.student_id': name },
  });
  const course = courseIn(frame);
  await course.saved();
  await course.answer('q_mandag', 'right');
  await course.goTo('om');
  await course.saved();
  const page = await frame.content();
  for (const part of [name, 'hacked', 'Nordmann', 'onerror']) expect(page).not.toContain(part);
  expect(await learner.page.evaluate(() => 'hacked' in window)).toBe(false);
  expect([...dialogs, ...faults]).toEqual([]);
  await learner.page.context().close();
});
