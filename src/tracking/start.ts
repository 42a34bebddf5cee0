import { v4 } from 'uuid';
import type { Outline } from '../model/outline.ts';
import { BitsError } from './bits.ts';
import { decodeSnapshot, type StateFault } from './codec.ts';
import { moduleKey, unpackRegistration } from './codec-fields.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';
import type { LaunchState } from './tracker.ts';

/** What a session starts from. */
export interface Start {
  readonly snapshot: Snapshot;
  /** Whether an earlier session was read. */
  readonly resumed: boolean;
  /** Why the state of the LMS could not be read; `undefined` also where there was none. */
  readonly fault: Exclude<StateFault, 'empty'> | undefined;
  /** Under which the LMS has something of this learner; `undefined` where it has nothing. */
  readonly registration: string | undefined;
  /** Whether a later version of the package wrote it, and more than this one understands. */
  readonly isNewer: boolean;
}

/**
 * Reads the state of an earlier session. What cannot be read counts as not there, but the bookmark, the score and the
 * end status of the LMS are kept; it must not be overwritten before the learner makes progress (standards.md §7).
 */
export function startFrom(outline: Outline, launch: LaunchState, random: (length: number) => Uint8Array): Start {
  const decoded = decodeSnapshot(outline, launch.state);
  if ('snapshot' in decoded) {
    const { snapshot } = decoded;
    return {
      snapshot,
      resumed: true,
      fault: undefined,
      registration: snapshot.registration,
      isNewer: decoded.newer === true,
    };
  }
  const isLesson = outline.lessons.some(({ id }) => id === launch.location);
  const snapshot: Snapshot = {
    ...emptySnapshot(v4({ random: random(16) })),
    location: isLesson ? launch.location : '',
    completed: launch.completed,
    passed: launch.passed,
    testScaled: outline.lessons.some(({ kind }) => kind === 'test') ? launch.scaled : undefined,
  };
  const fault = decoded.fault === 'empty' ? undefined : decoded.fault;
  return {
    snapshot,
    resumed: false,
    fault,
    registration: fault && registrationIn(outline, launch.state),
    isNewer: false,
  };
}

/** What is damaged may still say whose it is: the device may have it whole. */
function registrationIn(outline: Outline, state: string): string | undefined {
  const [, module, , registration = ''] = state.trim().split('.');
  if (module !== moduleKey(outline.module)) return undefined;
  try {
    return unpackRegistration(registration);
  } catch (error) {
    if (error instanceof BitsError) return undefined;
    throw error;
  }
}
