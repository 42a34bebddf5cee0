import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { pageClock } from './page-clock.ts';

/** A window as far as the clock looks: a document that can be hidden. */
function page() {
  const doc = Object.assign(new EventTarget(), { visibilityState: 'visible' });
  const show = (visibilityState: string) => {
    doc.visibilityState = visibilityState;
    doc.dispatchEvent(new Event('visibilitychange'));
  };
  return { win: { document: doc }, doc, show };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it('counts the time that the page is seen', () => {
  const { win, show } = page();
  const clock = pageClock(win);
  vi.advanceTimersByTime(100_000);
  show('hidden');
  vi.advanceTimersByTime(500_000);
  show('visible');
  vi.advanceTimersByTime(1500);
  expect(clock.activeSeconds()).toBeCloseTo(101.5, 1);
});

it('does not count a long break, but what is done after it', () => {
  const { win, doc } = page();
  const clock = pageClock(win);
  vi.advanceTimersByTime(60_000);
  doc.dispatchEvent(new Event('keydown'));
  vi.advanceTimersByTime(3_600_000);
  doc.dispatchEvent(new Event('pointerdown'));
  vi.advanceTimersByTime(60_000);
  doc.dispatchEvent(new Event('scroll'));
  expect(clock.activeSeconds()).toBeCloseTo(120, 1);
});

it('runs a timer once, unless it is cancelled', () => {
  const clock = pageClock(page().win);
  const ran: string[] = [];
  clock.after(100, () => ran.push('kept'));
  clock.after(100, () => ran.push('cancelled'))();
  vi.advanceTimersByTime(1000);
  expect(ran).toEqual(['kept']);
});
