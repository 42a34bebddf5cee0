import type { RecordStore, Stored } from './record-store.ts';

/** A store in memory, which a test can take away or look into. */
export interface MemoryStore<T extends Stored> extends RecordStore<T> {
  readonly records: Map<string, T>;
  /** Whether it rejects everything, as a browser does that keeps nothing. */
  broken: boolean;
}

/** Starts empty; records go in and out as copies, as they do in IndexedDB. */
export function memoryStore<T extends Stored>(): MemoryStore<T> {
  const records = new Map<string, T>();
  const store: MemoryStore<T> = {
    records,
    broken: false,
    all: async (prefix = '') => {
      check();
      const found = [...records.values()].filter(({ key }) => key.startsWith(prefix));
      return found.sort((a, b) => (a.key < b.key ? -1 : 1)).map((record) => copyOf(record));
    },
    keys: async () => {
      check();
      return [...records.keys()].sort();
    },
    put: async (...added) => {
      check();
      for (const record of added) records.set(record.key, copyOf(record));
    },
    putRelaxed: (...added) => store.put(...added),
    add: async (record) => {
      check();
      if (records.has(record.key)) throw new Error(`${record.key} is there already`);
      records.set(record.key, copyOf(record));
    },
    remove: async (...keys) => {
      check();
      for (const key of keys) records.delete(key);
    },
  };
  const check = () => {
    if (store.broken) throw new Error('nothing can be kept here');
  };
  return store;
}

const copyOf = <T>(record: T): T => JSON.parse(JSON.stringify(record));
