/** A record: plain data under a key of its own. */
export interface Stored {
  readonly key: string;
}

/**
 * A store that outlives the page. Everything rejects where nothing can be kept (blocked, partitioned away, full): who uses it
 * goes on without.
 */
export interface RecordStore<T extends Stored> {
  /** Records whose key begins so, by their keys in order; no other is read. */
  all(prefix?: string): Promise<readonly T[]>;
  /** Every key there is, in order, without what stands under it. */
  keys(): Promise<readonly string[]>;
  /** Writes records, all or none; resolves when they are on the disk, and not only on their way. */
  put(...records: readonly T[]): Promise<void>;
  /** The same, but resolves when the system has them: they outlive the browser, and nobody behind them waits for the disk. */
  putRelaxed(...records: readonly T[]): Promise<void>;
  /** Writes a record, unless there is one under its key already: then it rejects. */
  add(record: T): Promise<void>;
  /** Takes records away; one that is not there is no fault. */
  remove(...keys: readonly string[]): Promise<void>;
}
