import type { Scorm12Api } from '../adapters/scorm12.ts';
import type { Scorm2004Api } from '../adapters/scorm2004.ts';

/** How long to wait for an API that comes late. */
export interface FindOptions {
  /** In milliseconds. */
  readonly timeoutMs?: number;
  readonly intervalMs?: number;
}

/** Enough for every LMS, and an end for windows that lead in a circle (the sample of SCORM 2004 has it too). */
const mostParents = 500;

/** Finds the `API` of SCORM 1.2 (RTE 3.3.6.1); `undefined` where there is none. */
export const findScorm12Api = (win: Window, options?: FindOptions): Promise<Scorm12Api | undefined> =>
  find(win, { name: 'API', method: 'LMSInitialize' }, options);

/** Finds the `API_1484_11` of SCORM 2004 (RTE 3.1.3.2); `undefined` where there is none. */
export const findScorm2004Api = (win: Window, options?: FindOptions): Promise<Scorm2004Api | undefined> =>
  find(win, { name: 'API_1484_11', method: 'Initialize' }, options);

/** What an API is called, and what tells that it is one: some LMSs put another version's under the name. */
interface Sought<Api> {
  readonly name: string;
  readonly method: keyof Api;
}

/**
 * Looks in the window and its parents, then in the opener and its parents, then in the opener of the top window. What is
 * there resolves at once; otherwise it looks again for `timeoutMs`, but only where there is another window at all.
 */
async function find<Api>(win: Window, sought: Sought<Api>, options: FindOptions = {}): Promise<Api | undefined> {
  const { timeoutMs = 5000, intervalMs = 100 } = options;
  for (let waited = 0; ; waited += intervalMs) {
    const api = search(win, sought);
    if (api || !hasOthers(win) || waited >= timeoutMs) return api;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}

function search<Api>(win: Window, sought: Sought<Api>): Api | undefined {
  const starts = [win, peek(win, 'opener'), peek(peek(win, 'top'), 'opener')];
  for (const start of starts) {
    const api = climb(start, sought);
    if (api) return api;
  }
  return undefined;
}

function climb<Api>(start: unknown, sought: Sought<Api>): Api | undefined {
  let current = start;
  for (let step = 0; isPresent(current) && step < mostParents; step++) {
    const api = peek(current, sought.name);
    if (isApi(api, sought)) return api;
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
function peek(owner: unknown, property: PropertyKey): unknown {
  try {
    return isPresent(owner) || typeof owner === 'function' ? Reflect.get(owner, property) : undefined;
  } catch {
    return undefined;
  }
}

const isApi = <Api>(value: unknown, { method }: Sought<Api>): value is Api => typeof peek(value, method) === 'function';
