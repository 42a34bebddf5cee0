import type { Course } from '../tracking/course.ts';
import type { LearningEvent } from '../tracking/session.ts';
import type { OpenedHere } from './open-course.ts';

/**
 * Keeps what the learner does while the course is still being opened, which may take seconds where the API is late; after that it
 * goes to the course at once, and so to the device, before anything is painted.
 */
export function waitingSession() {
  const waiting: LearningEvent[] = [];
  let course: Course | undefined;
  let latest: number | undefined;
  let disk = (): Promise<unknown> => Promise.resolve();
  let announceOpen = (_: Course): void => {};
  const opened = new Promise<Course>((resolve) => {
    announceOpen = resolve;
  });
  return {
    opened,
    /** Result of the test that was last sent in, 0–1. */
    get latest() {
      return latest;
    },
    get course() {
      return course;
    },
    get hasActed() {
      return waiting.length > 0;
    },
    tell(event: LearningEvent): void {
      if (event.type === 'submitted') latest = rounded(mean(event.answers.map(({ scaled }) => scaled)));
      if (course) course.dispatch(event);
      else waiting.push(event);
    },
    /** See `OpenedHere`; nothing is waited for before the course is open. */
    kept: () => disk(),
    open({ course: ready, kept }: OpenedHere): void {
      course = ready;
      disk = kept;
      for (const event of waiting.splice(0)) course.dispatch(event);
      announceOpen(ready);
    },
  };
}

/** See `waitingSession`. */
export type WaitingSession = ReturnType<typeof waitingSession>;

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);

/** In ten thousandths, as the snapshot has the best result: two thirds are not worse than the best of two thirds. */
const rounded = (scaled: number): number => Math.round(scaled * 10_000) / 10_000;
