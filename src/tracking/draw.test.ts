import { describe, expect, it } from 'vitest';
import type { OutlineLesson } from '../model/outline.ts';
import { drawOf, seedOf, triesLeft } from './draw.ts';
import { objectivesOf } from './objectives.ts';
import { answer, outline } from './outline.fixture.ts';
import { type LearningEvent, reduce } from './session.ts';
import { emptySnapshot } from './snapshot.ts';

const start = emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001');
const withRules = (rules: NonNullable<OutlineLesson['rules']>) => ({
  ...outline,
  lessons: outline.lessons.map((lesson) => (lesson.kind === 'test' ? { ...lesson, rules } : lesson)),
});
const testOf = ({ lessons }: typeof outline): OutlineLesson => {
  const test = lessons.find(({ kind }) => kind === 'test');
  if (!test) throw new Error('the fixture has no test');
  return test;
};
const submit = (ids: readonly string[], scaled: number): LearningEvent => ({
  type: 'submitted',
  lessonId: testOf(outline).id,
  answers: ids.map((id) => answer(id, scaled)),
});

describe('a test that draws', () => {
  const drawing = withRules({ draw: 2, shuffle: true });
  const test = testOf(drawing);

  it('asks as many as it says, the same ones as long as the try lasts, and others in the next', () => {
    const tries = [...Array(8).keys()].map((testTries) => drawOf(test, { ...start, testTries }));
    for (const drawn of tries) expect(new Set(drawn).size).toBe(2);
    expect(drawOf(test, start)).toEqual(tries[0]);
    expect(new Set(tries.map(String)).size, 'not always the same').toBeGreaterThan(3);
  });

  it('gives a learner who comes back the same, and others something else', () => {
    expect(seedOf({ ...start, testTries: 3 })).toBe(seedOf({ ...start, testTries: 3 }));
    const others = [...Array(20).keys()].map((n) => drawOf(test, { ...start, registration: `${n}` }));
    expect(new Set(others.map(String)).size).toBeGreaterThan(10);
  });

  it('counts what was drawn, and nothing else', () => {
    const drawn = drawOf(test, start);
    expect(reduce(drawing, start, submit(drawn, 1)).testScaled).toBe(1);
    expect(reduce(drawing, start, submit(drawn.slice(0, 1), 1)).testScaled).toBe(0.5);
    const all = test.questions.map(({ id }) => id);
    const others = all.filter((id) => !drawn.includes(id));
    expect(
      reduce(drawing, start, {
        type: 'submitted',
        lessonId: test.id,
        answers: all.map((id) => answer(id, others.includes(id) ? 1 : 0)),
      }),
    ).toMatchObject({ testScaled: 0 });
  });

  it('counts what the learner was asked, where another registration has come since', () => {
    const asked = drawOf(test, start);
    const joined = [...Array(20).keys()].map((n) => ({ ...start, registration: `${n}` }));
    expect(joined.some((other) => String(drawOf(test, other)) !== String(asked))).toBe(true);
    for (const other of joined)
      expect(reduce(drawing, other, submit(asked, 1))).toMatchObject({ testScaled: 1, passed: true });
  });

  it('remembers a tick in a new try, also where it is the same as in the last', () => {
    const [id = ''] = drawOf(test, start);
    const after = reduce(drawing, start, submit(drawOf(test, start), 1));
    const { token = '' } = after.answers[id] ?? {};
    expect(reduce(drawing, after, { type: 'picked', interactionId: id, token }).answers[id]).toMatchObject({
      draft: true,
    });
    expect(reduce(outline, after, { type: 'picked', interactionId: id, token })).toBe(after);
  });

  it('does not keep a goal from being met by questions that were never drawn', () => {
    const ids = test.questions.map(({ id }) => id);
    const withGoal = { ...drawing, goals: [{ id: 'g', questions: ids }] };
    const after = reduce(withGoal, start, submit(drawOf(test, start), 1));
    expect(objectivesOf(withGoal, start)).toMatchObject([{ completed: false, scaled: undefined }]);
    expect(objectivesOf(withGoal, after)).toMatchObject([{ completed: true, passed: true, scaled: 1 }]);
  });
});

describe('a test that can be taken so many times', () => {
  it('takes no more after that', () => {
    const counting = withRules({ tries: 2 });
    const ids = testOf(counting).questions.map(({ id }) => id);
    const twice = [0, 0].reduce((snapshot, scaled) => reduce(counting, snapshot, submit(ids, scaled)), start);
    expect(triesLeft(testOf(counting), twice)).toBe(0);
    expect(reduce(counting, twice, submit(ids, 1))).toBe(twice);
  });

  it('can be taken any number of times where none is told', () => {
    expect(triesLeft(testOf(outline), { ...start, testTries: 99 })).toBe(Number.POSITIVE_INFINITY);
  });
});
