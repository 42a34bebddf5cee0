import fc from 'fast-check';
import { expect, it } from 'vitest';
import { activeTime } from './active-time.ts';

const minute = 60_000;

/** Lets time go by in ticks, as a page does. */
function spend(time: ReturnType<typeof activeTime>, from: number, ms: number, isVisible = true): number {
  for (let now = from + 15_000; now <= from + ms; now += 15_000) time.tick(now, isVisible);
  return from + ms;
}

it('counts visible time', () => {
  const time = activeTime(0);
  const shown = spend(time, 0, 5 * minute);
  const hidden = spend(time, shown, 60 * minute, false);
  spend(time, hidden, minute);
  expect(time.seconds()).toBe(360);
});

it('counts a break of half an hour, but not a longer one', () => {
  const time = activeTime(0);
  let now = spend(time, 0, 29 * minute);
  time.act();
  expect(time.seconds()).toBe(29 * 60);
  now = spend(time, now, 50 * minute);
  time.act();
  spend(time, now, minute);
  expect(time.seconds()).toBeLessThanOrEqual(60 * 60);
});

it('counts a jump of the clock as one minute at most', () => {
  const time = activeTime(0);
  time.tick(8 * 3_600_000, true);
  time.tick(1000, true);
  expect(time.seconds()).toBe(60);
});

it('never falls, and never runs ahead of the clock', () => {
  const step = fc.record({
    ms: fc.integer({ min: -minute, max: 40 * minute }),
    isVisible: fc.boolean(),
    acts: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const time = activeTime(0);
      let [now, furthest, last] = [0, 0, 0];
      for (const { ms, isVisible, acts } of steps) {
        now += ms;
        furthest += Math.max(0, ms);
        time.tick(now, isVisible);
        if (acts) time.act();
        expect(time.seconds()).toBeGreaterThanOrEqual(last);
        last = time.seconds();
        expect(last).toBeLessThanOrEqual(furthest / 1000);
      }
    }),
  );
});
