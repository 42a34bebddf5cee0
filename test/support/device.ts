import type { Frame, Page } from 'playwright-core';

/** Everything that a browser keeps for the origin of a page. */
export interface Kept {
  /** Records of IndexedDB, by database and store. */
  readonly records: Readonly<Record<string, readonly { readonly key: string }[]>>;
  readonly local: Readonly<Record<string, string>>;
  readonly session: Readonly<Record<string, string>>;
}

/** Reads all of it. */
export const keptIn = (page: Page | Frame): Promise<Kept> =>
  page.evaluate(async () => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const records: Record<string, { key: string }[]> = {};
    for (const { name = '' } of await indexedDB.databases()) {
      const database = await settled(indexedDB.open(name));
      for (const store of database.objectStoreNames) {
        const rows: { key: string }[] = await settled(database.transaction(store).objectStore(store).getAll());
        records[`${name}/${store}`] = rows;
      }
      database.close();
    }
    return { records, local: { ...localStorage }, session: { ...sessionStorage } };
  });

/** Copies of learners' work, and what leads to them; without the salt, which says of nobody. */
export const journalOf = ({ records, local }: Kept): readonly string[] => [
  ...(records['samspill/journal'] ?? []).map(({ key }) => key).filter((key) => !key.endsWith('!')),
  ...Object.keys(local).filter((key) => key.startsWith('samspill:')),
];

/** Puts something else in the place of every record of the journal, and of every spare one. */
export const spoilJournal = (page: Page | Frame, garbage: Readonly<Record<string, unknown>>): Promise<void> =>
  page.evaluate(async (put) => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    const database = await settled(indexedDB.open('samspill'));
    const store = database.transaction('journal', 'readwrite').objectStore('journal');
    for (const key of await settled(store.getAllKeys())) {
      store.put({ key, ...put });
      localStorage.setItem(`samspill:${String(key)}`, '{«søppel');
    }
    database.close();
  }, garbage);
