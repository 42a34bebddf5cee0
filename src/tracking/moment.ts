import type { Clock } from './clock.ts';

/** When something happened. */
export interface Moment {
  readonly at: Date;
  /** Active time in this launch, in seconds. */
  readonly sessionSeconds: number;
}

/** This moment. */
export const momentOf = (clock: Clock): Moment => ({ at: clock.now(), sessionSeconds: clock.activeSeconds() });
