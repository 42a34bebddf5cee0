import type { RecordStore, Stored } from '../record-store.ts';

/**
 * Databases, and the stores of each. What is for the learner alone lies by itself: so nothing that reads the others comes upon it, and
 * packages of before it was there find theirs at the version they ask for.
 */
const databases = { samspill: ['journal', 'outbox'], 'samspill-bare-her': ['private'] } as const;

/** Name of a database, and of a store. */
type DatabaseName = keyof typeof databases;
export type StoreName = (typeof databases)[DatabaseName][number];

const databaseVersion = 1;
/** An open that hangs (another tab upgrades, or a browser bug) must not hold up a launch. */
const openTimeoutMs = 2_000;

/** One store of this browser's databases for the origin; the database is opened when it is first used. */
export function recordStore<T extends Stored>(
  name: StoreName,
  factory: () => IDBFactory = () => indexedDB,
): RecordStore<T> {
  let opening: Promise<IDBDatabase> | undefined;
  const database = () => (opening ??= open(factory, homeOf(name), () => (opening = undefined)));
  const write = async (
    change: (store: IDBObjectStore) => void,
    durability: IDBTransactionDurability = 'strict',
  ): Promise<void> => {
    const transaction = (await database()).transaction(name, 'readwrite', { durability });
    const done = new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve();
      transaction.onabort = () => reject(transaction.error ?? new Error('the write was aborted'));
    });
    change(transaction.objectStore(name));
    // Not left to the event loop: a call to the LMS may block it for many seconds from now on.
    transaction.commit();
    return done;
  };
  const putAll = (records: readonly T[]) => (store: IDBObjectStore) => {
    for (const record of records) store.put(record);
  };
  return {
    async all(prefix = '') {
      const store = (await database()).transaction(name).objectStore(name);
      const request: IDBRequest<T[]> = store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uffff`));
      return settled(request);
    },
    async keys() {
      const keys = await settled((await database()).transaction(name).objectStore(name).getAllKeys());
      return keys.map(String);
    },
    put: (...records) => write(putAll(records)),
    putRelaxed: (...records) => write(putAll(records), 'relaxed'),
    add: (record) =>
      write((store) => {
        store.add(record);
      }),
    remove: (...keys) =>
      write((store) => {
        for (const key of keys) store.delete(key);
      }),
  };
}

const homeOf = (store: StoreName): DatabaseName => (store === 'private' ? 'samspill-bare-her' : 'samspill');

function open(factory: () => IDBFactory, name: DatabaseName, forget: () => void): Promise<IDBDatabase> {
  const opened = new Promise<IDBDatabase>((resolve, reject) => {
    const request = factory().open(name, databaseVersion);
    setTimeout(reject, openTimeoutMs, new Error('the database does not open'));
    request.onupgradeneeded = () => {
      for (const store of databases[name]) {
        if (!request.result.objectStoreNames.contains(store))
          request.result.createObjectStore(store, { keyPath: 'key' });
      }
    };
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const { result } = request;
      result.onversionchange = () => {
        // A newer package wants to change the stores: what is ours must not stand in its way.
        result.close();
        forget();
      };
      result.onclose = forget;
      resolve(result);
    };
  });
  opened.catch(forget);
  return opened;
}

const settled = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
