import type { Clock } from './clock.ts';

/** One timer, which keeps the earliest time it was ever asked for. */
export interface EarliestTimer {
  /** Runs `action` after `ms`, unless the timer is due before that already. */
  start(ms: number, action: () => void): void;
  cancel(): void;
}

/** Starts with nothing to wait for. */
export function earliestTimer(clock: Clock): EarliestTimer {
  let stop: (() => void) | undefined;
  let due = Number.POSITIVE_INFINITY;
  const cancel = () => {
    stop?.();
    due = Number.POSITIVE_INFINITY;
  };
  return {
    start(ms, action) {
      const at = clock.now().getTime() + ms;
      if (at >= due) return;
      cancel();
      due = at;
      stop = clock.after(ms, () => {
        due = Number.POSITIVE_INFINITY;
        action();
      });
    },
    cancel,
  };
}
