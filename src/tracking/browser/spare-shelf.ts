import type { JournalRecord, SpareShelf } from '../journal-record.ts';

const mark = 'samspill:';

/** The journal's last resort: `localStorage`, which is written before a call returns. It may throw whenever it is touched. */
export function spareShelf(storage: () => Storage): SpareShelf {
  const keys = (): string[] =>
    attempt(() => Object.keys(storage())).flatMap((key) => (key.startsWith(mark) ? [key.slice(mark.length)] : []));
  return {
    keys,
    all: (prefix) =>
      keys()
        .filter((key) => key.startsWith(prefix))
        .flatMap((key) => attempt(() => [recordOf(key, storage().getItem(mark + key))])),
    put: (record) => void attempt(() => [storage().setItem(mark + record.key, JSON.stringify(record))]),
    remove: (key) => void attempt(() => [storage().removeItem(mark + key)]),
  };
}

/** What cannot be read is a record with nothing in it: whoever reads it can tell. */
function recordOf(key: string, text: string | null): JournalRecord {
  const [value] = attempt((): readonly unknown[] => [JSON.parse(text ?? '{}')]);
  return { ...(typeof value === 'object' && value), key };
}

/** Blocked, full, or not ours to read: then there is nothing. */
function attempt<T>(act: () => readonly T[]): readonly T[] {
  try {
    return act();
  } catch {
    return [];
  }
}
