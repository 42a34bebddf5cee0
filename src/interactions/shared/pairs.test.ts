import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePairs, encodePairs, markPairs, pairsPattern } from './pairs.ts';

const letters = [...'abcdefghijklmnopqrstuvwxyz'];

/** Sources, targets, and an answer to some of the sources. */
const answers = fc.shuffledSubarray(letters, { minLength: 4 }).chain((parts) =>
  fc.integer({ min: 1, max: parts.length - 1 }).chain((count) => {
    const [sources, targets] = [parts.slice(0, count), parts.slice(count)];
    return fc.array(fc.option(fc.constantFrom(...targets)), { minLength: count, maxLength: count }).map((chosen) => ({
      sources,
      targets,
      chosen: new Map(sources.flatMap((id, index) => (chosen[index] ? [[id, chosen[index]] as const] : []))),
    }));
  }),
);

describe('packing pairs', () => {
  it('comes back as it went, whichever letters the parts have', () => {
    fc.assert(
      fc.property(answers, ({ sources, targets, chosen }) => {
        const token = encodePairs(chosen);
        expect(token).toMatch(/^(?:|[a-z-]*[a-z])$/);
        expect(decodePairs(token, sources, targets)).toEqual(chosen);
      }),
    );
  });

  it('forgets sources and targets that are gone, and keeps the rest', () => {
    const token = encodePairs(
      new Map([
        ['a', 'd'],
        ['b', 'e'],
        ['c', 'f'],
      ]),
    );
    expect(token).toBe('def');
    expect(decodePairs(token, ['b', 'c', 'g'], ['d', 'e'])).toEqual(new Map([['b', 'e']]));
  });

  it('reads nothing out of a token of another shape', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9A-Z_-]*$/), (token) => {
        expect(decodePairs(token, ['a', 'b'], ['c', 'd']).size).toBe(0);
      }),
    );
  });
});

describe('marking pairs', () => {
  const right = new Map([
    ['a', 'c'],
    ['b', 'd'],
  ]);

  it('gives the share of the sources that are right', () => {
    expect(markPairs(right, right)).toBe(1);
    expect(markPairs(right, new Map([['a', 'c']]))).toBe(0.5);
    expect(markPairs(right, new Map([['a', 'd']]))).toBe(0);
    expect(markPairs(right, new Map())).toBe(0);
  });

  it('writes the pattern in the order of the sources', () => {
    expect(pairsPattern(new Map([...right].reverse()), ['a', 'b', 'x'])).toBe('a[.]c[,]b[.]d');
  });
});
