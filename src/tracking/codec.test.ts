import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { v4 } from 'uuid';
import { describe, expect, it } from 'vitest';
import type { Outline } from '../model/outline.ts';
import { allDone, outlineOf, registration, signed, snapshotOf } from './codec.fixture.ts';
import { decodeSnapshot, encodeSnapshot } from './codec.ts';
import { merge } from './merge.ts';
import { answer, outline } from './outline.fixture.ts';
import { type LearningEvent, reduce } from './session.ts';
import { emptySnapshot, foreignOf, type Snapshot } from './snapshot.ts';
import { TrackingError } from './tracker.ts';

interface Golden {
  readonly outline: Outline;
  readonly states: readonly { readonly text: string; readonly snapshot: Snapshot }[];
}

const goldens = [1, 2].flatMap((version) => {
  const file = new URL(`./fixtures/state-v${version}.json`, import.meta.url);
  const { outline: of, states }: Golden = JSON.parse(readFileSync(file, 'utf8'));
  return states.map(({ text, snapshot }) => ({ version, text, snapshot, of }));
});

/** As JSON cannot hold `undefined`. */
const plain = (snapshot: Snapshot): unknown => JSON.parse(JSON.stringify(snapshot));

describe('the packed snapshot', () => {
  it('comes back as it was, and is plain ASCII', () => {
    fc.assert(
      fc.property(snapshotOf(outlineOf(40, 12)), (snapshot) => {
        const text = encodeSnapshot(outlineOf(40, 12), snapshot);
        expect(text).toMatch(/^[\w.-]+$/);
        const newer = snapshot.foreign?.newer && { newer: true };
        expect(decodeSnapshot(outlineOf(40, 12), text)).toEqual({ snapshot, ...newer });
      }),
      { numRuns: 500 },
    );
  });

  it.each(goldens)('of version $version is for ever $text', ({ text, snapshot, of }) => {
    const decoded = decodeSnapshot(of, text);
    if (!('snapshot' in decoded)) throw new Error(decoded.fault);
    expect(plain(decoded.snapshot)).toEqual(snapshot);
    expect(encodeSnapshot(of, decoded.snapshot)).toBe(text);
  });

  it.each(goldens.filter(({ version }) => version === 1))(
    'of version 1 says the same in version 2: $text',
    ({ text, of }) => {
      const [, ...fields] = text.split('.').slice(0, -1);
      expect(decodeSnapshot(of, signed(['2', ...fields, ''].join('.')))).toEqual(decodeSnapshot(of, text));
    },
  );

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
  const large = outlineOf(500, 120);
  const answeredAgain = (of: Outline, snapshot: Snapshot, writer: string): Snapshot =>
    of.lessons
      .flatMap(({ questions }) => questions)
      .reduce((before, { id }) => reduce(of, before, { type: 'answered', answer: answer(id, 1) }, writer), snapshot);
  const onTwo = (of: Outline): Snapshot =>
    merge(answeredAgain(of, allDone(of), ''), answeredAgain(of, allDone(of), 'k-9_'));

  it.each([
    ['M1, all done', 74, m1, allDone(m1)],
    ['M1, all done, and all answered again on two devices at once', 89, m1, onTwo(m1)],
    ['500 blocks and 120 questions, all done', 474, large, allDone(large)],
    [
      '500 blocks and 120 questions, all answered by another device',
      497,
      large,
      answeredAgain(large, allDone(large), 'k-9_'),
    ],
    ['500 blocks and 120 questions, all done, and all answered again on two devices at once', 552, large, onTwo(large)],
  ])('stays small: %s, %d characters', (_, length, of, snapshot) => {
    expect(encodeSnapshot(of, snapshot)).toHaveLength(length);
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

  it('is read in what is known of a later version, and the rest is handed on unchanged', () => {
    const more = fc.array(fc.stringMatching(/^[\w-]{0,20}$/), { maxLength: 3 });
    fc.assert(
      fc.property(snapshotOf(outline), fc.integer({ min: 3, max: 99 }), more, (drawn, version, fields) => {
        const { foreign, ...snapshot } = drawn;
        const kept = foreignOf({ location: undefined, done: [], answers: {}, ...foreign, newer: { version, fields } });
        const text = encodeSnapshot(outline, { ...snapshot, ...(kept && { foreign: kept }) });
        expect(text.startsWith(`${version}.`)).toBe(true);
        const decoded = decodeSnapshot(outline, text);
        expect(decoded).toEqual({ snapshot: { ...snapshot, foreign: kept }, newer: true });
        if (!('snapshot' in decoded)) return;
        const next = reduce(outline, decoded.snapshot, { type: 'launched' });
        const after = encodeSnapshot(outline, next).split('.');
        expect(after[0]).toBe(`${version}`);
        expect(after.slice(9, -1)).toEqual(fields);
      }),
    );
  });

  it('is of version 1 until a second device has tried something: version 0.1.0 of a module reads it', () => {
    const launched = reduce(outline, emptySnapshot(registration), { type: 'launched' });
    const tried: LearningEvent = { type: 'answered', answer: answer('q_a', 0) };
    expect(encodeSnapshot(outline, reduce(outline, launched, tried))).toMatch(/^1\./);
    expect(encodeSnapshot(outline, reduce(outline, launched, tried, 'k-9_'))).toMatch(/^2\./);
  });

  it('loses old detail above 4,000 characters, and never what was reached', () => {
    const big = outlineOf(1_200, 1_200);
    const questions = big.lessons.flatMap((lesson) => lesson.questions);
    const tried = { token: '123456', tries: 9, scaled: 0.5 };
    const long: Snapshot = {
      ...allDone(big),
      answers: Object.fromEntries(questions.map(({ id }) => [id, tried])),
      foreign: { location: undefined, done: [], answers: { 9000: tried } },
      shares: { 'k-9_': { [questions[0]?.id ?? '']: 1 } },
    };
    const text = encodeSnapshot(big, long);
    expect(text.length).toBeLessThanOrEqual(4000);
    const decoded = decodeSnapshot(big, text);
    const { answers, foreign: _, shares: __, ...reached } = long;
    if (!('snapshot' in decoded)) throw new Error(decoded.fault);
    expect(decoded.snapshot).toMatchObject(reached);
    expect(Object.keys(decoded.snapshot.answers).length).toBeGreaterThan(300);
    expect(answers).toMatchObject(decoded.snapshot.answers);
    expect(decoded.snapshot.answers, 'the newest question').toHaveProperty(questions.at(-1)?.id ?? '');
    expect(encodeSnapshot(big, decoded.snapshot), 'again').toBe(text);
  });

  it('gives up first what says least: whose tries they were, and then what other versions know', () => {
    const foreign = (count: number) =>
      Object.fromEntries(
        Array.from({ length: count }, (_, slot) => [100 + slot, { token: '12345', tries: 3, scaled: 0.5 }]),
      );
    const own = { q_a: { token: '1', tries: 2, scaled: 1 } };
    const withForeign = (count: number): Snapshot => ({
      ...allDone(outline),
      answers: own,
      foreign: { location: undefined, done: [], answers: foreign(count) },
    });
    const read = (snapshot: Snapshot) => decodeSnapshot(outline, encodeSnapshot(outline, snapshot));
    const keepsAll = (count: number) => {
      const decoded = read(withForeign(count));
      return 'snapshot' in decoded && Object.keys(decoded.snapshot.foreign?.answers ?? {}).length === count;
    };
    let [most, tooMany] = [100, 2_000];
    while (tooMany - most > 1) {
      const count = Math.ceil((most + tooMany) / 2);
      if (keepsAll(count)) most = count;
      else tooMany = count;
    }
    const shared: Snapshot = {
      ...withForeign(most),
      shares: Object.fromEntries(['aaaa', 'bbbb', 'cccc'].map((writer) => [writer, { q_a: 1, '#100': 1, '#101': 1 }])),
    };
    expect(read(shared)).toEqual({ snapshot: withForeign(most) });
    const less = read(withForeign(most + 50));
    expect(less).toMatchObject({ snapshot: { answers: own } });
    expect(less).not.toHaveProperty('snapshot.foreign.answers.100');
    expect(less).toHaveProperty(`snapshot.foreign.answers.${100 + most + 49}`);
  });

  it('is refused with more than that of what must be handed on, and with a token or a writer outside the alphabet', () => {
    const newer = { version: 9, fields: ['x'.repeat(5000)] };
    const long = { ...allDone(outline), foreign: { location: undefined, done: [], answers: {}, newer } };
    expect(() => encodeSnapshot(outline, long)).toThrow(TrackingError);
    const odd = { ...allDone(outline), answers: { q_a: { token: 'blåbær', tries: 1, scaled: 0 } } };
    expect(() => encodeSnapshot(outline, odd)).toThrow('[codec] token "blåbær" failed');
    const nameless = { ...allDone(outline), shares: { nobody: { q_a: 1 } } };
    expect(() => encodeSnapshot(outline, nameless)).toThrow('[codec] writer "nobody" failed');
  });
});

describe('the registration', () => {
  it('is kept bit by bit', () => {
    const snapshot = emptySnapshot(v4());
    expect(decodeSnapshot(outline, encodeSnapshot(outline, snapshot))).toEqual({ snapshot });
  });
});
