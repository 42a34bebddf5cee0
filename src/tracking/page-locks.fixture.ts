import type { Clock } from './clock.ts';
import type { PageLocks } from './page-locks.ts';

/** Locks of an origin in memory; each page has its own view of them, and loses all when it dies. */
export interface OriginLocks {
  page(): PageLocks & { die(): void };
  /** Names that are held now. */
  readonly held: ReadonlySet<string>;
}

interface Wish {
  readonly page: object;
  readonly grant: () => void;
}

/** Starts with nothing held. */
export function originLocks(clock: Pick<Clock, 'after'>): OriginLocks {
  const holders = new Map<string, object>();
  const wishes = new Map<string, Wish[]>();
  const next = (name: string) => {
    holders.delete(name);
    const wish = wishes.get(name)?.shift();
    if (!wish) return;
    holders.set(name, wish.page);
    wish.grant();
  };
  const take = (page: object, name: string, waitMs: number): Promise<boolean> =>
    new Promise((resolve) => {
      if (!holders.has(name)) {
        holders.set(name, page);
        return resolve(true);
      }
      if (waitMs === 0) return resolve(false);
      const queue = wishes.get(name) ?? [];
      const wish: Wish = { page, grant: () => resolve(true) };
      wishes.set(name, [...queue, wish]);
      clock.after(waitMs, () => {
        wishes.set(name, wishes.get(name)?.filter((other) => other !== wish) ?? []);
        resolve(false);
      });
    });
  return {
    get held() {
      return new Set(holders.keys());
    },
    page() {
      const page = {};
      return {
        keep: (name, waitMs) => take(page, name, waitMs),
        async during(name, waitMs, act) {
          const isHeld = await take(page, name, waitMs);
          try {
            return await act();
          } finally {
            if (isHeld && holders.get(name) === page) next(name);
          }
        },
        die() {
          for (const [name, queue] of wishes)
            wishes.set(
              name,
              queue.filter((wish) => wish.page !== page),
            );
          for (const [name, holder] of holders) if (holder === page) next(name);
        },
      };
    },
  };
}
