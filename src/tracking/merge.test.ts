import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { registration, snapshotOf } from './codec.fixture.ts';
import { encodeSnapshot } from './codec.ts';
import { act, live, read } from './devices.fixture.ts';
import { merge, mergeStates } from './merge.ts';
import { answer, outline } from './outline.fixture.ts';
import { type LearningEvent, reduce } from './session.ts';
import { triesBy, writerIn } from './shares.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';

/** Three snapshots that were there at some time on some device. */
const reached = fc
  .record({ acts: fc.array(act, { minLength: 1, maxLength: 30 }), picks: fc.tuple(fc.nat(), fc.nat(), fc.nat()) })
  .map(({ acts, picks }) => {
    const { history } = live(acts);
    return picks.map((pick) => read(history[pick % Math.max(1, history.length)] ?? untouched));
  });

const untouched = encodeSnapshot(outline, emptySnapshot(registration));
const drawn = fc.tuple(snapshotOf(outline), snapshotOf(outline), snapshotOf(outline));

describe.each([
  ['that devices have come to', reached],
  ['of any kind', drawn],
])('snapshots %s', (_, three) => {
  it('make one, in whichever order, in whichever company and however often they meet', () => {
    fc.assert(
      fc.property(three, ([a, b, c]) => {
        if (!a || !b || !c) return;
        const both = merge(a, b);
        expect(merge(b, a)).toEqual(both);
        expect(merge(a, a)).toEqual(a);
        expect(merge(both, a)).toEqual(both);
        expect(merge(both, b)).toEqual(both);
        expect(merge(both, c)).toEqual(merge(a, merge(b, c)));
      }),
      { numRuns: 1000 },
    );
  });

  it('lose nothing of either', () => {
    fc.assert(
      fc.property(three, ([a, b]) => {
        if (!a || !b) return;
        const both = merge(a, b);
        for (const one of [a, b]) expectWithin(one, both);
      }),
      { numRuns: 300 },
    );
  });
});

function expectWithin(one: Snapshot, both: Snapshot): void {
  expect(both.done).toEqual(expect.arrayContaining([...one.done]));
  expect(both.foreign?.done ?? []).toEqual(expect.arrayContaining([...(one.foreign?.done ?? [])]));
  expect(both.testScaled ?? -1).toBeGreaterThanOrEqual(one.testScaled ?? -1);
  expect(both.testTries).toBeGreaterThanOrEqual(one.testTries);
  expect([both.completed || !one.completed, both.passed || !one.passed]).toEqual([true, true]);
  const answers = [
    [one.answers, both.answers],
    [one.foreign?.answers ?? {}, both.foreign?.answers ?? {}],
  ] as const;
  for (const [some, all] of answers)
    for (const [id, { tries, scaled }] of Object.entries(some)) {
      const merged = Object.entries(all).find(([key]) => key === id)?.[1];
      expect(merged?.tries).toBeGreaterThanOrEqual(tries);
      expect(merged?.scaled).toBeGreaterThanOrEqual(scaled);
    }
  if (one.foreign?.newer) expect(both.foreign?.newer?.version).toBeGreaterThanOrEqual(one.foreign.newer.version);
}

