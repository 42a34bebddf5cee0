import type { LaunchMemory } from '../launch-memory.ts';

/** A window, as far as a launch touches it. */
export interface LaunchedWindow {
  readonly location: Pick<Location, 'pathname' | 'hash' | 'search'>;
  readonly history: Pick<History, 'state' | 'replaceState'>;
  readonly sessionStorage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

/** How a page was launched, and what it remembers of that. */
export interface OpenedLaunch {
  /** The query of the launch; that of the first load, where this one is a reload. */
  readonly search: string;
  readonly memory: LaunchMemory;
  /** Takes away all of it, and keeps nothing from now on: the query names the learner, and another is to have the machine. */
  readonly forget: () => void;
}

/**
 * Takes the launch out of the address, so that neither a token nor a name stays there to be copied or sent on as a referrer, and
 * keeps it for a reload. Where the browser keeps nothing, the address stays as it is. A query that `isLaunch` does not
 * know is left alone.
 */
export function openLaunch(win: LaunchedWindow, isLaunch: (search: string) => boolean): OpenedLaunch {
  const { pathname, hash, search } = win.location;
  const key = `samspill:launch:${pathname}`;
  let kept = read(win, key);
  let isForgotten = false;
  if (isLaunch(search)) {
    if (kept.search !== search) kept = { search };
    // Not `null` for the state: the router's own entry stays what it was.
    if (write(win, key, kept)) win.history.replaceState(win.history.state, '', pathname + hash);
  }
  return {
    search: kept.search ?? search,
    memory: {
      get: (name) => (Object.hasOwn(kept, name) ? kept[name] : undefined),
      set(name, value) {
        kept = { ...kept, [name]: value };
        if (!isForgotten) write(win, key, kept);
      },
    },
    forget() {
      isForgotten = true;
      try {
        win.sessionStorage.removeItem(key);
      } catch {
        // Then nothing was kept.
      }
    },
  };
}

type Kept = { readonly [name: string]: string };

/** Storage throws where the browser keeps nothing for this page, such as in a sandboxed frame. */
function read(win: LaunchedWindow, key: string): Kept {
  try {
    const value: unknown = JSON.parse(win.sessionStorage.getItem(key) ?? '{}');
    const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
    return Object.fromEntries(entries.flatMap(([name, text]) => (typeof text === 'string' ? [[name, text]] : [])));
  } catch {
    return {};
  }
}

function write(win: LaunchedWindow, key: string, value: Kept): boolean {
  try {
    win.sessionStorage.setItem(key, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}
