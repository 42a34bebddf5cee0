import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LmsState } from '../../src/preview/lms.ts';
import { changeAnswers } from '../support/change-answers.ts';
import { callsOf, type LabLearner, labLearner, passTime, soon, writesIn } from '../support/lab.ts';
import { openInPlainLms } from '../support/plain-lms.ts';
import { releasedStates, seenIn } from '../support/snapshot.ts';
import { openStage, refused, type Stage } from '../support/stage.ts';

const statusElement = 'cmi.core.lesson_status';
const isDone = 'Du har fullført. Det du gjør nå, blir ikke lagret.';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

/** What an administrator has set: the score of the manifest decides the status when the session ends. */
async function withMasteryScore(learner: LabLearner, score: string): Promise<void> {
  await changeAnswers(learner.page, '**/lms/m1?*', (text) => {
    const state: LmsState = JSON.parse(text);
    const launch = { ...state.launch, 'cmi.student_data.mastery_score': score };
    return JSON.stringify({ ...state, launch });
  });
}

describe('row 32: a mastery score in the LMS', () => {
  it('row 32: leaves a course that is half taken incomplete, and without a score', async () => {
    const learner = await labLearner(stage);
    await withMasteryScore(learner, '80');
    await learner.launch();
    await learner.answer('q_mandag', 'wrong');
    await learner.saved();
    const calls = await learner.calls();
    expect(callsOf(calls, 'GetValue').length).toBeGreaterThan(0);
    expect(writesIn(calls).filter((call) => call.includes('score'))).toEqual([]);
    await learner.leave();
    await expect.poll(async () => (await learner.lms()).cmi['cmi.core.total_time'], soon).toBeDefined();
    const { cmi, grade } = await learner.lms();
    expect(cmi).toMatchObject({ [statusElement]: 'incomplete' });
    expect(cmi['cmi.core.score.raw']).toBeUndefined();
    expect(grade).toBeNull();
    await learner.context.close();
  });

  it('row 32: is one that a completed course reaches', async () => {
    const learner = await labLearner(stage);
    await withMasteryScore(learner, '80');
    await learner.launch();
    await learner.readAll();
    await learner.takeTest(6);
    await learner.saved();
    await learner.leave();
    await expect.poll(async () => (await learner.lms()).cmi[statusElement], soon).toMatch(/^(passed|completed)$/);
    await learner.context.close();
  });
});

describe('row 33: a session that ends at once', () => {
  it.each(['moodle', 'scorm-again'] as const)('row 33: is incomplete in %s, not completed', async (lms) => {
    const learner = await labLearner(stage, { lms });
    await learner.launch();
    const first = writesIn(await learner.calls());
    await learner.leave();
    await expect.poll(async () => (await learner.lms()).cmi[statusElement], soon).toBe('incomplete');
    expect(first[0], 'before anything else').toBe('LMSSetValue(cmi.core.lesson_status, incomplete)');
    await learner.context.close();
  });
});

it('row 34: a session of SCORM 2004 whose connection drops is resumed, for it said «suspend» from the start', async () => {
  const learner = await labLearner(stage, { activity: 'm1.scorm2004-4' });
  await learner.launch();
  await learner.answer('q_mandag', 'right');
  await learner.goTo('l_naturkraft');
  await learner.saved();
  const written = writesIn(await learner.calls());
  expect(written.indexOf('SetValue(cmi.exit, suspend)')).toBeLessThan(written.indexOf('Commit()'));
  expect(written).toContain('SetValue(cmi.exit, suspend)');
  await learner.serverFault({ dropped: true });
  await learner.page.close();
  await learner.serverFault({ dropped: false });

  const { cmi, entry } = await learner.lms();
  expect(cmi['cmi.exit'], 'nothing came at the end').toBe('suspend');
  expect(entry).toBe('resume');
  // Another machine: the LMS alone has to know.
  const again = await labLearner(stage, { activity: 'm1.scorm2004-4', learner: learner.id });
  const course = await again.launch();
  await again.saved();
  expect(await seenIn(course)).toMatchObject({ view: 'l_naturkraft', judged: ['q_mandag'] });
  for (const { context } of [learner, again]) await context.close();
});

