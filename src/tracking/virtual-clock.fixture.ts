import type { Clock } from './clock.ts';

/** A clock that only goes when it is told to. */
export interface VirtualClock extends Clock {
  /** Runs what falls due within `ms`, in order, with all promises settled in between. */
  advance(ms: number): Promise<void>;
  /** How many timers wait. */
  waiting(): number;
}

/** Starts at 21 November 2026, 12.00 UTC; active time is the time gone by. */
export function virtualClock(): VirtualClock {
  const start = Date.UTC(2026, 10, 21, 12);
  let time = start;
  let timers: { at: number; action: () => void }[] = [];
  const settle = async () => {
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  };
  return {
    now: () => new Date(time),
    activeSeconds: () => (time - start) / 1000,
    after(ms, action) {
      const timer = { at: time + ms, action };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    async advance(ms) {
      const end = time + ms;
      await settle();
      for (;;) {
        const next = timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        timers = timers.filter((timer) => timer !== next);
        time = Math.max(time, next.at);
        next.action();
        await settle();
      }
      time = end;
    },
    waiting: () => timers.length,
  };
}
