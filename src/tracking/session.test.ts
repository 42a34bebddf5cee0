import { describe, expect, it } from 'vitest';
import { answer, outline } from './outline.fixture.ts';
import { type LearningEvent, outcomeOf, progressOf, reaches, reduce } from './session.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';

const begun = emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001');
const play = (events: readonly LearningEvent[], start: Snapshot = begun, of = outline): Snapshot =>
  events.reduce((snapshot, event) => reduce(of, snapshot, event), start);

const readAll: LearningEvent[] = ['hva', 'hvem', 'hvordan'].map((lessonId) => ({ type: 'finished', lessonId }));
const test = (right: number): LearningEvent => ({
  type: 'submitted',
  lessonId: 'test',
  answers: [1, 2, 3, 4, 5, 6].map((n) => answer(`q_t${n}`, n <= right ? 1 : 0)),
});

describe('what changes a snapshot', () => {
  it('raises rev by one with every change', () => {
    const snapshot = play([{ type: 'launched' }, { type: 'viewed', lessonId: 'hva' }, ...readAll]);
    expect(snapshot).toMatchObject({ rev: 5, sessions: 1, location: 'hva', done: ['hva', 'hvem', 'hvordan'] });
  });

  it.each<LearningEvent>([
    { type: 'viewed', lessonId: '' },
    { type: 'viewed', lessonId: 'nowhere' },
    { type: 'finished', lessonId: 'nowhere' },
    { type: 'finished', lessonId: 'test' },
    { type: 'picked', interactionId: 'q_nothing', token: '1' },
    { type: 'picked', interactionId: '__proto__', token: '1' },
    { type: 'picked', interactionId: 'q_a', token: '' },
    { type: 'answered', answer: answer('q_nothing', 1) },
    { type: 'submitted', lessonId: 'hva', answers: [] },
  ])('gives back the same object for %j', (event) => {
    expect(reduce(outline, begun, event)).toBe(begun);
  });

  it('keeps a draft apart from tries and result', () => {
    const drafted = play([{ type: 'picked', interactionId: 'q_a', token: '4' }]);
    expect(drafted.answers).toEqual({ q_a: { token: '4', tries: 0, scaled: 0 } });
    const answered = play([{ type: 'answered', answer: answer('q_a', 1) }], drafted);
    const again = play([{ type: 'picked', interactionId: 'q_a', token: '2' }], answered);
    expect(again.answers).toEqual({ q_a: { token: '2', tries: 1, scaled: 1, draft: true } });
    const sent = play([{ type: 'answered', answer: answer('q_a', 0) }], again);
    expect(sent.answers.q_a?.draft).toBeUndefined();
    expect(play([{ type: 'picked', interactionId: 'q_a', token: '' }], drafted).answers).toEqual({});
  });

  it('counts tries and keeps the best result', () => {
    const tries = [1 / 3, 1, 0].map((scaled): LearningEvent => ({ type: 'answered', answer: answer('q_a', scaled) }));
    expect(play(tries.slice(0, 1)).answers).toEqual({ q_a: { token: '0', tries: 1, scaled: 0.33 } });
    expect(play(tries).answers).toMatchObject({ q_a: { tries: 3, scaled: 1 } });
  });

  it('counts for the device that goes on where another began', () => {
    const answered: LearningEvent = { type: 'answered', answer: answer('q_a', 1) };
    const on = (snapshot: Snapshot, event: LearningEvent, writer?: string) => reduce(outline, snapshot, event, writer);
    const first = on(begun, answered);
    expect(first).not.toHaveProperty('shares');
    const second = on(on(first, answered, 'k-9_'), answered, 'k-9_');
    expect(second).toMatchObject({ answers: { q_a: { tries: 3 } }, shares: { 'k-9_': { q_a: 2 } } });
    expect(on(second, { type: 'viewed', lessonId: 'hva' }, '0AZz').shares).toEqual(second.shares);
    const tested = on(second, { type: 'submitted', lessonId: 'test', answers: [answer('q_t1', 1)] }, '0AZz');
    expect(tested.shares).toEqual({ 'k-9_': { q_a: 2 }, '0AZz': { '': 1, q_t1: 1 } });
    expect(on(tested, answered)).toMatchObject({ answers: { q_a: { tries: 4 } }, shares: tested.shares });
  });

  it('forgets that an answer was made before others had tried, once it is made anew', () => {
    const stamped: Snapshot = { ...begun, answers: { q_a: { token: '1', tries: 3, scaled: 1, stamp: 2 } } };
    const picked = play([{ type: 'picked', interactionId: 'q_a', token: '2' }], stamped);
    expect(picked.answers.q_a).toEqual({ token: '2', tries: 3, scaled: 1, draft: true });
    expect(play([{ type: 'answered', answer: answer('q_a', 0) }], stamped).answers.q_a).not.toHaveProperty('stamp');
  });

  it('keeps nothing of another version that has nothing left to say', () => {
    const strange: Snapshot = { ...begun, foreign: { location: 90, done: [], answers: {} } };
    expect(play([{ type: 'viewed', lessonId: 'hva' }], strange)).not.toHaveProperty('foreign');
  });

  it.each([Number.NaN, -1, 7, Number.POSITIVE_INFINITY])('holds a result of %d inside 0–1', (scaled) => {
    const best = play([{ type: 'answered', answer: answer('q_a', scaled) }]).answers.q_a?.scaled;
    expect(best).toBe(scaled === 7 ? 1 : 0);
  });
});

