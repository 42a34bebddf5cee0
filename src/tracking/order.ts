import type { Outline, OutlineLesson } from '../model/outline.ts';
import type { Snapshot } from './snapshot.ts';

/**
 * Lessons that are not open yet, where the author has locked the order, each with the lesson that opens it: the nearest before it that
 * is not done. What is begun stays open, also where a new version has put a lesson before it; a test holds nobody back who has taken
 * it, passed or not; and once the module is completed, all of it is open.
 */
export function waitingLessons({ isOrdered, lessons }: Outline, snapshot: Snapshot): ReadonlyMap<string, string> {
  const waiting = new Map<string, string>();
  if (!isOrdered || snapshot.completed) return waiting;
  let needed: string | undefined;
  for (const lesson of lessons) {
    if (needed !== undefined && !isBegun(lesson, snapshot)) waiting.set(lesson.id, needed);
    if (!snapshot.done.includes(lesson.id)) needed = lesson.id;
  }
  return waiting;
}

const isBegun = ({ id, questions }: OutlineLesson, { done, location, answers }: Snapshot): boolean =>
  done.includes(id) || location === id || questions.some((question) => Object.hasOwn(answers, question.id));
