import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { v4 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Answer } from '../model/answer.ts';
import type { Outline } from '../model/outline.ts';
import { bitWriter, crc30 } from './bits.ts';
import { decodeSnapshot, encodeSnapshot } from './codec.ts';
import { outline } from './outline.fixture.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';
import { TrackingError } from './tracker.ts';

const registration = '0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001';

/** A module where every `every`th slot is a lesson, and the rest are questions. */
function outlineOf(lessons: number, questions: number): Outline {
  const every = Math.max(1, Math.floor(lessons / Math.max(1, questions)));
  let slot = 0;
  const all = Array.from({ length: lessons }, (_, index) => ({
    id: `lesson_${index}`,
    kind: 'lesson' as const,
    minutes: 1,
    slot: slot++,
    questions:
      index % every === 0 && index / every < questions
        ? [{ id: `q_${index / every}`, kind: 'choice' as const, slot: slot++ }]
        : [],
  }));
  return { ...outline, lessons: all };
}

const answerOf = (token: fc.Arbitrary<string>): fc.Arbitrary<Answer> =>
  fc.oneof(
    fc.record({ token, tries: fc.constant(0), scaled: fc.constant(0) }),
    fc.record({
      token,
      tries: fc.integer({ min: 1, max: 5000 }),
      scaled: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
    }),
    fc.record({
      token,
      tries: fc.integer({ min: 1, max: 5000 }),
      scaled: fc.constant(1),
      draft: fc.constant(true as const),
    }),
  );

const token = fc.oneof(
  fc.nat(40).map(String),
  fc.nat().map(String),
  fc.constantFrom('', '0', '007', '00', '999999999', '9999999999', '-1', 'a_b-C'),
  fc.stringMatching(/^[0-9a-zA-Z_-]{0,12}$/),
);

const snapshotOf = ({ lessons }: Outline): fc.Arbitrary<Snapshot> => {
  const questions = lessons.flatMap((lesson) => lesson.questions);
  return fc
    .record({
      rev: fc.nat(),
      registration: fc.uuid({ version: 4 }),
      location: fc.constantFrom('', ...lessons.map(({ id }) => id)),
      done: fc.subarray(lessons.map(({ id }) => id)),
      ids: fc.subarray(questions.map(({ id }) => id)),
      drawn: fc.array(answerOf(token), { minLength: questions.length, maxLength: questions.length }),
      testScaled: fc.option(
        fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000),
        { nil: undefined },
      ),
      testTries: fc.nat(100_000),
      completed: fc.boolean(),
      passed: fc.boolean(),
      sessions: fc.nat(100_000),
    })
    .map(({ ids, drawn, done, ...rest }) => ({
      ...rest,
      done: [...done].sort(),
      answers: Object.fromEntries(ids.map((id, index) => [id, drawn[index]!])),
    }));
};

const allDone = (of: Outline): Snapshot => ({
  ...emptySnapshot(registration),
  rev: 900,
  location: of.lessons.at(-1)!.id,
  done: of.lessons.map(({ id }) => id).sort(),
  answers: Object.fromEntries(
    of.lessons
      .flatMap(({ questions }) => questions)
      .map(({ id }, index) => [
        id,
        { token: String(1 << (index % 5)), tries: 1 + (index % 3), scaled: index % 4 ? 1 : 0 },
      ]),
  ),
  testScaled: 0.8333,
  testTries: 2,
  completed: true,
  passed: true,
  sessions: 12,
});

const golden: { outline: Outline; states: { text: string; snapshot: Snapshot }[] } = JSON.parse(
  readFileSync(new URL('./fixtures/state-v1.json', import.meta.url), 'utf8'),
);

/** A body with the checksum that belongs to it. */
const signed = (body: string): string => {
  const writer = bitWriter();
  writer.bits(crc30(body), 30);
  return `${body}.${writer.text()}`;
};

/** As JSON cannot hold `undefined`. */
const plain = (snapshot: Snapshot): unknown => JSON.parse(JSON.stringify(snapshot));