describe('when all devices have met', () => {
  it('there are as many tries as were made, whoever met whom, and all that was done is there', () => {
    fc.assert(
      fc.property(
        fc.array(act, { minLength: 1, maxLength: 40 }),
        fc.array(fc.nat(2), { maxLength: 4 }),
        (acts, order) => {
          const world = live(acts);
          const used = [...order, 0, 1, 2].flatMap((index) => world.states[index] || []);
          if (used.length === 0) return;
          const all = read(used.reduce((sum, state) => mergeStates(outline, sum, state) ?? ''));
          const tries = Object.entries(all.answers).map(([id, each]): [string, number] => [id, each.tries]);
          expect(Object.fromEntries([['', all.testTries], ...tries].filter(([, count]) => count))).toEqual(world.tries);
          for (const [id, best] of Object.entries(world.best)) if (id) expect(all.answers[id]?.scaled).toBe(best);
          expect(all.done).toEqual([...world.done].sort());
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('two devices that go on from one copy, each without the other', () => {
  const on = (start: Snapshot, writer: string, ...events: readonly LearningEvent[]): Snapshot =>
    events.reduce((snapshot, event) => reduce(outline, snapshot, event, writer), start);
  const tried = (scaled: number): LearningEvent => ({ type: 'answered', answer: answer('q_a', scaled) });
  const picked = (token: string): LearningEvent => ({ type: 'picked', interactionId: 'q_a', token });
  const copy = on(emptySnapshot(registration), '', { type: 'launched' });

  it('use up a try each', () => {
    const [a, b] = [on(copy, '', tried(0)), on(copy, 'k-9_', tried(1))];
    expect(merge(a, b).answers).toEqual({ q_a: { token: '1', tries: 2, scaled: 1, stamp: 1 } });
    expect(merge(a, b).shares).toEqual({ 'k-9_': { q_a: 1 } });
    const [stillA, stillB] = [on(merge(a, b), '', tried(0)), on(b, 'k-9_', tried(0))];
    expect(merge(stillB, stillA).answers).toEqual({ q_a: { token: '0', tries: 4, scaled: 1, stamp: 3 } });
  });

  it('use up a try each at the test', () => {
    const test: LearningEvent = {
      type: 'submitted',
      lessonId: 'test',
      answers: [answer('q_t1', 1), answer('q_t2', 0)],
    };
    const both = merge(on(copy, '', test), on(copy, 'k-9_', test, test));
    expect(both).toMatchObject({ testTries: 3, shares: { 'k-9_': { '': 2, q_t1: 2, q_t2: 2 } } });
    expect(both.answers.q_t1).toEqual({ token: '1', tries: 3, scaled: 1, stamp: 2 });
  });

  it('add nothing that one of them had from the other', () => {
    const a = on(copy, '', tried(0));
    const b = on(a, 'k-9_', tried(0));
    expect(merge(a, b)).toEqual(b);
    expect(b.answers).toEqual({ q_a: { token: '0', tries: 2, scaled: 0 } });
  });

  it('have the answer that was made last, and a tick after it before one that came earlier', () => {
    const submitted = on(copy, '', tried(1));
    for (const tick of [[picked('0')], [picked('7')], [picked('7'), picked('1')]]) {
      const ticked = on(submitted, '', ...tick);
      expect(merge(ticked, submitted).answers).toEqual(ticked.answers);
      expect(merge(submitted, ticked).answers).toEqual(ticked.answers);
    }
    const later = on(submitted, 'k-9_', tried(0));
    const both = merge(on(submitted, '', picked('7')), later);
    expect(both.answers).toEqual({ q_a: { token: '0', tries: 2, scaled: 1 } });
    const again = on(merge(on(copy, '', tried(0)), on(copy, 'k-9_', tried(1))), '', picked('7'));
    expect(again.answers).toEqual({ q_a: { token: '7', tries: 2, scaled: 1, draft: true } });
  });

  it('each with a registration of its own still use up a try each, and go on under their names', () => {
    const other = '6f9b7c52-8a61-4d0c-8b34-d1c7a2e0f002';
    const b = on(emptySnapshot(other), '', tried(0), tried(1));
    const both = merge(on(copy, '', tried(0)), b);
    expect(both).toMatchObject({ registration: other, answers: { q_a: { tries: 3 } } });
    const name = writerIn(other, '', registration);
    expect(both.shares).toEqual({ [name]: { q_a: 1 } });
    const after = merge(on(both, name, tried(0)), on(b, '', tried(0)));
    expect(after.answers.q_a?.tries).toBe(5);
    expect([triesBy(after, name, 'q_a'), triesBy(after, '', 'q_a'), triesBy(after, 'k-9_', 'q_a')]).toEqual([2, 3, 0]);
    expect([writerIn(registration, name, registration), writerIn(other, 'k-9_', registration)]).toEqual(['', 'k-9_']);
  });
});

describe('two packed states', () => {
  it('keep what only another version of the package knows', () => {
    const foreign = (done: number[]) => ({
      location: undefined,
      done,
      answers: { 91: { token: '1', tries: 1, scaled: 1 } },
    });
    const a = { ...emptySnapshot(registration), rev: 2, foreign: foreign([90]) };
    expect(merge(a, emptySnapshot(registration)).foreign).toEqual(foreign([90]));
    expect(merge(a, { ...a, rev: 3, foreign: foreign([92]) }).foreign).toEqual(foreign([90, 92]));
  });

  it('are not merged where one cannot be read', () => {
    expect(mergeStates(outline, untouched, untouched)).toBe(untouched);
    expect(mergeStates(outline, untouched, 'garbage')).toBeUndefined();
  });
});