describe('the test', () => {
  it('is taken as a whole, and the best result counts', () => {
    const snapshot = play([test(5), test(2)]);
    expect(snapshot).toMatchObject({ testScaled: 0.8333, testTries: 2, done: ['test'], passed: true });
    expect(snapshot.answers.q_t6).toEqual({ token: '0', tries: 2, scaled: 0 });
  });

  it('counts a question without an answer as wrong, and ignores a stranger', () => {
    const half: LearningEvent = { type: 'submitted', lessonId: 'test', answers: [answer('q_t1', 1), answer('q_a', 1)] };
    expect(play([half]).testScaled).toBe(0.1667);
    expect(play([half]).answers).not.toHaveProperty('q_a');
  });

  it.each([
    [5 / 6, 0.8, true],
    [0.8333, 5 / 6, true],
    [0.7 + 0.1, 0.8, true],
    [0.6667, 2 / 3, true],
    [0.7999, 0.8, false],
  ])('%d reaches %d: %s', (scaled, mark, expected) => {
    expect(reaches(scaled, mark)).toBe(expected);
  });
});

describe('completion', () => {
  it('needs every lesson and a passed test', () => {
    expect(play(readAll)).toMatchObject({ completed: false, passed: false });
    expect(play([test(6)])).toMatchObject({ completed: false, passed: true });
    expect(play([...readAll, test(4)])).toMatchObject({ completed: false, passed: false });
    expect(play([...readAll, test(4), test(5)])).toMatchObject({ completed: true, passed: true });
  });

  it('is never withdrawn, whatever a later version asks', () => {
    const done = play([...readAll, test(5)]);
    const stricter = { ...outline, passMark: 1 };
    expect(play([test(0)], done, stricter)).toMatchObject({ completed: true, passed: true, testScaled: 0.8333 });
  });

  it('needs the lessons alone where there is no test', () => {
    const plain = { ...outline, lessons: outline.lessons.filter(({ kind }) => kind === 'lesson') };
    const done = play(readAll, begun, plain);
    expect(outcomeOf(plain, done)).toEqual({ completed: true, passed: undefined, scaled: 1, done: 3, total: 3 });
    expect(outcomeOf(outline, done)).toMatchObject({ completed: true, scaled: undefined, done: 3, total: 4 });
  });

  it('reports a failed test as not passed, and as a lesson that is still to do', () => {
    const failed = play([...readAll, test(3)]);
    expect(outcomeOf(outline, failed)).toEqual({ completed: false, passed: false, scaled: 0.5, done: 3, total: 4 });
    expect(progressOf(outline, failed, 'packed', 12)).toMatchObject({
      state: 'packed',
      location: '',
      completed: false,
      passed: false,
      scaled: 0.5,
      sessionSeconds: 12,
    });
  });
});
