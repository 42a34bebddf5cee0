import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Outline } from '../../src/model/outline.ts';
import { encodeSnapshot } from '../../src/tracking/codec.ts';
import { checksum } from '../../src/tracking/codec-fields.ts';
import { currentVersion } from '../../src/tracking/migrations.ts';
import { callsOf, type LabLearner, labLearner, soon } from '../support/lab.ts';
import { lessons, testQuestions } from '../support/m1.ts';
import { outlineIn, readState, releasedStates, seenIn } from '../support/snapshot.ts';
import { openStage, refused, type Stage } from '../support/stage.ts';

const stateElement = 'cmi.suspend_data';
const statusElement = 'cmi.core.lesson_status';
const released = await releasedStates();
const halfway = released.find(({ name }) => name === 'halfway');

let stage: Stage;
let outline: Outline;
beforeAll(async () => {
  stage = await openStage();
  const learner = await labLearner(stage);
  outline = await outlineIn(await learner.launch());
  await learner.context.close();
});
afterAll(() => stage.close());

const stateOf = async (learner: LabLearner) => (await learner.lms()).cmi[stateElement] ?? '';

describe('row 27: a state at the limits', () => {
  /** As a course of so many questions would leave it, each tried four times: this package keeps what it does not know. */
  const stateOfQuestions = (count: number) =>
    encodeSnapshot(outline, {
      ...readState(outline, halfway?.state),
      foreign: {
        location: undefined,
        done: [],
        answers: Object.fromEntries(
          Array.from({ length: count }, (_, index) => [100 + index, { token: '9', tries: 4, scaled: 0 }]),
        ),
      },
    });

  it('row 27: of 1,000 questions fits in 4,096 characters, and the course can be completed', async () => {
    const learner = await labLearner(stage, { lms: 'adl' });
    const long = stateOfQuestions(1_000);
    expect(long.length).toBeGreaterThan(2_800);
    await learner.store({ [stateElement]: long, [statusElement]: 'incomplete' });
    await learner.launch();
    await learner.readAll();
    await learner.takeTest(6);
    await learner.saved();
    expect((await stateOf(learner)).length).toBeLessThanOrEqual(4_096);
    expect(Object.keys(readState(outline, await stateOf(learner)).foreign?.answers ?? {})).toHaveLength(1_000);
    expect((await learner.lms()).cmi[statusElement]).toBe('completed');
    await learner.context.close();
  });

  it('row 27: that has no room for more keeps the status, and loses old detail alone', async () => {
    const learner = await labLearner(stage);
    let count = 1_000;
    while (stateOfQuestions(count + 1).length <= 3_998) count++;
    await learner.store({ [stateElement]: stateOfQuestions(count), [statusElement]: 'incomplete' });
    await learner.launch();
    await learner.readAll();
    await learner.takeTest(6);
    await learner.saved();
    const { cmi } = await learner.lms();
    expect(cmi).toMatchObject({ [statusElement]: 'completed', 'cmi.core.score.raw': '100' });
    expect(cmi[stateElement]?.length).toBeLessThanOrEqual(4_096);
    expect(readState(outline, cmi[stateElement])).toMatchObject({ completed: true, passed: true, testScaled: 1 });
    await learner.context.close();
  });
});

describe('row 28: a state that is cut or garbage in the LMS', () => {
  const lost = 'Vi kunne ikke lese det du hadde lagret før. Du kan ta delene om igjen.';
  const found = 'Vi fant svar på denne enheten som læringsplattformen ikke hadde. Nå sender vi dem.';
  const spoilt: readonly (readonly [string, (state: string) => string])[] = [
    ['cut', (state) => state.slice(0, 40)],
    ['flipped', (state) => state.replace(/\.(\w)([^.]*)$/, (_, first, rest) => `.${first === 'a' ? 'b' : 'a'}${rest}`)],
    ['garbage', () => 'undefined{"x":1}'],
  ];

  it.each(spoilt)('row 28: %s is put right from the device, where it is whole', async (_, spoil) => {
    const learner = await labLearner(stage);
    await learner.launch();
    await learner.answer('q_mandag', 'right');
    await learner.goTo('l_naturkraft');
    await learner.saved();
    await learner.leave();
    await learner.store({ [stateElement]: spoil(await stateOf(learner)) });
    const course = await learner.launch();
    await learner.saved();
    expect(await learner.notice()).toBe(found);
    expect(await seenIn(course)).toMatchObject({ view: 'l_naturkraft', judged: ['q_mandag'] });
    expect(readState(outline, await stateOf(learner)).answers.q_mandag).toMatchObject({ tries: 1, scaled: 1 });
    await learner.context.close();
  });

  it.each(spoilt)('row 28: %s is said on another device, and stays until there is progress', async (_, spoil) => {
    const learner = await labLearner(stage);
    const garbage = spoil(halfway?.state ?? '');
    const kept = { 'cmi.core.lesson_location': 'l_min_hverdag', 'cmi.core.score.raw': '50' };
    await learner.store({ ...kept, [stateElement]: garbage, [statusElement]: 'incomplete' });
    await learner.launch();
    expect(await learner.notice()).toBe(lost);
    await learner.goTo('l_mer_enn');
    await learner.saved();
    expect((await learner.lms()).cmi).toMatchObject({ [stateElement]: garbage, [statusElement]: 'incomplete' });
    await learner.answer('q_mer_enn', 'right');
    await expect.poll(() => stateOf(learner), soon).not.toBe(garbage);
    await learner.saved();
    expect(readState(outline, await stateOf(learner))).toMatchObject({ testScaled: 0.5 });
    expect((await learner.lms()).cmi).toMatchObject({ 'cmi.core.score.raw': '50', [statusElement]: 'incomplete' });
    await learner.context.close();
  });

  it('row 28: a completion is kept, whatever became of the state', async () => {
    const learner = await labLearner(stage);
    await learner.store({ [stateElement]: 'x'.repeat(255), [statusElement]: 'completed', 'cmi.core.score.raw': '100' });
    await learner.launch();
    await learner.told('review');
    await learner.answer('q_mandag', 'wrong');
    await learner.leave();
    expect((await learner.lms()).cmi).toMatchObject({ [statusElement]: 'completed', 'cmi.core.score.raw': '100' });
    await learner.context.close();
  });
});

