import type { Statement } from '../model/statement.ts';
import type { Clock } from './clock.ts';
import { type Lost, type LostTally, lostTally } from './lost-tally.ts';
import type { PageLocks } from './page-locks.ts';
import type { RecordStore } from './record-store.ts';
import {
  excessOf,
  isExpired,
  type QueueName,
  queuePrefix,
  readShelfKey,
  type ShelfKey,
  type ShelfRecord,
  shelfKey,
  sortable,
} from './shelf-key.ts';
import { type Adopted, createLanes } from './shelf-lanes.ts';
import { shelfWriter } from './shelf-writer.ts';
import { byteLength } from './statement-batch.ts';
import { verbs } from './statement-parts.ts';

/**
 * Where the statements of a queue lie until the LRS has them, also when the page is gone. Nothing here rejects or throws: where
 * nothing can be kept, all is as if nobody had left anything.
 */
export interface StatementShelf {
  /** What earlier pages left of this queue, in order; it may be stored in the LRS already. */
  readonly left: readonly Statement[];
  /** Keeps statements, behind the others. */
  keep(statements: readonly Statement[]): void;
  /** The LRS has these. */
  remove(statements: readonly Statement[]): void;
  /** The LRS will never have these; what is kept of them is how many there were, by status. */
  refuse(statements: readonly Statement[], status: number): void;
  /**
   * Takes over what a page that is gone left for another registration at the same endpoint, in order; nothing where no such is left.
   * One registration a call.
   */
  adopt(): Promise<readonly Statement[]>;
  /** Acts while no other page of the origin sends. */
  inTurn<T>(act: () => Promise<T>): Promise<T>;
  /** What will never be stored, of this page and those before it. */
  readonly lost: Lost;
  /** Resolves when all that was said so far is on the disk, or cannot be. */
  written(): Promise<void>;
}

/** What a shelf is opened with. */
export interface ShelfOptions {
  readonly store: RecordStore<ShelfRecord>;
  readonly locks: PageLocks;
  readonly clock: Clock;
  /** Random bytes of cryptographic quality. */
  readonly random: (length: number) => Uint8Array;
  readonly queue: QueueName;
}

/** A launch waits no longer than this for what earlier pages left. */
const openingMs = 3_000;
/** Longer than most requests last: another page that is slow may hold up this one so much, and no more. */
const turnMs = 5_000;

/** Opens the shelf of a queue, and takes over what earlier pages left there. */
export async function openShelf({ store, locks, clock, random, queue }: ShelfOptions): Promise<StatementShelf> {
  const prefix = queuePrefix(queue);
  const lane = `${sortable(clock.now().getTime())}-${[...random(4)].join('.')}`;
  const writer = shelfWriter(store);
  const tally = lostTally(store, clock.now);
  const lanes = createLanes({ store, locks, clock, queue });
  const held = holding(writer.remove, tally.add);
  /** Too old, or too much. */
  const dropped = new Set<string>();
  let number = 0;

  const drop = (keys: readonly ShelfKey[], reason: string) => {
    for (const { key } of keys) {
      dropped.add(key);
      writer.remove(key);
    }
    tally.add(reason, keys.length);
  };
  const take = (adopted: readonly Adopted[]): readonly Statement[] => {
    const usable = adopted.filter(({ key }) => !dropped.has(key));
    for (const each of usable) held.add(each.statement, each);
    return usable.map(({ statement }) => statement);
  };
  const prepare = async () => {
    await lanes.own(lane);
    await tally.load();
    const kept = (await store.keys()).flatMap(readShelfKey).sort((a, b) => a.at - b.at);
    const fresh = kept.filter((each) => !isExpired(each, clock.now()));
    drop(
      kept.filter((each) => !fresh.includes(each)),
      'old',
    );
    drop(excessOf(fresh), 'full');
    held.others(fresh.filter(({ key }) => !dropped.has(key)));
    return take(await lanes.takeQueue());
  };
  return {
    left: await inTime(clock, prepare()),
    keep(statements) {
      for (const statement of statements.filter(({ id }) => !held.has(id))) {
        const about = { at: clock.now().getTime(), isValuable: isValuable(statement), bytes: byteLength([statement]) };
        const key = shelfKey(prefix, lane, number++, about);
        held.add(statement, { ...about, key });
        writer.put(key, statement);
      }
      held.trim();
    },
    remove: held.remove,
    refuse(statements, status) {
      held.remove(statements);
      tally.add(String(status), statements.length);
    },
    adopt: () => lanes.takeOther().then(take, () => []),
    inTurn: (act) => locks.during('samspill:outbox', turnMs, act),
    get lost() {
      return tally.lost;
    },
    written: writer.written,
  };
}

/** What it gives, or nothing where that takes too long or fails. */
const inTime = <T>(clock: Pick<Clock, 'after'>, work: Promise<readonly T[]>): Promise<readonly T[]> =>
  new Promise((resolve) => {
    const cancel = clock.after(openingMs, () => resolve([]));
    const end = (found: readonly T[]) => {
      cancel();
      resolve(found);
    };
    work.then(end, () => end([]));
  });

/** What counts most, and goes last where there is too much: outcomes, and how a session ended. */
const valuable: ReadonlySet<string> = new Set(
  [verbs.passed, verbs.failed, verbs.completed, verbs.scored, verbs.terminated].map(({ id }) => id),
);
const isValuable = ({ verb }: Statement): boolean => valuable.has(verb.id);

type Kept = Pick<ShelfKey, 'key' | 'isValuable' | 'bytes'>;

/** What lies on the shelf, by statement: usually under one key, under two where two pages have kept the same. */
function holding(removeKey: (key: string) => void, count: LostTally['add']) {
  const held = new Map<string, readonly Kept[]>();
  /** Of other queues, and of other pages: they count, but may be gone meanwhile. */
  const others = new Map<string, Kept>();
  /** No longer on the disk, for there was no room; as long as the page lives they are still sent. */
  const only = new Set<string>();
  return {
    has: (id: string) => held.has(id),
    others(kept: readonly Kept[]) {
      for (const each of kept) others.set(each.key, each);
    },
    add({ id }: Statement, kept: Kept) {
      others.delete(kept.key);
      held.set(id, [...(held.get(id) ?? []), kept]);
    },
    remove(statements: readonly Statement[]) {
      for (const { id } of statements) {
        for (const { key } of held.get(id) ?? []) {
          if (only.delete(key)) count('full', -1);
          else removeKey(key);
        }
        held.delete(id);
      }
    },
    trim() {
      const ours = [...held.values()].flat().filter(({ key }) => !only.has(key));
      for (const { key } of excessOf([...others.values(), ...ours])) {
        if (!others.delete(key)) only.add(key);
        removeKey(key);
        count('full', 1);
      }
    },
  };
}
