import type { Cmi, Commit } from './policy.ts';

/** What the course knows of a learner's work at an activity, over all attempts. */
export interface Gradebook {
  /** Of 100; `null` where there is none. */
  readonly grade: number | null;
  /** The course's tick; once there, it stays. */
  readonly complete: boolean;
  /** Best `score.raw` of the attempts before the current one. */
  readonly earlier: number | null;
}

/** Which statuses complete the activity, as an administrator ticks them in Moodle's form. */
export interface CompletionRule {
  readonly passed: boolean;
  readonly completed: boolean;
}

/** Of somebody who has not begun. */
export const emptyBook: Gradebook = { grade: null, complete: false, earlier: null };

/** Both are ticked, which takes either. */
const ordinaryRule: CompletionRule = { passed: true, completed: true };

const statuses = ['cmi.core.lesson_status', 'cmi.completion_status', 'cmi.success_status'] as const;
const scores = ['cmi.core.score.raw', 'cmi.score.raw'] as const;

/** After a commit: grade and tick are judged anew when a score arrives, or a status that is an end. */
export function afterCommit(book: Gradebook, stored: Cmi, { cmi }: Commit, rule = ordinaryRule): Gradebook {
  const isNews =
    scores.some((element) => cmi[element] !== undefined) ||
    statuses.some((element) => cmi[element] === 'passed' || cmi[element] === 'completed');
  if (!isNews) return book;
  const meets = statuses.some((element) => {
    const status = stored[element];
    return (status === 'passed' && rule.passed) || (status === 'completed' && rule.completed);
  });
  return { ...book, grade: gradeOf(book, stored), complete: book.complete || meets };
}

/** When a new attempt begins, what the last one came to still counts: the highest does. */
export const afterAttempt = (book: Gradebook, stored: Cmi): Gradebook => ({
  ...book,
  earlier: highest(book.earlier, rawOf(stored)),
});

/** After a new version of the package: whoever has begun, and has no score, gets a grade of 0. */
export const afterUpdate = (book: Gradebook, stored: Cmi): Gradebook => ({ ...book, grade: gradeOf(book, stored) });

/** The score as it stands, whatever `max` and `scaled` say; 0 where there is none. */
const gradeOf = ({ earlier }: Gradebook, stored: Cmi): number =>
  Math.min(Math.max(highest(earlier, rawOf(stored)) ?? 0, 0), 100);

function rawOf(stored: Cmi): number | null {
  const raw = scores.map((element) => stored[element]).find((value) => value !== undefined);
  return raw === undefined ? null : Number(raw);
}

const highest = (one: number | null, other: number | null): number | null =>
  one === null || other === null ? (one ?? other) : Math.max(one, other);
