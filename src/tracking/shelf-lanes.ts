import type { Statement } from '../model/statement.ts';
import type { Clock } from './clock.ts';
import type { PageLocks } from './page-locks.ts';
import type { RecordStore } from './record-store.ts';
import {
  endpointPrefix,
  type QueueName,
  queuePrefix,
  readShelfKey,
  type ShelfKey,
  type ShelfRecord,
} from './shelf-key.ts';

/** A statement that an earlier page kept. */
export interface Adopted extends ShelfKey {
  readonly statement: Statement;
}

/** The lanes of a store: what one page keeps, nobody else sends as long as the page lives. */
export interface Lanes {
  /** Says that a lane is ours. */
  own(lane: string): Promise<void>;
  /** Takes over what pages that are gone have left of our queue, in order. */
  takeQueue(): Promise<readonly Adopted[]>;
  /** The same, of the next queue of another registration at our endpoint; nothing where there is no other. */
  takeOther(): Promise<readonly Adopted[]>;
}

/** A page that is loaded again may be there before the old one has let go. */
const goingMs = 500;
/** Where the browser has no locks, a lane of others is an orphan after so long without a change. */
const orphanMs = 120_000;

/** What lanes are found in. */
export interface LanesOptions {
  readonly store: RecordStore<ShelfRecord>;
  readonly locks: PageLocks;
  readonly clock: Pick<Clock, 'now'>;
  readonly queue: QueueName;
}

/** Nothing is read before it is ours to send: keys alone say whose a statement is. */
export function createLanes({ store, locks, clock, queue }: LanesOptions): Lanes {
  const ours = queuePrefix(queue);
  const endpoint = endpointPrefix(queue);
  const lockOf = (lane: string) => `samspill:outbox:${lane}`;
  /** Lanes that are ours, or were not to be had. */
  const seen = new Set<string>();

  /** Keys by lane, in order, of the queues that are asked for. */
  const list = async (isWanted: (key: ShelfKey) => boolean): Promise<ReadonlyMap<string, readonly ShelfKey[]>> => {
    const lanes = new Map<string, ShelfKey[]>();
    for (const key of (await store.keys())
      .flatMap(readShelfKey)
      .filter((each) => isWanted(each) && !seen.has(each.lane)))
      lanes.set(key.lane, [...(lanes.get(key.lane) ?? []), key]);
    return lanes;
  };
  const read = async (prefix: string, lane: string): Promise<readonly Adopted[]> => {
    const records = await store.all(`${prefix}${lane}|`);
    return records.flatMap(({ key, text }) => {
      const [about] = readShelfKey(key);
      const statement = parse(text);
      return about && statement ? [{ ...about, statement }] : [];
    });
  };
  return {
    async own(lane) {
      seen.add(lane);
      await locks.keep(lockOf(lane), 0);
    },
    async takeQueue() {
      const adopted: Adopted[] = [];
      for (const lane of (await list(({ queuePrefix }) => queuePrefix === ours)).keys()) {
        seen.add(lane);
        if ((await locks.keep(lockOf(lane), goingMs)) !== false) adopted.push(...(await read(ours, lane)));
      }
      return adopted;
    },
    async takeOther() {
      const others = await list((key) => key.endpointPrefix === endpoint && key.queuePrefix !== ours);
      const adopted: Adopted[] = [];
      let prefix: string | undefined;
      for (const [lane, [first, ...more]] of others) {
        if (!first || (prefix ?? first.queuePrefix) !== first.queuePrefix) continue;
        seen.add(lane);
        const isOurs = await locks.keep(lockOf(lane), 0);
        const changed = Math.max(...[first, ...more].map(({ at }) => at));
        if (!(isOurs ?? clock.now().getTime() - changed > orphanMs)) continue;
        adopted.push(...(await read(first.queuePrefix, lane)));
        if (adopted.length > 0) prefix = first.queuePrefix;
      }
      return adopted;
    },
  };
}

/** What a browser gave back, if it is a statement still. */
function parse(text: string): Statement | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isStatement(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

const isStatement = (value: unknown): value is Statement =>
  typeof value === 'object' && value !== null && typeof Reflect.get(value, 'id') === 'string';
