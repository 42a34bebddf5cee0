import type { Answer } from '../model/answer.ts';

/** What a later version of the codec wrote after the fields that this one knows. */
export interface Newer {
  readonly version: number;
  readonly fields: readonly string[];
}

/** What was read of another version of the package: slots that this one does not know. Kept, never shown. */
export interface Foreign {
  readonly location: number | undefined;
  readonly done: readonly number[];
  readonly answers: Readonly<Record<number, Answer>>;
  readonly newer?: Newer;
}

/**
 * How many of the tries were made by others than the base writer, which is the device that made the registration: by writer, four
 * characters of base64url, and then by interaction id, `#` and the slot of a question that this version does not know, or `''` for
 * `testTries`. The base writer made the rest.
 */
export type Shares = Readonly<Record<string, Readonly<Record<string, number>>>>;

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
  /** Not there while one device alone has made all the tries. */
  readonly shares?: Shares;
}

/** `undefined` where there is nothing to keep. */
export const foreignOf = (foreign: Foreign): Foreign | undefined => {
  const { location, done, answers, newer } = foreign;
  const isEmpty = location === undefined && done.length === 0 && Object.keys(answers).length === 0 && !newer;
  return isEmpty ? undefined : foreign;
};

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
