import type { Answer } from '../model/answer.ts';
import type { Outline } from '../model/outline.ts';
import { decodeSnapshot, encodeSnapshot } from './codec.ts';
import { foreignKey, joinTallies, sharesOf, tallyOf, testKey, totalOf } from './shares.ts';
import { type Foreign, foreignOf, type Newer, type Snapshot } from './snapshot.ts';

/**
 * One packed snapshot of two that were written side by side, such as in two tabs; nothing of either is lost. `undefined` where
 * one of them cannot be read: then it must not be written over.
 */
export function mergeStates(outline: Outline, ours: string, theirs: string): string | undefined {
  const [a, b] = [decodeSnapshot(outline, ours), decodeSnapshot(outline, theirs)];
  return 'snapshot' in a && 'snapshot' in b ? encodeSnapshot(outline, merge(a.snapshot, b.snapshot)) : undefined;
}

/**
 * What both have: every try that was made, of a question the answer made last, of a result the best. Place and registration are
 * those of the newer. Commutative, associative and idempotent, so that copies may meet in any order and more than once: every part
 * is the greater of two in a total order, a union, or a count for each writer.
 */
export function merge(a: Snapshot, b: Snapshot): Snapshot {
  const newer = comparePlaces(a, b) >= 0 ? a : b;
  const tally = joinTallies(tallyOf(a), tallyOf(b));
  const triesAt = (key: string): number => totalOf(tally, key);
  const scores = [a.testScaled, b.testScaled].filter((scaled) => scaled !== undefined);
  const foreign = mergeForeign(a.foreign, b.foreign, newer.foreign?.location, triesAt);
  const shares = sharesOf(tally, newer.registration);
  return {
    rev: newer.rev,
    registration: newer.registration,
    location: newer.location,
    done: union(a.done, b.done).sort(),
    answers: mergeAnswers(a.answers, b.answers, triesAt),
    testScaled: scores.length > 0 ? Math.max(...scores) : undefined,
    testTries: triesAt(testKey),
    completed: a.completed || b.completed,
    passed: a.passed || b.passed,
    sessions: Math.max(a.sessions, b.sessions),
    ...(foreign && { foreign }),
    ...(shares && { shares }),
  };
}

const compare = <T extends number | string>(a: T, b: T): number => Number(a > b) - Number(a < b);

const comparePlaces = (a: Snapshot, b: Snapshot): number =>
  compare(a.rev, b.rev) ||
  compare(a.registration, b.registration) ||
  compare(a.foreign?.location ?? -1, b.foreign?.location ?? -1) ||
  compare(a.location, b.location);

function mergeForeign(
  a: Foreign | undefined,
  b: Foreign | undefined,
  location: number | undefined,
  triesAt: (key: string) => number,
): Foreign | undefined {
  const newer = latest(a?.newer, b?.newer);
  return foreignOf({
    location,
    done: union(a?.done ?? [], b?.done ?? []).sort((left, right) => left - right),
    answers: mergeAnswers(a?.answers ?? {}, b?.answers ?? {}, (slot) => triesAt(foreignKey(slot))),
    ...(newer && { newer }),
  });
}

function latest(a: Newer | undefined, b: Newer | undefined): Newer | undefined {
  if (!a || !b) return a ?? b;
  return (compare(a.version, b.version) || compare(JSON.stringify(a.fields), JSON.stringify(b.fields))) >= 0 ? a : b;
}

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];

type Answers = Readonly<Record<string, Answer>>;

const mergeAnswers = (a: Answers, b: Answers, triesAt: (key: string) => number): Answers =>
  Object.fromEntries(
    union(Object.keys(a), Object.keys(b)).flatMap((key) => {
      const both = [a, b].flatMap((answers) => (Object.hasOwn(answers, key) ? (answers[key] ?? []) : []));
      const [last] = both.sort((left, right) => compareAnswers(right, left));
      if (!last) return [];
      const { token, draft } = last;
      const tries = triesAt(key);
      const stamp = stampOf(last);
      const scaled = Math.max(...both.map((answer) => answer.scaled));
      return [[key, { token, tries, scaled, ...(draft && { draft }), ...(stamp !== tries && { stamp }) }]];
    }),
  );

/** The more tries somebody knew of, the later; a tick made anew comes after what was submitted; then the greater as text. */
const compareAnswers = (a: Answer, b: Answer): number =>
  compare(stampOf(a), stampOf(b)) || compare(Number(a.draft ?? 0), Number(b.draft ?? 0)) || compare(a.token, b.token);

const stampOf = ({ stamp, tries }: Answer): number => stamp ?? tries;
