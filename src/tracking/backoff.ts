const shortestMs = 2_000;
const longestMs = 60_000;
const longestWaitMs = 3_600_000;

/**
 * How long to wait after so many failures in a row (from 1), in milliseconds: 2, 4, 8 … 60 s. `jitter` from 0 to 1 adds
 * up to half, so that a class of learners does not come back all at once.
 */
export const backoffMs = (failures: number, jitter = 0): number =>
  Math.min(longestMs, shortestMs * 2 ** Math.max(0, failures - 1) * (1 + jitter / 2));

/**
 * `Retry-After` in seconds or as a date (RFC 9110 10.2.3), in milliseconds from 2 s to an hour; `undefined` when it says
 * nothing.
 */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - now.getTime();
  return Number.isNaN(ms) ? undefined : Math.min(longestWaitMs, Math.max(shortestMs, ms));
}
