import type { Recovery } from './recovery.ts';
import type { LaunchState, Tracker } from './tracker.ts';

/**
 * How a page stands to the LMS: it writes; it has no session yet, and goes on trying, or can have none; it only reads, since it is
 * opened to look, the module is completed, or nobody keeps anything; another tab writes, or has taken over.
 */
export type Standing = 'writing' | 'no-contact' | 'session-over' | 'review' | 'preview' | 'other-tab' | 'taken-over';

/** How a launch stands, if no other tab is in the way. */
export function standingOf(launch: LaunchState, recovery: Recovery, keeps: Tracker['keeps']): Standing {
  const isDone = launch.completed || launch.passed || recovery.snapshot.completed;
  if (keeps === 'nothing') return 'preview';
  if (launch.mode !== 'normal') return isDone ? 'review' : 'preview';
  return isSettled(launch, recovery, keeps) ? 'review' : 'writing';
}

/** Whether the LMS, too, has the module for completed, the result, and every answer: then there is nothing left to write. */
function isSettled(launch: LaunchState, { snapshot, answers }: Recovery, keeps: Tracker['keeps']): boolean {
  if (!snapshot.completed || answers.length > 0) return false;
  const [here, there] = [snapshot.testScaled, launch.scaled];
  const hasResult = here === undefined || there === undefined || Math.abs(here - there) < 0.005;
  return (launch.completed || keeps === 'device') && hasResult;
}
