import type { AnswerRecord } from '../model/answer.ts';

/** How the LMS lets this launch be used. Only `normal` may be written to (`moodle.md`, review and browse). */
export type LaunchMode = 'normal' | 'review' | 'browse';

/** What the LMS handed over at launch. */
export interface LaunchState {
  readonly mode: LaunchMode;
  /** The packed snapshot of the last session, `''` at first launch. Restore from it, whatever `entry` says. */
  readonly state: string;
  /** The bookmark the LMS keeps beside the state, `''` if none; used only where `state` cannot be read. */
  readonly location: string;
  /** Whether the LMS already holds the module for completed, and for passed; never withdrawn. */
  readonly completed: boolean;
  readonly passed: boolean;
  /** Best score that the LMS has, 0–1; `undefined` where there is none. */
  readonly scaled: number | undefined;
  /** What the admin or the LMS gave the activity as launch data, `''` if nothing. */
  readonly launchData: string;
  /** The pass mark that the LMS wants instead of the module's own, 0–1 (cmi5 10.2.4, masteryScore). */
  readonly passMark?: number;
  /**
   * A random name that the LMS itself has given this learner's attempt, such as the registration of a cmi5 launch: it tells what is
   * the same learner's work also where there is no state yet.
   */
  readonly attempt?: string;
  /** Whether the LMS gives up every earlier session for this one (cmi5 9.3.6). */
  readonly isOnly?: boolean;
  /** The language that the learner wants, in whatever way the LMS writes it; may be several, and may be nonsense. */
  readonly language?: string;
  /** Where the learner is to be sent when the session has ended (cmi5 10.2.6, returnURL). */
  readonly returnUrl?: string;
}

/** What a launch starts from where nobody knows anything of the learner. */
export const nothingKnown: LaunchState = {
  mode: 'normal',
  state: '',
  location: '',
  completed: false,
  passed: false,
  scaled: undefined,
  launchData: '',
};

/** How far a learner has come with one learning goal. */
export interface ObjectiveProgress {
  readonly id: string;
  /** Every question that asks for the goal is answered, or the module is completed. */
  readonly completed: boolean;
  /** `true` once the goal is reached; never `false`, since the learner can always go on. */
  readonly passed: true | undefined;
  /** 0–1, mean over the questions that ask for it; `undefined` before one of them is answered. */
  readonly scaled: number | undefined;
}

/** What is true of the learner's work right now; every field is derived from the snapshot. */
export interface Progress {
  /** Of the snapshot. */
  readonly rev: number;
  /** The packed snapshot, printable ASCII. */
  readonly state: string;
  /** Id of the lesson the learner is in. */
  readonly location: string;
  readonly completed: boolean;
  /** Of the test: `undefined` as long as it is neither passed nor failed, or where there is no test. */
  readonly passed: boolean | undefined;
  /** 0–1, best result so far; `undefined` before there is one. A module without a test has 1 on completion. */
  readonly scaled: number | undefined;
  /** Share of the module that is done, 0–1. */
  readonly measure: number;
  readonly objectives: readonly ObjectiveProgress[];
  /** Active time in this launch, in seconds. */
  readonly sessionSeconds: number;
}

/**
 * Reports a session to an LMS. Every method does its work before its first `await`, so that it can be called on the way
 * out of a page. A call the LMS refuses rejects with a `TrackingError`; nothing is swallowed.
 */
export interface Tracker {
  readonly name: string;
  /** Where what is saved is kept: by an LMS or LRS, in this browser, or nowhere. */
  readonly keeps: 'lms' | 'device' | 'nothing';
  /**
   * Whether its LMS says yes to what it sends while the page is hidden without knowing what becomes of it, as Moodle does, which
   * sends a beacon then (moodle.md, commit).
   */
  readonly isDeafWhenHidden?: boolean;
  /** Opens the session, and reads; once, unless the LMS refused it: then it may be asked again. */
  open(): Promise<LaunchState>;
  /**
   * Begins to write. Not there where there is nothing to be said before the first save. Gives how many answers the LMS's list holds,
   * where it has one.
   */
  begin?(): number | undefined;
  /**
   * Name or number of the learner in the LMS, to tell whose work on the device it is, and for nothing else: it may be a national
   * identity number (design.md decision 12). `''` or not there = unknown.
   */
  learner?(): string;
  /** Takes away what the tracker itself keeps on the device. */
  forget?(): void;
  /** Writes what is true now and commits it. Resolves when the LMS has answered yes; that is not yet proof. */
  save(progress: Progress): Promise<void>;
  /**
   * Adds one interaction; it goes with the next `save`. With a `place` in the LMS's list, it is written over what a page that died may
   * have left there.
   */
  recordAnswer(answer: AnswerRecord, place?: number): Promise<void>;
  /** Says that the last save is not proven: the next one writes every value again. */
  doubt(): void;
  /** Says that the newest save, and all before it that were not doubted, is proven. */
  confirm(): void;
  /** Saves once more and ends the session; once. Resolves when the LMS knows. */
  close(progress: Progress): Promise<void>;
}

/** Code of a `TrackingError` that says that the session is over: only the LMS can open another. */
export const sessionOver = 'session-over';

/** A call that the LMS or LRS refused: `[scorm12] LMSSetValue("…", "…") failed: 405 Incorrect Data Type`. */
export class TrackingError extends Error {
  readonly code: string;

  constructor(tracker: string, call: string, code: string, text: string, options?: ErrorOptions) {
    super(`[${tracker}] ${call} failed: ${code} ${text}`.trim(), options);
    this.name = 'TrackingError';
    this.code = code;
  }
}

/** Whether an error says nothing of the value: an exception, or a fault of the LMS's own (101 and the like). */
export const isPassing = (error: unknown): boolean => error instanceof TrackingError && /^(?:1|e)/.test(error.code);
