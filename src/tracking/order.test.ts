import { expect, it } from 'vitest';
import type { Outline } from '../model/outline.ts';
import { waitingLessons } from './order.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';

const lesson = (id: string, slot: number) => ({
  id,
  kind: id === 'l_test' ? ('test' as const) : ('lesson' as const),
  minutes: 1,
  slot,
  questions: [{ id: `q_${id}`, kind: 'choice' as const, slot: slot + 10 }],
});
const outline: Outline = {
  module: 'm1',
  version: '1.0.0',
  title: 'Modul',
  passMark: 0.8,
  scorm12Status: 'completed',
  isOrdered: true,
  goals: [],
  lessons: ['l_a', 'l_b', 'l_test', 'l_c'].map(lesson),
};
const waiting = (snapshot: Partial<Snapshot>, changed: Partial<Outline> = {}) =>
  Object.fromEntries(waitingLessons({ ...outline, ...changed }, { ...emptySnapshot('r'), ...snapshot }));

it('opens the first lesson, and each when the one before it is done', () => {
  expect(waiting({})).toEqual({ l_b: 'l_a', l_test: 'l_b', l_c: 'l_test' });
  expect(waiting({ done: ['l_a'] })).toEqual({ l_test: 'l_b', l_c: 'l_test' });
});

it('holds nobody back who has taken the test without passing it', () => {
  expect(waiting({ done: ['l_a', 'l_b', 'l_test'], passed: false })).toEqual({});
});

it('opens everything once the module is completed, and where the order is free', () => {
  expect(waiting({ completed: true })).toEqual({});
  const { isOrdered: _, ...free } = outline;
  expect(waitingLessons(free, emptySnapshot('r')).size).toBe(0);
});

it('locks nothing that is done or begun, when a new version has put a lesson before it', () => {
  const answers = { q_l_test: { token: 'a', tries: 0, scaled: 0 } };
  expect(waiting({ done: ['l_b'], answers, location: 'l_c' })).toEqual({});
});

it('tells of the nearest lesson that is missing', () => {
  expect(waiting({ done: ['l_b'] })).toEqual({ l_test: 'l_a', l_c: 'l_test' });
});