it('row 31: an LMS refuses an id like «spørsmål-1», and takes every one that the package has', async () => {
  const learner = await labLearner(stage);
  await learner.launch();
  const refuse = (id: string) =>
    learner.page.evaluate(
      (value) => [window.API?.LMSSetValue('cmi.interactions.0.id', value), window.API?.LMSGetLastError()].map(String),
      id,
    );
  expect(await refuse('spørsmål-1')).toEqual(['false', '405']);
  expect(await refuse('q en')).toEqual(['false', '405']);
  const before = (await learner.calls()).length;
  await learner.readAll();
  await learner.takeTest(6);
  await learner.saved();
  const calls = (await learner.calls()).slice(before);
  const ids = callsOf(calls, 'SetValue').flatMap(({ args: [name, id] }) =>
    /\.id$/.test(String(name)) ? [String(id)] : [],
  );
  expect(ids.length).toBe(lessons.length + testQuestions.length);
  expect(ids.filter((id) => !/^[A-Za-z]\w*$/.test(id))).toEqual([]);
  expect(refused(calls)).toEqual([]);
  await learner.context.close();
});

it.each(released)('row 29: the state «$name» of version $version is taken up again', async ({ state, snapshot }) => {
  const learner = await labLearner(stage);
  const { completed, answers, done, location } = snapshot;
  await learner.store({ [stateElement]: state, [statusElement]: completed ? 'completed' : 'incomplete' });
  const course = await learner.launch();
  await learner.told(completed ? 'review' : 'saved');
  const seen = await seenIn(course);
  const submitted = Object.keys(answers).filter((id) => (answers[id]?.tries ?? 0) > 0 && !answers[id]?.draft);
  expect(seen).toMatchObject({ ticked: Object.keys(answers).sort(), judged: submitted.sort() });
  expect(seen.done.filter((id) => id !== 'l_test')).toEqual(done.filter((id) => id !== 'l_test').sort());
  expect(seen.done.includes('l_test')).toBe(snapshot.passed);
  if (!completed) expect(seen.view).toBe(location || 'l_mandag');
  const after = readState(outline, await stateOf(learner));
  expect(after).toMatchObject({ answers, registration: snapshot.registration, completed });
  await learner.context.close();
});

describe('row 30: a state of a newer version', () => {
  /** The same fields, and two that this version knows nothing of. */
  function newerState(): string {
    const fields = (halfway?.state ?? '').split('.').slice(1, -1);
    const body = [currentVersion + 1, ...fields, '', 'Nytt-felt', '9_9'].join('.');
    return `${body}.${checksum(body)}`;
  }

  it('row 30: shows what it knows, says so, and hands the rest on', async () => {
    const learner = await labLearner(stage);
    await learner.store({ [stateElement]: newerState(), [statusElement]: 'incomplete' });
    const course = await learner.launch();
    expect(await learner.notice()).toBe(
      'Framdriften er lagret av en nyere versjon av kurset. Noe vises ikke her, men ingenting går tapt.',
    );
    expect(await seenIn(course)).toMatchObject({
      view: halfway?.snapshot.location,
      done: halfway?.snapshot.done,
      ticked: Object.keys(halfway?.snapshot.answers ?? {}).sort(),
    });
    await learner.answer('q_naturkraft', 'right');
    await expect.poll(async () => readState(outline, await stateOf(learner)).answers.q_naturkraft?.tries, soon).toBe(1);
    expect(await stateOf(learner)).toMatch(new RegExp(`^${currentVersion + 1}\\..*\\.Nytt-felt\\.9_9\\.[\\w-]+$`));
    await learner.context.close();
  });
});
