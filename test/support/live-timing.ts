import type { Frame } from 'playwright-core';

/**
 * How long after a save its words are painted in the course, in milliseconds. Both moments are read off the same clock of the machine.
 * @param pauseMs the author does not save again at once
 */
export async function seenAfter(
  frame: Frame,
  word: string,
  save: (word: string) => Promise<void>,
  pauseMs = 250,
): Promise<number> {
  const seen = frame.evaluate(
    (text) =>
      new Promise<number>((resolve) => {
        const look = () => {
          if (!document.querySelector('section.sam-view:not([hidden])')?.textContent?.includes(text)) return;
          observer.disconnect();
          requestAnimationFrame(() => setTimeout(() => resolve(performance.timeOrigin + performance.now())));
        };
        const observer = new MutationObserver(look);
        observer.observe(document.body, { subtree: true, childList: true });
      }),
    word,
  );
  await new Promise((resolve) => setTimeout(resolve, pauseMs));
  const start = performance.timeOrigin + performance.now();
  await save(word);
  return (await seen) - start;
}

/** Median and 95th percentile, in whole milliseconds. */
export function statistics(times: readonly number[]): { readonly median: number; readonly p95: number } {
  const sorted = [...times].sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0);
  return { median: at(0.5), p95: at(0.95) };
}
