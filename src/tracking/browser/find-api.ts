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
async function find<Api extends object>(
  win: Window,
  sought: Sought<Api>,
  options: FindOptions = {},
): Promise<Api | undefined> {
  const { timeoutMs = 5000, intervalMs = 100 } = options;
  for (let waited = 0; ; waited += intervalMs) {
    const api = search(win, sought);
    if (api || !hasOthers(win) || waited >= timeoutMs) return api;
    await new Promise((resolve) => setTimeout(resolve, intervalMs));
  }
}

/** An API, and the window that it stands in. */
interface Found<Api> {
  readonly api: Api;
  readonly owner: object;
}

function search<Api extends object>(win: Window, sought: Sought<Api>): Api | undefined {
  const around = climb(win, sought);
  if (around) return around.api;
  for (const start of [peek(win, 'opener'), peek(peek(win, 'top'), 'opener')]) {
    const found = climb(start, sought);
    if (found) return whileThere(found, sought);
  }
  return undefined;
}

/**
 * An API in a window that may be closed, or go elsewhere, while the course stays: it throws from then on. What is left of it may say
 * yes to everything, and reach nobody (ux-reliability.md §7b, row 39). Whoever stands around the course goes with it.
 */
function whileThere<Api extends object>({ api, owner }: Found<Api>, { name }: Sought<Api>): Api {
  const calls = new Proxy(
    {},
    {
      get(_, key) {
        const value = Reflect.get(api, key);
        if (typeof value !== 'function') return value;
        if (peek(owner, 'closed') === true || !isPresent(peek(owner, name)))
          throw new Error(`the window with ${name} is gone`);
        // An API may have parts that it finds only through itself.
        return value.bind(api);
      },
    },
  );
  return calls as Api;
}

function climb<Api>(start: unknown, sought: Sought<Api>): Found<Api> | undefined {
  let current = start;
  for (let step = 0; isPresent(current) && step < mostParents; step++) {
    const api = peek(current, sought.name);
    if (isApi(api, sought)) return { api, owner: current };
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
