import type { RecordStore } from './record-store.ts';
import type { ShelfRecord } from './shelf-key.ts';

/** How many statements will never be stored: by the status that refused them, `full` or `old`. */
export type Lost = Readonly<Record<string, number>>;

/** Counts what is lost, for a fault report: never what it was. */
export interface LostTally {
  readonly lost: Lost;
  /** Puts counts of earlier pages to these. */
  load(): Promise<void>;
  add(reason: string, count: number): void;
}

const prefix = 'lost|';
const dayMs = 86_400_000;
const mostDays = 30;

/** Counts by the day, so that old ones can go. Two pages that count the same at once count once: it is a hint, no account. */
export function lostTally(store: RecordStore<ShelfRecord>, now: () => Date): LostTally {
  const counts = new Map<string, number>();
  const today = () => Math.floor(now().getTime() / dayMs);
  const keyOf = (reason: string) => `${prefix}${today()}|${reason}`;
  return {
    get lost() {
      const sums: Record<string, number> = {};
      for (const [key, count] of counts) {
        const reason = key.split('|')[2] ?? '';
        if (count !== 0) sums[reason] = (sums[reason] ?? 0) + count;
      }
      return sums;
    },
    async load() {
      const records = await store.all(prefix);
      const isOld = ({ key }: ShelfRecord) => !(Math.abs(today() - Number(key.split('|')[1])) <= mostDays);
      for (const { key, text } of records.filter((record) => !isOld(record)))
        counts.set(key, (counts.get(key) ?? 0) + Number(text));
      const old = records.filter(isOld).map(({ key }) => key);
      if (old.length > 0) await store.remove(...old);
    },
    add(reason, count) {
      if (count === 0) return;
      const key = keyOf(reason);
      counts.set(key, (counts.get(key) ?? 0) + count);
      store.put({ key, text: String(counts.get(key)) }).catch(() => {});
    },
  };
}
