import { afterAll, beforeAll, expect, it } from 'vitest';
import { lessons, testQuestions } from './support/m1.ts';
import { openStage, refused, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it.each(['m1.scorm2004-3', 'm1.scorm2004-4'])(
  '%s takes a learner to the end, with a break on the way',
  async (activity) => {
    const learner = await stage.learner({ activity });
    await learner.open();
    await learner.answer('q_mandag', 'wrong');
    await learner.next();
    await learner.next();
    await learner.saved();
    const first = await learner.calls();
    await learner.page.goto(stage.url);
    const halfway = await stage.lms(activity);
    expect(halfway.cmi).toMatchObject({
      'cmi.completion_status': 'incomplete',
      'cmi.exit': 'suspend',
      'cmi.interactions.0.id': 'q_mandag',
      'cmi.interactions.0.result': 'incorrect',
    });
    expect(halfway.entry).toBe('resume');

    await learner.open();
    expect(await learner.view()).toBe('l_naturkraft');
    for (const lesson of lessons) {
      await learner.goTo(lesson);
      await learner.answer(lesson.replace('l_', 'q_'), 'right');
      await learner.next();
    }
    for (const [index, question] of testQuestions.entries())
      await learner.tick(question, index === 1 ? 'wrong' : 'right');
    await learner.course.click('sam-test button[type=submit]');
    await learner.saved();
    const second = await learner.calls();
    await learner.course.click('#sam-exit');
    await learner.course.waitForSelector('.sam-goodbye');

    const { cmi } = await stage.lms(activity);
    expect(cmi).toMatchObject({
      'cmi.completion_status': 'completed',
      'cmi.success_status': 'passed',
      'cmi.score.raw': '83.33',
      'cmi.score.scaled': '0.8333',
      'cmi.progress_measure': '1',
      'cmi.exit': 'suspend',
    });
    const ids = Object.entries(cmi).filter(([element]) => /^cmi\.interactions\.\d+\.id$/.test(element));
    expect(ids.map(([, id]) => id)).toEqual([
      'q_mandag',
      ...lessons.map((id) => id.replace('l_', 'q_')),
      ...testQuestions,
    ]);
    for (const index of [0, 1, 2])
      expect(cmi[`cmi.objectives.${index}.description`]).toMatch(/^\{lang=nb\}Du kan .{20,}/);
    expect(cmi['cmi.objectives.0.success_status']).toBe('passed');
    expect(refused([...first, ...second, ...(await learner.calls()).slice(second.length)])).toEqual([]);
    await learner.page.context().close();
  },
);
