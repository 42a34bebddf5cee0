import type { Statement } from '../model/statement.ts';
import type { RecordStore } from './record-store.ts';
import type { ShelfRecord } from './shelf-key.ts';

/** Writes statements to a store, and takes them away, in the background: nobody waits for it, and nothing throws. */
export interface ShelfWriter {
  put(key: string, statement: Statement): void;
  remove(key: string): void;
  /** Resolves when everything so far is on the disk, or could not be. */
  written(): Promise<void>;
}

/**
 * What was said in one task is one write, begun before the task is over: a page that goes has no other. What fails is tried again
 * with the next.
 */
export function shelfWriter(store: RecordStore<ShelfRecord>): ShelfWriter {
  const dirty = new Map<string, Statement>();
  const gone = new Set<string>();
  /** Keys that are to be there in the end. */
  const wanted = new Set<string>();
  let writing: Promise<unknown> = Promise.resolve();
  let isDue = false;

  const write = (): Promise<unknown> => {
    isDue = false;
    const [added, removed] = [[...dirty], [...gone]];
    dirty.clear();
    gone.clear();
    const records = added.map(([key, statement]) => ({ key, text: JSON.stringify(statement) }));
    const put = records.length > 0 ? store.put(...records) : Promise.resolve();
    const remove = removed.length > 0 ? store.remove(...removed) : Promise.resolve();
    return Promise.all([
      put.catch(() => {
        for (const [key, statement] of added) if (wanted.has(key)) dirty.set(key, statement);
      }),
      remove.catch(() => {
        for (const key of removed) gone.add(key);
      }),
    ]);
  };
  const schedule = () => {
    if (isDue) return;
    isDue = true;
    const begun = Promise.resolve().then(write);
    writing = Promise.all([writing, begun]);
  };
  return {
    put(key, statement) {
      wanted.add(key);
      dirty.set(key, statement);
      schedule();
    },
    remove(key) {
      wanted.delete(key);
      // What has never left here need not be taken away.
      if (!dirty.delete(key)) gone.add(key);
      schedule();
    },
    async written() {
      if (dirty.size + gone.size > 0) schedule();
      await writing;
    },
  };
}
