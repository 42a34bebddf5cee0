import type { Answer } from '../model/answer.ts';
import type { Outline } from '../model/outline.ts';
import { decodeSnapshot, encodeSnapshot } from './codec.ts';
import type { Foreign, Snapshot } from './snapshot.ts';

/**
 * One packed snapshot of two that were written side by side, such as in two tabs; nothing of either is lost. `undefined` where
 * one of them cannot be read: then it must not be written over.
 */
export function mergeStates(outline: Outline, ours: string, theirs: string): string | undefined {
  const [a, b] = [decodeSnapshot(outline, ours), decodeSnapshot(outline, theirs)];
  return 'snapshot' in a && 'snapshot' in b ? encodeSnapshot(outline, merge(a.snapshot, b.snapshot)) : undefined;
}

/** What both have: of a question the answer with most tries, of a result the best. Place and registration are those of the newer. */
export function merge(a: Snapshot, b: Snapshot): Snapshot {
  const newer = a.rev > b.rev || (a.rev === b.rev && JSON.stringify(a) >= JSON.stringify(b)) ? a : b;
  const scores = [a.testScaled, b.testScaled].filter((scaled) => scaled !== undefined);
  const { foreign: _, ...rest } = newer;
  const foreign = mergeForeign(a.foreign, b.foreign, newer.foreign?.location);
  return {
    ...rest,
    done: union(a.done, b.done).sort(),
    answers: mergeAnswers(a.answers, b.answers),
    testScaled: scores.length > 0 ? Math.max(...scores) : undefined,
    testTries: Math.max(a.testTries, b.testTries),
    completed: a.completed || b.completed,
    passed: a.passed || b.passed,
    sessions: Math.max(a.sessions, b.sessions),
    ...(foreign && { foreign }),
  };
}

function mergeForeign(
  a: Foreign | undefined,
  b: Foreign | undefined,
  location: number | undefined,
): Foreign | undefined {
  if (!a && !b) return undefined;
  return {
    location,
    done: union(a?.done ?? [], b?.done ?? []).sort((left, right) => left - right),
    answers: mergeAnswers(a?.answers ?? {}, b?.answers ?? {}),
  };
}

const union = <T>(a: readonly T[], b: readonly T[]): T[] => [...new Set([...a, ...b])];

type Answers = Readonly<Record<string, Answer>>;

const mergeAnswers = (a: Answers, b: Answers): Answers =>
  Object.fromEntries(
    union(Object.keys(a), Object.keys(b)).flatMap((id) => {
      const answer = better(a[id], b[id]);
      return answer ? [[id, answer]] : [];
    }),
  );

/** Drafts come last; of equals the greater as text, so that the order of the two does not matter. */
function better(a: Answer | undefined, b: Answer | undefined): Answer | undefined {
  if (!a || !b) return a ?? b;
  const scaled = Math.max(a.scaled, b.scaled);
  const [first] = [a, b].sort(
    (left, right) =>
      right.tries - left.tries ||
      Number(left.draft ?? false) - Number(right.draft ?? false) ||
      (JSON.stringify(left) < JSON.stringify(right) ? 1 : -1),
  );
  return first && { ...first, scaled };
}