describe('the packed snapshot', () => {
  it('comes back as it was, and is plain ASCII', () => {
    fc.assert(
      fc.property(snapshotOf(outlineOf(40, 12)), (snapshot) => {
        const text = encodeSnapshot(outlineOf(40, 12), snapshot);
        expect(text).toMatch(/^[\w.-]+$/);
        expect(decodeSnapshot(outlineOf(40, 12), text)).toEqual({ snapshot });
      }),
      { numRuns: 500 },
    );
  });

  it.each(golden.states.map((state) => [state.text, state] as const))('is for ever %s', (text, { snapshot }) => {
    const decoded = decodeSnapshot(golden.outline, text);
    if (!('snapshot' in decoded)) throw new Error(decoded.fault);
    expect(plain(decoded.snapshot)).toEqual(snapshot);
    expect(encodeSnapshot(golden.outline, decoded.snapshot)).toBe(text);
  });

  it('stays small', () => {
    const m1: Outline = {
      ...outline,
      lessons: outlineOf(6, 5).lessons.map((lesson, index) =>
        index < 5
          ? lesson
          : {
              ...lesson,
              kind: 'test',
              questions: [11, 12, 13, 14, 15, 16].map((slot) => ({ id: `t_${slot}`, kind: 'choice', slot })),
            },
      ),
    };
    expect(encodeSnapshot(m1, allDone(m1)).length).toBeLessThanOrEqual(75);
    expect(encodeSnapshot(outlineOf(500, 120), allDone(outlineOf(500, 120))).length).toBeLessThanOrEqual(500);
  });

  it('keeps what another version of the package wrote', () => {
    const full = outlineOf(30, 10);
    const part = { ...full, lessons: full.lessons.filter((_, index) => index % 4 !== 3) };
    fc.assert(
      fc.property(snapshotOf(full), (snapshot) => {
        const text = encodeSnapshot(full, snapshot);
        const decoded = decodeSnapshot(part, text);
        if (!('snapshot' in decoded)) throw new Error(decoded.fault);
        expect(Object.keys(decoded.snapshot.answers).every((id) => id in snapshot.answers)).toBe(true);
        expect(encodeSnapshot(part, decoded.snapshot)).toBe(text);
      }),
    );
  });

  it('is refused above 4,000 characters, and with a token outside the alphabet', () => {
    const long = { ...allDone(outline), answers: { q_a: { token: 'x'.repeat(5000), tries: 1, scaled: 0 } } };
    expect(() => encodeSnapshot(outline, long)).toThrow(TrackingError);
    const odd = { ...allDone(outline), answers: { q_a: { token: 'blåbær', tries: 1, scaled: 0 } } };
    expect(() => encodeSnapshot(outline, odd)).toThrow('[codec] token "blåbær" failed');
  });
});

describe('a state that cannot be read', () => {
  const text = encodeSnapshot(outline, allDone(outline));

  it.each([
    ['', 'empty'],
    ['  \n', 'empty'],
    ['null', 'garbage'],
    ['{"lessons":[1]}', 'garbage'],
    ['1', 'garbage'],
    ['1.', 'checksum'],
    [`0${text.slice(1)}`, 'garbage'],
    [`3${text.slice(1)}`, 'newer-version'],
    ['17.something-else', 'newer-version'],
    [text.slice(0, -1), 'checksum'],
    [text.slice(0, 30), 'checksum'],
    [encodeSnapshot({ ...outline, module: 'm2' }, allDone(outline)), 'other-module'],
  ])('%j is told apart: %s', (broken, fault) => {
    expect(decodeSnapshot(outline, broken)).toEqual({ fault });
  });

  it('is read when the LMS adds blanks round it', () => {
    expect(decodeSnapshot(outline, ` ${text}\r\n`)).toEqual({ snapshot: allDone(outline) });
  });

  it('never passes for another state: 10,000 random corruptions', () => {
    const characters = 'ABCXYZabcxyz0189-_. \u0000é%';
    const change = fc.record({
      kind: fc.constantFrom('replace', 'insert', 'remove', 'truncate', 'swap', 'double'),
      at: fc.nat(text.length - 1),
      to: fc.constantFrom(...characters),
    });
    const broken = (source: string, { kind, at, to }: { kind: string; at: number; to: string }): string => {
      const [head, tail] = [source.slice(0, at), source.slice(at)];
      if (kind === 'replace') return head + to + tail.slice(1);
      if (kind === 'insert') return head + to + tail;
      if (kind === 'remove') return head + tail.slice(1);
      if (kind === 'truncate') return head;
      if (kind === 'double') return head + tail + tail;
      return head + tail.charAt(1) + tail.charAt(0) + tail.slice(2);
    };
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const corrupted = changes.reduce(broken, text);
        const decoded = decodeSnapshot(outline, corrupted);
        if ('snapshot' in decoded) expect(corrupted.trim()).toBe(text);
      }),
      { numRuns: 10_000 },
    );
  });

  it('never throws on any text, also with a right checksum', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (noise) => void decodeSnapshot(outline, noise)),
      { numRuns: 2000 },
    );
    const fields = text.split('.');
    const place = fc.integer({ min: 2, max: 7 });
    fc.assert(
      fc.property(place, fc.stringMatching(/^[\w-]{0,24}$/), (field, noise) => {
        const body = fields.map((value, index) => (index === field ? noise : value)).slice(0, -1);
        expect(() => decodeSnapshot(outline, signed(body.join('.')))).not.toThrow();
      }),
      { numRuns: 2000 },
    );
  });
});

describe('the registration', () => {
  it('is kept bit by bit', () => {
    const snapshot = emptySnapshot(v4());
    expect(decodeSnapshot(outline, encodeSnapshot(outline, snapshot))).toEqual({ snapshot });
  });
});
