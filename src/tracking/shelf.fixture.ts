import type { StatementLrs } from './lrs.ts';
import { type OriginLocks, originLocks } from './page-locks.fixture.ts';
import type { PageLocks } from './page-locks.ts';
import { type MemoryStore, memoryStore } from './record-store.fixture.ts';
import type { RecordStore } from './record-store.ts';
import type { QueueName, ShelfRecord } from './shelf-key.ts';
import { openShelf, type StatementShelf } from './statement-shelf.ts';
import type { VirtualClock } from './virtual-clock.fixture.ts';

/** One browser: what its pages share. */
export interface Origin {
  readonly store: MemoryStore<ShelfRecord>;
  readonly locks: OriginLocks;
  /** Opens a page; it lives until it is killed. */
  page(options?: { readonly locks?: PageLocks }): OriginPage;
}

/** A page of a browser. After its death nothing that it began goes on, and nobody answers it. */
export interface OriginPage {
  readonly clock: VirtualClock;
  open(queue: QueueName): Promise<StatementShelf>;
  /** An LRS as the page sees it. */
  see(lrs: StatementLrs): StatementLrs;
  kill(): void;
}

export const queueOf = (registration: string, more: Partial<QueueName> = {}): QueueName => ({
  kind: 'scorm',
  endpoint: 'https://lrs.example/xapi/',
  registration,
  ...more,
});

/** Starts with nothing kept. */
export function originOver(clock: VirtualClock): Origin {
  const store = memoryStore<ShelfRecord>();
  const locks = originLocks(clock);
  let seed = 0;
  return {
    store,
    locks,
    page(options = {}) {
      const own = locks.page();
      let isAlive = true;
      const never = new Promise<never>(() => {});
      /** Begun before the death, it is carried out; but nobody hears of it. */
      const heard = async <T>(act: () => Promise<T>): Promise<T> => {
        if (!isAlive) return never;
        const done = await act();
        return isAlive ? done : never;
      };
      const pageClock: VirtualClock = {
        ...clock,
        after: (ms, action) => clock.after(ms, () => void (isAlive && action())),
      };
      const pageStore: RecordStore<ShelfRecord> = {
        all: (prefix) => heard(() => store.all(prefix)),
        keys: () => heard(() => store.keys()),
        put: (...records) => heard(() => store.put(...records)),
        putRelaxed: (...records) => heard(() => store.putRelaxed(...records)),
        add: (record) => heard(() => store.add(record)),
        remove: (...keys) => heard(() => store.remove(...keys)),
      };
      return {
        clock: pageClock,
        async open(queue) {
          const opening = openShelf({
            store: pageStore,
            locks: options.locks ?? own,
            clock: pageClock,
            random: (length) => Uint8Array.from({ length }, () => seed++ % 256),
            queue,
          });
          await clock.advance(600);
          return opening;
        },
        see: (lrs) => ({
          send: (statements, how) => heard(() => lrs.send(statements, how)),
          find: (id) => heard(() => lrs.find(id)),
        }),
        kill() {
          isAlive = false;
          own.die();
        },
      };
    },
  };
}
