import type { Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cmi5Log } from '../src/preview/launch-log.ts';
import { openCoursePage } from './support/course-page.ts';
import { drivers } from './support/kinds/index.ts';
import { submitByKeys, tabInto } from './support/kinds/play.ts';
import { restored } from './support/snapshot.ts';
import { openStage, refused, type Stage } from './support/stage.ts';

/** design.md §6: of a module with 120 questions. */
const stateLimit = 500;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const idsOf = (frame: Frame, selector: string): Promise<string[]> =>
  frame.locator(selector).evaluateAll((all) => all.map(({ id }) => id));

/** Answers a question by the keyboard, as its kind is answered. */
async function answer(page: Page, frame: Frame, id: string, how: 'right' | 'wrong'): Promise<void> {
  const question = frame.locator(`#${id}`);
  const kind = await question.evaluate(({ tagName }) => tagName.slice('sam-'.length).toLowerCase());
  const driver = drivers.find((each) => each.kind === kind);
  if (!driver) throw new Error(`nobody knows how to answer ${kind}`);
  await question.scrollIntoViewIfNeeded();
  if ((await question.getAttribute('data-role')) === 'test') await question.locator('input, select').first().focus();
  else await tabInto(page, question);
  await driver.answer(page, question, how);
  if ((await question.getAttribute('data-role')) === 'practice') await submitByKeys(page, question, driver);
}

/** Reads every lesson to its end, answers every question in it, and the test. */
async function finish(page: Page, frame: Frame): Promise<number> {
  let answers = 0;
  for (const lesson of await idsOf(frame, 'section[data-kind=lesson]')) {
    await frame.evaluate((id) => {
      location.hash = id;
    }, lesson);
    await frame.waitForSelector(`section#${lesson}:not([hidden])`);
    for (const question of await idsOf(frame, `#${lesson} .sam-question[data-role=practice]`)) {
      await answer(page, frame, question, 'right');
      answers++;
    }
    await frame.click(`#${lesson} .sam-next`);
  }
  const asked = await idsOf(frame, 'sam-test li:not([hidden]) > .sam-question');
  expect(asked, 'the test draws three').toHaveLength(3);
  for (const question of asked) await answer(page, frame, question, 'right');
  await frame.click('sam-test button[type=submit]');
  await frame.waitForSelector('section#resultat:not([hidden])');
  return answers + asked.length;
}

describe.each([
  { activity: 'utstilling', status: 'cmi.core.lesson_status' },
  { activity: 'utstilling.scorm2004-4', status: 'cmi.completion_status' },
])('$activity', ({ activity, status }) => {
  it('is taken to the end, with every kind and every block in it', async () => {
    const learner = await stage.learner({ activity });
    await learner.open();
    await learner.course.waitForSelector(restored, { state: 'attached' });
    const told = (await stage.log()).length;
    const answers = await finish(learner.page, learner.course);
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
  const answers = await finish(course.page, course.page.mainFrame());
  await course.page.getByText('Resultatet er sendt til læringsplattformen.').waitFor();
  await course.saved();
  const log = (await (await fetch(`${stage.url}/cmi5/utstilling.cmi5/_log`)).json()) as Cmi5Log;
  expect(log.violations).toEqual([]);
  expect(log).toMatchObject({ completed: true, passed: true, satisfied: true });
  const verbs = log.statements.map(({ statement }) => /"verb":\{[^}]*?\/(\w+)"/.exec(JSON.stringify(statement))?.[1]);
  expect(verbs.filter((verb) => verb === 'answered' || verb === 'responded').length).toBe(answers);
  await course.page.context().close();
});
