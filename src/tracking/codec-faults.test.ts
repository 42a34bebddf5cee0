import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allDone, outlineOf, registration, signed, snapshotOf } from './codec.fixture.ts';
import { decodeSnapshot, encodeSnapshot } from './codec.ts';
import { merge } from './merge.ts';
import { answer, outline } from './outline.fixture.ts';
import { type LearningEvent, reduce } from './session.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';

const text = encodeSnapshot(outline, allDone(outline));

const answered: LearningEvent = { type: 'answered', answer: answer('q_a', 1) };
const onTwo = merge(reduce(outline, allDone(outline), answered), reduce(outline, allDone(outline), answered, 'k-9_'));
const large = outlineOf(60, 20);

/** Texts as they stand in an LMS: begun, done, on two devices, of a later version, and of a large module. */
const realistic = [
  [outline, reduce(outline, emptySnapshot(registration), { type: 'launched' })],
  [outline, allDone(outline)],
  [outline, onTwo],
  [outline, { ...onTwo, foreign: { location: 90, done: [91], answers: {}, newer: { version: 3, fields: ['x', ''] } } }],
  [large, allDone(large)],
] as const satisfies readonly (readonly [typeof outline, Snapshot])[];

const characters = 'ABCXYZabcxyz0189-_. \u0000é%';

const change = fc.record({
  kind: fc.constantFrom('replace', 'insert', 'remove', 'truncate', 'swap', 'move', 'double', 'append'),
  at: fc.nat(),
  to: fc.constantFrom(...characters),
});

type Change = typeof change extends fc.Arbitrary<infer Value> ? Value : never;

function broken(source: string, { kind, at: place, to }: Change): string {
  const at = place % Math.max(1, source.length);
  const [head, tail] = [source.slice(0, at), source.slice(at)];
  const changes = {
    replace: () => head + to + tail.slice(1),
    insert: () => head + to + tail,
    remove: () => head + tail.slice(1),
    truncate: () => head,
    swap: () => head + tail.charAt(1) + tail.charAt(0) + tail.slice(2),
    move: () => tail + head,
    double: () => head + tail + tail,
    append: () => source + to,
  };
  return changes[kind]();
}

describe('a state that cannot be read', () => {
  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['null', 'garbage'],
    ['{"lessons":[1]}', 'garbage'],
    ['1', 'garbage'],
    ['1.', 'checksum'],
    [`0${text.slice(1)}`, 'garbage'],
    [`2${text.slice(1)}`, 'checksum'],
    [`3${text.slice(1)}`, 'newer-version'],
    ['17.something-else', 'newer-version'],
    [`${'9'.repeat(400)}.x`, 'newer-version'],
    [text.slice(0, -1), 'checksum'],
    [text.slice(0, 30), 'checksum'],
    [encodeSnapshot({ ...outline, module: 'm2' }, allDone(outline)), 'other-module'],
  ])('%j is told apart: %s', (state, fault) => {
    expect(decodeSnapshot(outline, state)).toEqual({ fault });
  });

  it.each([
    ['1', 'garbage', 'too many fields', ['AA', 'AA']],
    ['2', 'garbage', 'a field too few', []],
    ['2', 'garbage', 'shares of what nobody has tried', ['', '__']],
    ['3', 'newer-version', 'a field too few', []],
    ['3', 'newer-version', 'shares that are none', ['__']],
  ])('of version %s is %s with %s, whatever its checksum says', (version, fault, _, more) => {
    const fields = text.split('.').slice(1, -1);
    const body = [version, ...fields, ...more].join('.');
    expect(decodeSnapshot(outline, signed(body))).toEqual({ fault });
  });

  it('is read when the LMS adds blanks round it', () => {
    expect(decodeSnapshot(outline, ` ${text}\r\n`)).toEqual({ snapshot: allDone(outline) });
  });

  it('never passes for another state: 10,000 random corruptions', () => {
    const states = realistic.map(([of, snapshot]) => ({ of, state: encodeSnapshot(of, snapshot) }));
    let told = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.array(change, { minLength: 1, maxLength: 3 }),
        ({ of, state }, changes) => {
          const corrupted = changes.reduce(broken, state);
          const decoded = decodeSnapshot(of, corrupted);
          if ('fault' in decoded) told++;
          else expect(decoded).toEqual(decodeSnapshot(of, state));
        },
      ),
      { numRuns: 10_000, seed: 2026 },
    );
    expect(told).toBeGreaterThan(8000);
  });

  it('never throws on any text', () => {
    const noise = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme', maxLength: 5000 }),
      fc.json(),
      fc.stringMatching(/^[1-4]\.[\w.-]{0,80}$/),
    );
    fc.assert(
      fc.property(noise, (state) => void expect(decodeSnapshot(outline, state)).toHaveProperty('fault')),
      { numRuns: 4000 },
    );
  });

  it('never throws on a right checksum over anything, and gives what can be written again', () => {
    const place = fc.integer({ min: 2, max: 8 });
    const version = fc.constantFrom('1', '2', '3');
    const noise = fc.stringMatching(/^[\w-]{0,24}$/);
    fc.assert(
      fc.property(snapshotOf(outline), version, place, noise, (snapshot, number, field, junk) => {
        const fields = encodeSnapshot(outline, snapshot).split('.').slice(0, -1);
        const body = [number, ...fields.slice(1)].map((value, index) => (index === field ? junk : value)).join('.');
        const decoded = decodeSnapshot(outline, signed(body));
        if (!('snapshot' in decoded)) return;
        expect(decodeSnapshot(outline, encodeSnapshot(outline, decoded.snapshot))).toEqual(decoded);
      }),
      { numRuns: 2000 },
    );
  });
});
