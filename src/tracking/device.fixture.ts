import type { Clock } from './clock.ts';
import type { Device } from './device.ts';
import { createJournal } from './journal.ts';
import type { JournalRecord, SpareShelf } from './journal-record.ts';
import { memoryStore } from './record-store.fixture.ts';
import type { HandOver, WriterLock } from './writer-lock.ts';

/** A machine that outlives its pages: what is kept on it, and which page writes. */
export function machine(clock: Clock) {
  const store = memoryStore<JournalRecord>();
  const spares = new Map<string, JournalRecord>();
  const holders = new Map<string, MemoryLock>();
  const spare: SpareShelf = {
    all: (prefix) => [...spares.values()].filter(({ key }) => key.startsWith(prefix)),
    keys: () => [...spares.keys()],
    put: (record) => spares.set(record.key, JSON.parse(JSON.stringify(record))),
    remove: (key) => spares.delete(key),
  };
  let seed = 1;
  const state = { isShared: false, derivations: 0, answersTakeOver: true };
  return {
    store,
    spares,
    state,
    /** What a page gets, as long as it lives; `activity` is where its package lies. */
    device: (onFault: (fault: unknown) => void, activity: string, isAlive: () => boolean): Device => ({
      activity,
      journal: createJournal({
        module: 'm1',
        activity,
        store,
        spare,
        clock,
        random: (length) => Uint8Array.from({ length }, () => seed++ % 256),
        async deriveTag(secret, salt) {
          state.derivations++;
          return `tag-${[...`${secret}|${salt}`].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 1_000_003, 7)}`;
        },
        onFault,
      }),
      lock: (names) => new MemoryLock(names, holders, state, isAlive),
      get isShared() {
        return state.isShared;
      },
      set isShared(value) {
        state.isShared = value;
      },
    }),
  };
}

/** See `machine`. */
export type Machine = ReturnType<typeof machine>;

/** The lock of one page, among those of the same machine. */
class MemoryLock implements WriterLock {
  private handler: Parameters<WriterLock['onTaken']>[0] | undefined;
  private readonly names: readonly string[];
  private readonly holders: Map<string, MemoryLock>;
  private readonly state: { readonly answersTakeOver: boolean };
  private readonly isAlive: () => boolean;

  constructor(
    names: readonly string[],
    holders: Map<string, MemoryLock>,
    state: { readonly answersTakeOver: boolean },
    isAlive: () => boolean,
  ) {
    [this.names, this.holders, this.state, this.isAlive] = [names, holders, state, isAlive];
  }

  async acquire(): Promise<boolean> {
    if (this.names.some((name) => this.holders.get(name)?.isAlive())) return false;
    for (const name of this.names) this.holders.set(name, this);
    return true;
  }

  async take(): Promise<HandOver | undefined> {
    const other = this.names.map((name) => this.holders.get(name)).find(Boolean);
    const isForced = !this.state.answersTakeOver;
    const given = await other?.handler?.(isForced);
    for (const name of this.names) this.holders.set(name, this);
    return isForced ? undefined : given;
  }

  onTaken(handler: Parameters<WriterLock['onTaken']>[0]): void {
    this.handler = handler;
  }

  release(): void {
    for (const name of this.names) if (this.holders.get(name) === this) this.holders.delete(name);
  }
}
