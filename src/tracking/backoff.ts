const shortestMs = 2_000;
const longestMs = 60_000;

/**
 * How long to wait after so many failures in a row (from 1), in milliseconds: 2, 4, 8 … 60 s. `jitter` from 0 to 1 adds
 * up to half, so that a class of learners does not come back all at once.
 */
export const backoffMs = (failures: number, jitter = 0): number =>
  Math.min(longestMs, shortestMs * 2 ** Math.max(0, failures - 1) * (1 + jitter / 2));
