import { afterAll, beforeAll, expect, it } from 'vitest';
import { testQuestions } from './support/m1.ts';
import { layoutShift, openStage, refused, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

it('takes a learner from the first lesson to «Fullført», with a break in lesson 3', async () => {
  const learner = await stage.learner();
  await learner.open();
  expect(await learner.view()).toBe('l_mandag');
  await learner.answer('q_mandag', 'wrong');
  expect(await learner.course.locator('#q_mandag .sam-feedback').innerText()).toContain('Ikke riktig');
  await learner.next();
  await learner.next();
  expect(await learner.view()).toBe('l_naturkraft');
  await learner.saved();
  const firstCalls = await learner.calls();
  await learner.page.goto(stage.url);

  const halfway = await stage.lms();
  expect(halfway.cmi).toMatchObject({ 'cmi.core.lesson_status': 'incomplete', 'cmi.core.exit': 'suspend' });
  expect(halfway.entry).toBe('resume');

  await learner.open();
  expect(await learner.view()).toBe('l_naturkraft');
  expect(await layoutShift(learner.course), 'layout shift at resume').toBe(0);
  expect(await learner.course.locator('#q_mandag input:checked').count()).toBe(1);
  await learner.goTo('l_mandag');
  expect(await learner.course.locator('#q_mandag .sam-feedback').innerText()).toContain('Ikke riktig');
  await learner.answer('q_mandag', 'right');
  for (const lesson of ['l_mer_enn', 'l_naturkraft', 'l_atte_kommuner', 'l_min_hverdag']) {
    await learner.next();
    expect(await learner.view()).toBe(lesson);
    await learner.answer(lesson.replace('l_', 'q_'), 'right');
  }
  await learner.next();
  for (const [index, question] of testQuestions.entries())
    await learner.tick(question, index === 1 ? 'wrong' : 'right');
  await learner.course.click('sam-test button[type=submit]');
  await learner.course.waitForSelector('section#resultat:not([hidden])');
  expect(await learner.course.locator('sam-result').innerText()).toContain('Du fikk 5 av 6 poeng');
  await learner.saved();
  expect(await learner.course.locator('sam-result').innerText()).toContain('Modulen er fullført');
  const secondCalls = await learner.calls();
  await learner.course.click('#sam-exit');
  await learner.course.waitForSelector('.sam-goodbye');
  expect(await learner.course.locator('.sam-goodbye').innerText()).toContain('Du kan lukke vinduet nå');
  const calls = [...firstCalls, ...secondCalls, ...(await learner.calls()).slice(secondCalls.length)];
  await learner.page.goto(stage.url);

  const { cmi } = await stage.lms();
  expect(cmi).toMatchObject({ 'cmi.core.lesson_status': 'completed', 'cmi.core.score.raw': '83.33' });
  expect(cmi['cmi.core.total_time'] ?? cmi['cmi.core.session_time']).toMatch(/^\d{2,4}:\d{2}:\d{2}(\.\d{1,2})?$/);
  const interactions = Object.entries(cmi).filter(([element]) => /^cmi\.interactions\.\d+\.id$/.test(element));
  expect(interactions.map(([, id]) => id)).toEqual([
    'q_mandag',
    'q_mandag',
    'q_mer_enn',
    'q_naturkraft',
    'q_atte_kommuner',
    'q_min_hverdag',
    ...testQuestions,
  ]);
  expect(refused(calls), 'calls that Moodle would refuse').toEqual([]);
  expect(calls.filter(({ fn }) => fn === 'LMSInitialize')).toHaveLength(2);

  await expectStatements();
});

async function expectStatements(): Promise<void> {
  // What the first page sent with its last breath, the next one sends again: nobody was there to hear the answer.
  const log = (await stage.log()).filter(({ outcome }) => outcome !== 'duplicate');
  const verbs = log.map(({ statement }) => String(statement.verb.id).split('/').at(-1));
  expect(
    log.filter(({ valid }) => !valid),
    'statements the validator refuses',
  ).toEqual([]);
  const ids = log.map(({ statement }) => statement.id);
  expect(new Set(ids).size, 'no statement twice').toBe(ids.length);
  expect(new Set(log.map(({ statement }) => statement.context.registration)).size, 'one registration').toBe(1);
  expect(verbs[0]).toBe('initialized');
  expect(verbs.at(-1)).toBe('terminated');
  expect(verbs.filter((verb) => verb === 'responded')).toHaveLength(12);
  for (const verb of ['initialized', 'suspended', 'resumed', 'passed', 'completed', 'terminated']) {
    expect(
      verbs.filter((each) => each === verb),
      verb,
    ).toHaveLength(1);
  }
}

it('fails when a call is made that Moodle would refuse', async () => {
  const learner = await stage.learner();
  await learner.open();
  await learner.page.evaluate(() => window.API?.LMSSetValue('cmi.core.exit', 'normal'));
  expect(refused(await learner.calls())).toEqual(['LMSSetValue(cmi.core.exit, normal) → 405']);
});
