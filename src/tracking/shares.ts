import { bitWriter, crc30 } from './bits.ts';
import type { Shares, Snapshot } from './snapshot.ts';

/** What the tries at the test as a whole are counted under. */
export const testKey = '';

/** What the tries at a question that only another version knows are counted under; no id begins so. */
export const foreignKey = (slot: number | string): string => `#${slot}`;

/** A name for a device that goes on where another began. */
export function newWriter(random: (length: number) => Uint8Array): string {
  const writer = bitWriter();
  for (const byte of random(3)) writer.bits(byte, 8);
  return writer.text();
}

/**
 * The name in the shares of one registration of a writer that goes by `writer` in those of another: whoever made `own`, and is
 * `''` there, has a name that follows from it everywhere else.
 */
export function writerIn(registration: string, writer: string, own: string): string {
  const name = writer === '' ? baseName(own) : writer;
  return name === baseName(registration) ? '' : name;
}

/** How many tries a writer has made, of those at `key` that a snapshot knows. */
export function triesBy(snapshot: Snapshot, writer: string, key: string): number {
  const name = writer === '' ? baseName(snapshot.registration) : writer;
  return tallyOf(snapshot).get(key)?.get(name) ?? 0;
}

/** Counts one more try at each of `keys` for `writer`; the totals are the caller's. */
export function withTries(snapshot: Snapshot, writer: string, keys: readonly string[]): Snapshot {
  if (writer === '' || keys.length === 0) return snapshot;
  const { shares = {} } = snapshot;
  const own: Record<string, number> = { ...(Object.hasOwn(shares, writer) && shares[writer]) };
  for (const key of keys) own[key] = (Object.hasOwn(own, key) ? (own[key] ?? 0) : 0) + 1;
  return { ...snapshot, shares: { ...shares, [writer]: own } };
}

/**
 * Who made how many tries at what: by key, then by writer. Each number can only rise, and only by its own writer's hand, so that
 * the greatest of two copies is the latest, and the sum is every try that was made (a grow-only counter).
 */
export type Tally = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** The tally of a snapshot; the base writer goes by a name of its own, as it is another in every registration. */
export function tallyOf({ answers, foreign, testTries, shares = {}, registration }: Snapshot): Tally {
  const base = baseName(registration);
  const totals: [string, number][] = [
    [testKey, testTries],
    ...Object.entries(answers).map(([id, { tries }]): [string, number] => [id, tries]),
    ...Object.entries(foreign?.answers ?? {}).map(([slot, { tries }]): [string, number] => [foreignKey(slot), tries]),
  ];
  return new Map(
    totals.map(([key, total]) => {
      const others = Object.entries(shares).flatMap(([writer, own]): [string, number][] =>
        writer !== base && Object.hasOwn(own, key) ? [[writer, own[key] ?? 0]] : [],
      );
      const rest = total - others.reduce((sum, [, count]) => sum + count, 0);
      return [key, new Map([...others, [base, Math.max(0, rest)]])];
    }),
  );
}

/** What two copies know together. */
export function joinTallies(a: Tally, b: Tally): Tally {
  const joined = new Map<string, Map<string, number>>();
  for (const [key, counts] of [...a, ...b]) {
    const known = joined.get(key) ?? new Map<string, number>();
    for (const [writer, count] of counts) known.set(writer, Math.max(known.get(writer) ?? 0, count));
    joined.set(key, known);
  }
  return joined;
}

/** All the tries at something. */
export const totalOf = (tally: Tally, key: string): number =>
  [...(tally.get(key)?.values() ?? [])].reduce((sum, count) => sum + count, 0);

/** The tally without the base writer's part; `undefined` where nobody else has tried anything. */
export function sharesOf(tally: Tally, registration: string): Shares | undefined {
  const base = baseName(registration);
  const shares = new Map<string, [string, number][]>();
  for (const [key, counts] of tally)
    for (const [writer, count] of counts)
      if (writer !== base && count > 0) shares.set(writer, [...(shares.get(writer) ?? []), [key, count]]);
  return shares.size === 0
    ? undefined
    : Object.fromEntries([...shares].map(([writer, own]) => [writer, Object.fromEntries(own)]));
}

function baseName(registration: string): string {
  const writer = bitWriter();
  writer.bits(crc30(registration) & 0xffffff, 24);
  return writer.text();
}
