import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode, encode, pattern } from '../shared/letters.ts';
import { type ChoiceKey, mark } from '../shared/mark.ts';

const key = (multiple: boolean, right: string): ChoiceKey => ({
  multiple,
  options: [...'abcd'].map((id) => ({ id, correct: right.includes(id) })),
});

describe('marking a choice', () => {
  it('gives all or nothing where one option is right', () => {
    expect(mark(key(false, 'b'), new Set('b'))).toBe(1);
    expect(mark(key(false, 'b'), new Set('a'))).toBe(0);
    expect(mark(key(false, 'b'), new Set())).toBe(0);
  });

  it('gives a share where several are right, and nothing for ticking everything', () => {
    expect(mark(key(true, 'ab'), new Set('ab'))).toBe(1);
    expect(mark(key(true, 'ab'), new Set('a'))).toBe(0.5);
    expect(mark(key(true, 'ab'), new Set('ac'))).toBe(0);
    expect(mark(key(true, 'ab'), new Set('abcd'))).toBe(0);
  });
});

describe('packing a choice', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz'];

  it('comes back as it went, for any set of up to 26 options', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.constantFrom(...letters)), (ids) => {
        expect([...decode(encode(new Set(ids)), letters)].sort()).toEqual([...ids].sort());
      }),
    );
  });

  it('forgets options that are gone, and tokens it cannot read', () => {
    expect([...decode(encode(new Set('bd')), ['a', 'b'])]).toEqual(['b']);
    expect([...decode('x-1', letters)]).toEqual([]);
  });

  it('writes the pattern in the order of the options, not of the ticks', () => {
    expect(pattern(new Set(['c', 'a']), [...'abc'])).toBe('a[,]c');
  });
});
