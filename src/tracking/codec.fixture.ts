import fc from 'fast-check';
import type { Answer } from '../model/answer.ts';
import type { Outline } from '../model/outline.ts';
import { bitWriter, crc30 } from './bits.ts';
import { outline } from './outline.fixture.ts';
import { foreignKey, testKey } from './shares.ts';
import { emptySnapshot, foreignOf, type Newer, type Snapshot } from './snapshot.ts';

export const registration = '0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001';

/** A module where every `every`th slot is a lesson, and the rest are questions. */
export function outlineOf(lessons: number, questions: number): Outline {
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

/** Everything read, every question answered from one to three times, and the test passed. */
export const allDone = (of: Outline): Snapshot => ({
  ...emptySnapshot(registration),
  rev: 900,
  location: of.lessons.at(-1)?.id ?? '',
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

/** A body with the checksum that belongs to it. */
export const signed = (body: string): string => {
  const writer = bitWriter();
  writer.bits(crc30(body), 30);
  return `${body}.${writer.text()}`;
};

const token = fc.oneof(
  fc.nat(40).map(String),
  fc.nat().map(String),
  fc.constantFrom('', '0', '007', '00', '999999999', '9999999999', '-1', 'a_b-C'),
  fc.stringMatching(/^[0-9a-zA-Z_-]{0,12}$/),
);

const submitted = {
  token,
  tries: fc.integer({ min: 1, max: 5000 }),
  scaled: fc.integer({ min: 0, max: 100 }).map((n) => n / 100),
};

const answer: fc.Arbitrary<Answer> = fc.oneof(
  fc.record({ token, tries: fc.constant(0), scaled: fc.constant(0) }),
  fc.record(submitted),
  fc.record({ ...submitted, draft: fc.constant(true as const) }),
  fc
    .record({ ...submitted, tries: fc.integer({ min: 2, max: 9 }), lag: fc.integer({ min: 1, max: 9 }) })
    .map(({ lag, ...rest }) => ({ ...rest, stamp: Math.max(0, rest.tries - lag) })),
);

/** Of each number of tries, what others than the base writer have made. */
function sharesWith(writers: readonly string[], parts: readonly number[], tries: Readonly<Record<string, number>>) {
  const counts = writers.map((writer, place): [string, [string, number][]] => [
    writer,
    Object.entries(tries).flatMap(([key, total], index): [string, number][] => {
      const count = Math.floor((total / writers.length) * (parts[(index + place) % parts.length] ?? 0));
      return count > 0 ? [[key, count]] : [];
    }),
  ]);
  const shares = counts.filter(([, own]) => own.length > 0).map(([writer, own]) => [writer, Object.fromEntries(own)]);
  return shares.length > 0 ? { shares: Object.fromEntries(shares) } : {};
}

const newer: fc.Arbitrary<Newer> = fc.record({
  version: fc.integer({ min: 3, max: 40 }),
  fields: fc.array(fc.stringMatching(/^[\w-]{0,9}$/), { maxLength: 3 }),
});

const fraction = fc.constantFrom(0, 0, 0.3, 0.5, 1);

/** Snapshots with all there can be in one. What is foreign has slots from 1,000. */
export const snapshotOf = ({ lessons }: Outline): fc.Arbitrary<Snapshot> => {
  const questions = lessons.flatMap((lesson) => lesson.questions);
  const foreign = fc
    .record({
      location: fc.option(fc.integer({ min: 1000, max: 1100 }), { nil: undefined }),
      done: fc.uniqueArray(fc.integer({ min: 1000, max: 1100 }), { maxLength: 3 }),
      answers: fc.dictionary(fc.integer({ min: 1000, max: 1100 }).map(String), answer, { maxKeys: 3 }),
      newer: fc.option(newer, { nil: undefined }),
    })
    .map(({ newer: kept, done, ...rest }) =>
      foreignOf({ ...rest, done: done.sort((a, b) => a - b), ...(kept && { newer: kept }) }),
    );
  return fc
    .record({
      rev: fc.nat(),
      registration: fc.oneof(fc.constant(registration), fc.uuid({ version: 4 })),
      location: fc.constantFrom('', ...lessons.map(({ id }) => id)),
      done: fc.subarray(lessons.map(({ id }) => id)),
      ids: fc.subarray(questions.map(({ id }) => id)),
      drawn: fc.array(answer, { minLength: questions.length, maxLength: questions.length }),
      testScaled: fc.option(
        fc.integer({ min: 0, max: 10_000 }).map((n) => n / 10_000),
        { nil: undefined },
      ),
      testTries: fc.nat(100_000),
      completed: fc.boolean(),
      passed: fc.boolean(),
      sessions: fc.nat(100_000),
      foreign: fc.option(foreign, { nil: undefined }),
      writers: fc.uniqueArray(fc.stringMatching(/^[\w-]{4}$/), { maxLength: 3 }),
      parts: fc.array(fraction, { minLength: 1, maxLength: 7 }),
    })
    .map(({ ids, drawn, done, location, foreign: kept, writers, parts, ...rest }) => {
      const answers = Object.fromEntries(
        ids.flatMap((id, index) => drawn.slice(index, index + 1).map((each) => [id, each])),
      );
      const tries = {
        [testKey]: rest.testTries,
        ...Object.fromEntries(Object.entries(answers).map(([id, each]) => [id, each.tries])),
        ...Object.fromEntries(
          Object.entries(kept?.answers ?? {}).map(([slot, each]) => [foreignKey(slot), each.tries]),
        ),
      };
      return {
        ...rest,
        location: kept?.location === undefined ? location : '',
        done: [...done].sort(),
        answers,
        ...(kept && { foreign: kept }),
        ...sharesWith(writers, parts, tries),
      };
    });
};
