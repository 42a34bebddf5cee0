import { v4 } from 'uuid';
import type { Outline } from '../model/outline.ts';
import { decodeSnapshot, type StateFault } from './codec.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';
import type { LaunchState } from './tracker.ts';

/** What a session starts from. */
export interface Start {
  readonly snapshot: Snapshot;
  /** Whether an earlier session was read. */
  readonly resumed: boolean;
  /** Why the state of the LMS could not be read; `undefined` also where there was none. */
  readonly fault: Exclude<StateFault, 'empty'> | undefined;
}

/**
 * Reads the state of an earlier session. What cannot be read counts as not there, but the bookmark, the score and the
 * end status of the LMS are kept; it must not be overwritten before the learner makes progress (standards.md §7).
 */
export function startFrom(outline: Outline, launch: LaunchState, random: (length: number) => Uint8Array): Start {
  const decoded = decodeSnapshot(outline, launch.state);
  if ('snapshot' in decoded) return { snapshot: decoded.snapshot, resumed: true, fault: undefined };
  const isLesson = outline.lessons.some(({ id }) => id === launch.location);
  const snapshot: Snapshot = {
    ...emptySnapshot(v4({ random: random(16) })),
    location: isLesson ? launch.location : '',
    completed: launch.completed,
    passed: launch.passed,
    testScaled: outline.lessons.some(({ kind }) => kind === 'test') ? launch.scaled : undefined,
  };
  return { snapshot, resumed: false, fault: decoded.fault === 'empty' ? undefined : decoded.fault };
}
