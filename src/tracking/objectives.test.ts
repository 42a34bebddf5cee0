import { expect, it } from 'vitest';
import type { Answer } from '../model/answer.ts';
import { objectivesOf } from './objectives.ts';
import { outline } from './outline.fixture.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';

const begun = emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001');
const answered = (scaled: number, tries = 1): Answer => ({ token: '1', tries, scaled });
const asked = (answers: Snapshot['answers'], changes: Partial<Snapshot> = {}) =>
  objectivesOf(outline, { ...begun, ...changes, answers })[0];

it('knows nothing of a goal before one of its questions is answered', () => {
  const unknown = { id: 'g_hva', completed: false, passed: undefined, scaled: undefined };
  expect(asked({})).toEqual(unknown);
  expect(asked({ q_a: answered(0, 0) })).toEqual(unknown);
});

it('counts a question that is left out as 0', () => {
  expect(asked({ q_a: answered(1) })).toMatchObject({ completed: false, passed: undefined, scaled: 0.5 });
});

it.each([
  [1, 1, true],
  [1, 0.6, true],
  [1, 0.5, undefined],
  [0, 0, undefined],
])('reaches a goal at the pass mark of 0.8: %f and %f', (first, second, passed) => {
  const goal = asked({ q_a: answered(first), q_t1: answered(second) });
  expect(goal).toMatchObject({ completed: true, passed, scaled: (first + second) / 2 });
});

it('lets a goal that no question asks for follow the module', () => {
  const [, goal] = objectivesOf(outline, begun);
  expect(goal).toEqual({ id: 'g_hvem', completed: false, passed: undefined, scaled: undefined });
  const [, done] = objectivesOf(outline, { ...begun, completed: true });
  expect(done).toEqual({ id: 'g_hvem', completed: true, passed: true, scaled: 1 });
});