describe('row 35: nothing is written', () => {
  const modes = [
    { mode: 'browse', credit: 'credit' },
    { mode: 'review', credit: 'no-credit' },
    { mode: 'normal', credit: 'no-credit' },
  ];
  const isPreview = 'Forhåndsvisning – resultatet blir ikke lagret';

  it.each([
    ...modes.map((mode) => ({ ...mode, status: 'incomplete', banner: isPreview })),
    ...modes.map((mode) => ({ ...mode, status: 'completed', banner: isDone })),
  ])('row 35: in $mode with credit $credit of what is $status', async ({ mode, credit, status, banner }) => {
    const cmi = { 'cmi.core.lesson_mode': mode, 'cmi.core.credit': credit, [statusElement]: status };
    const learner = await stage.learner();
    const frame = await openInPlainLms(stage, learner, { cmi });
    await frame.waitForSelector('sam-save-status[data-kind]');
    expect(await frame.locator('sam-save-status').innerText()).toBe(banner);
    await frame.locator('#q_mandag input').first().check();
    await frame.click('#q_mandag button[type=submit]');
    await frame.click('#l_mandag .sam-next');
    await frame.click('#sam-exit');
    await frame.waitForSelector('.sam-goodbye');
    const { calls, cmi: kept } = await learner.page.evaluate(() => window.lms);
    expect(calls.filter((call) => /SetValue|Commit/.test(call))).toEqual([]);
    expect(kept).toMatchObject(cmi);
    await learner.page.context().close();
  });

  it('row 35: in SCORM 2004, where the LMS lets the learner look', async () => {
    const learner = await labLearner(stage, { activity: 'm1.scorm2004-4', launchMode: 'Browse' });
    await learner.launch();
    expect(await learner.status()).toBe(isPreview);
    await learner.answer('q_mandag', 'right');
    await learner.takeTest(6);
    await learner.exit();
    await learner.frame.waitForSelector('.sam-goodbye');
    expect(writesIn(await learner.calls())).toEqual([]);
    await learner.context.close();
  });

  it('row 35: once the course is completed, also in the same session; and the place is remembered on the device', async () => {
    const learner = await labLearner(stage);
    await learner.launch();
    await learner.readAll();
    await learner.takeTest(6);
    await learner.saved();
    const before = writesIn(await learner.calls());
    const { cmi } = await learner.lms();
    await learner.goTo('l_mandag');
    await learner.told('review');
    expect(await learner.status()).toBe(isDone);
    await learner.answer('q_mandag', 'wrong');
    await learner.takeTest(0);
    await learner.goTo('l_naturkraft');
    expect(await learner.status()).toBe(isDone);
    await learner.frame.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
    expect(writesIn(await learner.calls())).toEqual(before);
    await learner.leave();
    const { 'cmi.core.total_time': _, 'cmi.core.session_time': __, ...after } = (await learner.lms()).cmi;
    expect(cmi, 'but for the time').toMatchObject(after);

    const course = await learner.launch();
    await learner.told('review');
    expect(await seenIn(course)).toMatchObject({ view: 'l_naturkraft' });
    await learner.goTo('l_mer_enn');
    const elsewhere = await labLearner(stage, { learner: learner.id });
    expect((await seenIn(await elsewhere.launch())).view, 'as the LMS has it').not.toBe('l_mer_enn');
    expect((await seenIn(await learner.launch())).view).toBe('l_mer_enn');
    expect(writesIn(await learner.calls())).toEqual([]);
    for (const { context } of [learner, elsewhere]) await context.close();
  });
});

describe('row 36: an attempt that takes no more', () => {
  it('row 36: is explained where it is finished, and what was done can be gone through', async () => {
    const completed = (await releasedStates()).find(({ snapshot }) => snapshot.completed);
    const learner = await labLearner(stage);
    await learner.store({
      'cmi.suspend_data': completed?.state ?? '',
      [statusElement]: 'completed',
      'cmi.core.score.raw': '100',
    });
    expect((await learner.lms()).launch).toMatchObject({ 'cmi.core.lesson_mode': 'review' });
    const course = await learner.launch();
    expect(await learner.status()).toBe(isDone);
    expect((await seenIn(course)).judged).toEqual(Object.keys(completed?.snapshot.answers ?? {}).sort());
    await learner.goTo('resultat');
    expect(await course.locator('sam-result').innerText()).toContain('Modulen er fullført');
    await learner.goTo('l_naturkraft');
    await learner.answer('q_naturkraft', 'wrong');
    expect(writesIn(await learner.calls())).toEqual([]);
    expect(refused(await learner.calls())).toEqual([]);
    await learner.context.close();
  });

  it('row 36: that ended while the course was open is said, and nothing is lost in the next', async () => {
    const learner = await labLearner(stage);
    await learner.launch();
    await learner.saved();
    await fetch(`${stage.url}/lms/m1/nytt-forsok?learner=${learner.id}`, { method: 'POST' });
    await learner.answer('q_mandag', 'right');
    await passTime(learner.page, async () => (await learner.status()).includes('tar ikke imot'), 15_000);
    await learner.told('refused');
    expect(await learner.status()).toContain('Læringsplattformen tar ikke imot. Åpne kurset på nytt derfra.');
    const course = await learner.launch();
    await learner.saved();
    expect(await seenIn(course)).toMatchObject({ judged: ['q_mandag'] });
    await learner.context.close();
  });
});
