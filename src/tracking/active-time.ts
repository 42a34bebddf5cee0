/** Measures the time a learner is active: the page visible, and something done now and then. */
export interface ActiveTime {
  /** Time went on to `nowMs`; the page was visible or not since the last call. */
  tick(nowMs: number, isVisible: boolean): void;
  /** The learner did something. */
  act(): void;
  /** In seconds; never falls. */
  seconds(): number;
}

const longestIdleMs = 30 * 60_000;

/** A page that is awake ticks more often than this; more is a computer that slept, or a clock that was set. */
const longestTickMs = 60_000;

/** Starts at `nowMs`, of any clock in milliseconds. */
export function activeTime(nowMs: number): ActiveTime {
  let last = nowMs;
  let counted = 0;
  let idle = 0;
  let told = 0;
  return {
    tick(now, isVisible) {
      const gap = Math.min(longestTickMs, Math.max(0, now - last));
      last = now;
      if (isVisible) idle += gap;
    },
    act() {
      if (idle <= longestIdleMs) counted += idle;
      idle = 0;
    },
    seconds() {
      told = Math.max(told, counted + (idle <= longestIdleMs ? idle : 0));
      return told / 1000;
    },
  };
}
