import type { Course } from './course.ts';
import { answer } from './outline.fixture.ts';

/** The learner submits a practice question. */
export const submit = (course: Course, id = 'q_a', scaled = 1): void =>
  course.dispatch({ type: 'answered', answer: answer(id, scaled) });

/** The learner reads all, and passes the test. */
export function finish(course: Course): void {
  for (const lessonId of ['hva', 'hvem', 'hvordan']) course.dispatch({ type: 'finished', lessonId });
  const answers = [1, 2, 3, 4, 5, 6].map((n) => answer(`q_t${n}`, 1));
  course.dispatch({ type: 'submitted', lessonId: 'test', answers });
  course.save();
}

/** Ids of the answers that an LMS has been told of, in order. */
export const answersIn = (stored: ReadonlyMap<string, string> = new Map()): string[] =>
  [...stored].flatMap(([element, id]) => (/interactions\.\d+\.id/.test(element) ? [id] : []));
