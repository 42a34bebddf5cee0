/** Locks among all pages of the origin. Nothing here rejects: where the browser has none, one goes on without. */
export interface PageLocks {
  /**
   * Takes a lock for as long as the page lives, if it is free within `waitMs` (0 = now). Gives whether it has it; `undefined` where
   * nobody can say.
   */
  keep(name: string, waitMs: number): Promise<boolean | undefined>;
  /** Acts while no other page holds the lock; after `waitMs` without it, for a page that hangs must not stop the others. */
  during<T>(name: string, waitMs: number, act: () => Promise<T>): Promise<T>;
}

/** Where the browser has no locks. */
export const noLocks: PageLocks = {
  keep: async () => undefined,
  during: (_name, _waitMs, act) => act(),
};
