import type { Scorm12Api } from '../adapters/scorm12.ts';

/** How long to wait for an API that comes late. */
export interface FindOptions {
  /** In milliseconds. */
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
}

/** Enough for every LMS, and an end for windows that lead in a circle (the sample of SCORM 2004 has it too). */
const mostParents = 500;

/**
 * Finds the `API` of SCORM 1.2 (RTE 3.3.6.1): in the window and its parents, then in the opener and its parents, then in
 * the opener of the top window. What is there resolves at once; otherwise it looks again for `timeoutMs`, but only
 * where there is another window at all. Resolves with `undefined` when there is none.
 */
export async function findScorm12Api(win: Window, options: FindOptions = {}): Promise<Scorm12Api | undefined> {
  const { timeoutMs = 5000, intervalMs = 100 } = options;
  for (let waited = 0; ; waited += intervalMs) {
    const api = search(win);
    if (api || !hasOthers(win) || waited >= timeoutMs) return api;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}

function search(win: Window): Scorm12Api | undefined {
  const starts = [win, peek(win, 'opener'), peek(peek(win, 'top'), 'opener')];
  for (const start of starts) {
    const api = climb(start);
    if (api) return api;
  }
  return undefined;
}

function climb(start: unknown): Scorm12Api | undefined {
  let current = start;
  for (let step = 0; isPresent(current) && step < mostParents; step++) {
    const api = peek(current, 'API');
    if (isApi(api)) return api;
    const parent = peek(current, 'parent');
    if (parent === current) return undefined;
    current = parent;
  }
  return undefined;
}

const hasOthers = (win: Window): boolean => {
  const parent = peek(win, 'parent');
  return (isPresent(parent) && parent !== win) || isPresent(peek(win, 'opener'));
};

const isPresent = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** A property of a window; every access to a window of another origin may throw. */
function peek(owner: unknown, property: string): unknown {
  try {
    return isPresent(owner) || typeof owner === 'function' ? Reflect.get(owner, property) : undefined;
  } catch {
    return undefined;
  }
}

const isApi = (value: unknown): value is Scorm12Api => typeof peek(value, 'LMSInitialize') === 'function';
