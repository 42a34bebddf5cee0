import { type LaunchState, nothingKnown, type Progress, type Tracker, TrackingError } from '../tracker.ts';
import type { ScormCalls } from './scorm-calls.ts';
import type { AnswerList } from './scorm-interactions.ts';
import type { ScormMirror } from './scorm-mirror.ts';
import { read } from './scorm-read.ts';

/** What one version of SCORM has of its own. */
export interface ScormDialect {
  readonly name: string;
  readonly lms: ScormCalls;
  readonly mirror: ScormMirror;
  readonly timeElement: string;
  readonly readLaunch: () => LaunchState;
  /** Begins a session that may be written to; gives what records an answer in it. */
  readonly begin: (launch: LaunchState) => AnswerList;
  /** Writes what is true now, without a commit. */
  readonly write: (progress: Progress) => void;
  /** Just before the end: what the LMS would take amiss if it had never been written. */
  readonly assure?: () => void;
  readonly learnerElement: string;
  /** Whether a session that was only read may be ended without harm. */
  readonly endsUnwritten: () => boolean;
}

/** A session in a SCORM LMS, from its beginning to its end. In review and preview, and without credit, nothing is written. */
export function scormTracker({ name, lms, mirror, timeElement, ...dialect }: ScormDialect): Tracker {
  let phase: 'new' | 'opened' | 'open' | 'read-only' | 'closed' = 'new';
  let launch: LaunchState = nothingKnown;
  let isInitialized = false;
  /** Of nothing, until the session may be written to. */
  let list: AnswerList = { length: undefined, record() {} };

  const mustBeOpen = (call: string) => {
    if (phase === 'new' || phase === 'closed') throw new TrackingError(name, call, '301', `Session is ${phase}`);
  };
  const begin = () => {
    if (phase !== 'opened') return list.length;
    phase = 'open';
    list = dialect.begin(launch);
    return list.length;
  };
  return {
    name,
    keeps: 'lms',
    isDeafWhenHidden: true,
    async open() {
      if (phase !== 'new') throw new TrackingError(name, 'open', '101', 'Session was opened before');
      if (!isInitialized) lms.initialize();
      isInitialized = true;
      launch = dialect.readLaunch();
      phase = launch.mode === 'normal' ? 'opened' : 'read-only';
      return launch;
    },
    begin,
    learner: () => read(lms, dialect.learnerElement),
    async save(progress) {
      mustBeOpen('save');
      begin();
      if (phase !== 'open') return;
      dialect.write(progress);
      mirror.commit();
    },
    async recordAnswer(answer, place) {
      mustBeOpen('recordAnswer');
      begin();
      list.record(answer, place);
    },
    doubt: mirror.doubt,
    confirm: mirror.confirm,
    async close(progress) {
      if (phase === 'closed') return;
      mustBeOpen('close');
      const writable = phase === 'open';
      phase = 'closed';
      try {
        if (writable) dialect.write(progress);
        if (writable) dialect.assure?.();
        // The time alone needs no commit: the end persists what is set, and one request less blocks the page.
        if (mirror.unproven().some((element) => element !== timeElement)) mirror.commit();
      } finally {
        if (writable || dialect.endsUnwritten()) lms.terminate();
      }
    },
  };
}
