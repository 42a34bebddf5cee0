import { type BitReader, BitsError, bitReader, bitWriter } from './bits.ts';
import type { Shares } from './snapshot.ts';
import { TrackingError } from './tracker.ts';

/** What has been tried: first the test as a whole, then every answer with tries, by slot. Its index stands for it in the bits. */
export interface Tried {
  /** As in `Shares`. */
  readonly key: string;
  readonly tries: number;
  readonly stamp?: number | undefined;
}

/** What `decodeShares` has read. */
export interface ReadShares {
  readonly shares: Shares | undefined;
  /** By key. */
  readonly stamps: ReadonlyMap<string, number>;
}

/**
 * Packs who else has made tries: of each writer its name, and its tries by how far from the one before; then the stamps that differ
 * from the tries, as how far behind they are. No text where there is neither.
 */
export function encodeShares(shares: Shares | undefined, tried: readonly Tried[]): string {
  const counts = Object.entries(shares ?? {})
    .sort(([a], [b]) => Number(a > b) - Number(a < b))
    .map(([name, own]) => ({ name, own: tried.map(({ key }) => (Object.hasOwn(own, key) ? (own[key] ?? 0) : 0)) }))
    .filter(({ own }) => own.some((count) => count > 0));
  const lags = tried.map(({ tries, stamp = tries }) => tries - stamp);
  if (counts.length === 0 && lags.every((lag) => lag === 0)) return '';
  const writer = bitWriter();
  const writeSparse = (values: readonly number[]) => {
    const entries = [...values.entries()].filter(([, value]) => value > 0);
    writer.gamma(entries.length + 1);
    let before = -1;
    for (const [index, value] of entries) {
      writer.gamma(index - before);
      writer.gamma(value);
      before = index;
    }
  };
  writer.gamma(counts.length + 1);
  for (const { name, own } of counts) {
    if (!/^[\w-]{4}$/.test(name))
      throw new TrackingError('codec', `writer ${JSON.stringify(name)}`, 'name', '[\\w-]{4}');
    writer.bits(bitReader(name).bits(24), 24);
    writeSparse(own);
  }
  writeSparse(lags);
  return writer.text();
}

/** Reads what `encodeShares` wrote of the same tries; throws a `BitsError` on anything else. */
export function decodeShares(text: string, tried: readonly Tried[]): ReadShares {
  if (text === '') return { shares: undefined, stamps: new Map() };
  const reader = bitReader(text);
  const names = new Map<string, Readonly<Record<string, number>>>();
  for (let left = reader.gamma() - 1; left > 0; left--) {
    const name = readName(reader);
    const own = readSparse(reader, tried).map(([{ key }, count]): [string, number] => [key, count]);
    if (names.has(name) || own.length === 0) throw new BitsError(`writer ${name}`);
    names.set(name, Object.fromEntries(own));
  }
  const stamps = readSparse(reader, tried).map(([{ key, tries }, lag]): [string, number] => {
    if (lag > tries) throw new BitsError(`stamp ${lag} behind ${tries} tries`);
    return [key, tries - lag];
  });
  reader.end();
  return { shares: names.size > 0 ? Object.fromEntries(names) : undefined, stamps: new Map(stamps) };
}

function readName(reader: BitReader): string {
  const writer = bitWriter();
  writer.bits(reader.bits(24), 24);
  return writer.text();
}

function readSparse(reader: BitReader, tried: readonly Tried[]): [Tried, number][] {
  const entries: [Tried, number][] = [];
  let index = -1;
  for (let left = reader.gamma() - 1; left > 0; left--) {
    index += reader.gamma();
    const value = reader.gamma();
    const found = tried[index];
    if (!found) throw new BitsError(`${index} of ${tried.length} tried`);
    entries.push([found, value]);
  }
  return entries;
}
