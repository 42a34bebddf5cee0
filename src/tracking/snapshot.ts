import type { Answer } from '../model/answer.ts';

/** What was read of another version of the package: slots that this one does not know. Kept, never shown. */
export interface Foreign {
  readonly location: number | undefined;
  readonly done: readonly number[];
  readonly answers: Readonly<Record<number, Answer>>;
}

/** Everything that matters of a learner's work in one module (design.md decision 4). */
export interface Snapshot {
  /** Rises by one with every change. */
  readonly rev: number;
  /** UUIDv4, made at the first launch. */
  readonly registration: string;
  /** Lesson id, `''` = the cover. */
  readonly location: string;
  /** Lesson ids, sorted. */
  readonly done: readonly string[];
  /** By interaction id. */
  readonly answers: Readonly<Record<string, Answer>>;
  /** Best result of the test, 0–1 in ten thousandths; `undefined` before the first. */
  readonly testScaled: number | undefined;
  readonly testTries: number;
  /** Once `true`, always `true`; so is `passed`. */
  readonly completed: boolean;
  readonly passed: boolean;
  /** How many times the module was launched. */
  readonly sessions: number;
  readonly foreign?: Foreign;
}

/** The snapshot of a learner who has not begun. */
export const emptySnapshot = (registration: string): Snapshot => ({
  rev: 0,
  registration,
  location: '',
  done: [],
  answers: {},
  testScaled: undefined,
  testTries: 0,
  completed: false,
  passed: false,
  sessions: 0,
});
