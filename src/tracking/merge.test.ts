import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../model/answer.ts';
import { encodeSnapshot } from './codec.ts';
import { merge, mergeStates } from './merge.ts';
import { outline } from './outline.fixture.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';

const registration = '0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001';

const answer: fc.Arbitrary<Answer> = fc
  .record({ token: fc.constantFrom('0', '1', '2'), tries: fc.nat(3), scaled: fc.nat(100), draft: fc.boolean() })
  .map(({ token, tries, scaled, draft }) => ({ token, tries, scaled: scaled / 100, ...(draft && { draft }) }));

const snapshot: fc.Arbitrary<Snapshot> = fc
  .record({
    rev: fc.nat(9),
    location: fc.constantFrom('', 'hva', 'hvem'),
    done: fc.subarray(['hva', 'hvem', 'hvordan', 'test']).map((ids) => [...ids].sort()),
    answers: fc.dictionary(fc.constantFrom('q_a', 'q_b', 'q_t1'), answer),
    testScaled: fc.option(
      fc.nat(10).map((tenths) => tenths / 10),
      { nil: undefined },
    ),
    testTries: fc.nat(4),
    completed: fc.boolean(),
    passed: fc.boolean(),
    sessions: fc.nat(5),
  })
  .map((values) => ({ ...emptySnapshot(registration), ...values }));

describe('two snapshots that were written side by side', () => {
  it('make one, whichever comes first and however often', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (a, b) => {
        const both = merge(a, b);
        expect(merge(b, a)).toEqual(both);
        expect(merge(both, a)).toEqual(both);
        expect(merge(both, both)).toEqual(both);
      }),
    );
  });

  it('lose nothing of either', () => {
    fc.assert(
      fc.property(snapshot, snapshot, (a, b) => {
        const both = merge(a, b);
        for (const one of [a, b]) {
          expect(both.done).toEqual(expect.arrayContaining([...one.done]));
          expect(both.testScaled ?? -1).toBeGreaterThanOrEqual(one.testScaled ?? -1);
          expect([both.completed || !one.completed, both.passed || !one.passed]).toEqual([true, true]);
          for (const [id, { tries, scaled }] of Object.entries(one.answers)) {
            expect(both.answers[id]!.tries).toBeGreaterThanOrEqual(tries);
            expect(both.answers[id]!.scaled).toBeGreaterThanOrEqual(scaled);
          }
        }
      }),
    );
  });

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
    const state = encodeSnapshot(outline, emptySnapshot(registration));
    expect(mergeStates(outline, state, state)).toBe(state);
    expect(mergeStates(outline, state, 'garbage')).toBeUndefined();
  });
});
