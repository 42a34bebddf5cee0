import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cmi5Log } from '../src/preview/launch-log.ts';
import { openCoursePage } from './support/course-page.ts';
import { restored } from './support/snapshot.ts';
import { openStage, refused, type Stage } from './support/stage.ts';
import { takeModule } from './support/take-module.ts';

/** design.md §6: of a module with 120 questions. */
const stateLimit = 500;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

describe.each([
  { activity: 'utstilling', status: 'cmi.core.lesson_status' },
  { activity: 'utstilling.scorm2004-4', status: 'cmi.completion_status' },
])('$activity', ({ activity, status }) => {
  it('is taken to the end, with every kind and every block in it', async () => {
    const learner = await stage.learner({ activity });
    await learner.open();
    await learner.course.waitForSelector(restored, { state: 'attached' });
    const told = (await stage.log()).length;
    const answers = await takeModule(learner.page, learner.course);
    await learner.course.getByText('Resultatet er sendt til læringsplattformen.').waitFor();
    await learner.saved();
    const { cmi } = await stage.lms(activity);
    expect(cmi[status]).toBe('completed');
    expect(cmi['cmi.suspend_data']?.length).toBeLessThanOrEqual(stateLimit);
    expect(Object.keys(cmi).filter((key) => /^cmi\.interactions\.\d+\.id$/.test(key)).length).toBe(answers);
    expect(refused(await learner.calls()), 'calls that Moodle would refuse').toEqual([]);
    const log = (await stage.log()).slice(told);
    expect(log.filter(({ valid }) => !valid)).toEqual([]);
    const responded = log.filter(({ statement }) => statement.verb.id.endsWith('/responded'));
    expect(responded.length).toBe(answers);
    process.stdout.write(`\n${activity}: ${answers} answers, state ${cmi['cmi.suspend_data']?.length} characters\n`);
    await learner.page.context().close();
  });
});

it('utstilling.cmi5 is taken to the end, by the rules', async () => {
  await fetch(`${stage.url}/lms/utstilling.cmi5/nytt-forsok`, { method: 'POST' });
  const course = await openCoursePage(stage, '/kurs/utstilling.cmi5?window=own&');
  await course.page.waitForSelector(restored, { state: 'attached' });
  const answers = await takeModule(course.page, course.page.mainFrame());
  await course.page.getByText('Resultatet er sendt til læringsplattformen.').waitFor();
  await course.saved();
  const log = (await (await fetch(`${stage.url}/cmi5/utstilling.cmi5/_log`)).json()) as Cmi5Log;
  expect(log.violations).toEqual([]);
  expect(log).toMatchObject({ completed: true, passed: true, satisfied: true });
  const verbs = log.statements.map(({ statement }) => /"verb":\{[^}]*?\/(\w+)"/.exec(JSON.stringify(statement))?.[1]);
  expect(verbs.filter((verb) => verb === 'answered' || verb === 'responded').length).toBe(answers);
  await course.page.context().close();
});
