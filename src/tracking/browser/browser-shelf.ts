import { openShelf, type ShelfOptions, type StatementShelf } from '../statement-shelf.ts';
import { recordStore } from './database.ts';
import { pageLocks } from './page-locks.ts';

/** The shelf of a queue in this browser. */
export const browserShelf = (options: Omit<ShelfOptions, 'store' | 'locks'>): Promise<StatementShelf> =>
  openShelf({ ...options, store: recordStore('outbox'), locks: pageLocks() });
