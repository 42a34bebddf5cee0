import { activeTime } from '../active-time.ts';
import type { Clock } from '../clock.ts';

const tickMs = 15_000;

const acts = ['pointerdown', 'keydown', 'scroll', 'input'] as const;

/** A document, as far as a clock sees it. */
export type VisiblePage = EventTarget & { readonly visibilityState: string };

/** The clock of a page: counts visible time, without breaks over 30 minutes (see `activeTime`). */
export function pageClock({ document: page }: { readonly document: VisiblePage }): Clock {
  const active = activeTime(performance.now());
  let wasVisible = page.visibilityState === 'visible';
  const tick = () => {
    active.tick(performance.now(), wasVisible);
    wasVisible = page.visibilityState === 'visible';
  };
  const act = () => {
    tick();
    active.act();
  };
  setInterval(tick, tickMs);
  page.addEventListener('visibilitychange', tick);
  for (const name of acts) page.addEventListener(name, act, { capture: true, passive: true });
  return {
    now: () => new Date(),
    activeSeconds() {
      tick();
      return active.seconds();
    },
    after(ms, action) {
      const timer = setTimeout(action, ms);
      return () => clearTimeout(timer);
    },
  };
}
