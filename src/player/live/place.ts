import type { PlayerPort } from '../tools/tool.ts';
import { type Anchor, anchorNow, standAt } from './anchor.ts';

/** What comes after the lesson itself moves it for a moment. */
const settleMs = 80;

const keyOf = (module: string): string => `samspill-live/${module}`;

/** Remembers in this tab where in the course the author is, until it has been opened anew. */
export function stayInPlace(module: string): void {
  const anchor = anchorNow();
  if (anchor) sessionStorage.setItem(keyOf(module), JSON.stringify(anchor));
}

/** Goes where the author was before the course was opened anew. */
export function returnToPlace(module: string, { router }: PlayerPort): void {
  const kept = sessionStorage.getItem(keyOf(module));
  sessionStorage.removeItem(keyOf(module));
  if (!kept) return;
  const anchor = JSON.parse(kept) as Anchor;
  if (!document.getElementById(anchor.viewId)) return; // The lesson is gone.
  if (router.current !== anchor.viewId) router.open(anchor.viewId);
  // Answers and what the tools have to say come one after the other.
  const settle = (left: number) => {
    standAt(anchor);
    if (left > 0) setTimeout(() => settle(left - 1), settleMs);
  };
  requestAnimationFrame(() => settle(3));
}
