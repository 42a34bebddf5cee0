import type { LaunchState, Tracker } from './tracker.ts';

/** Opens a session that is to be written to, as the course does where no other tab is in the way. */
export async function begun(tracker: Tracker): Promise<LaunchState> {
  const launch = await tracker.open();
  tracker.begin?.();
  return launch;
}
