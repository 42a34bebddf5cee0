import { deflateSync } from 'fflate';
import { crc32 } from './crc32.ts';

/** An entry of a zip, and what its headers are to say in place of the truth. */
export interface CraftedEntry {
  readonly name: string | Uint8Array;
  readonly data?: string | Uint8Array;
  /** Bit 11, UTF-8, is set when it is left out. */
  readonly flags?: number;
  readonly method?: number;
  /** High half of the external attributes. */
  readonly mode?: number;
  readonly size?: number;
  readonly crc?: number;
  /** What lies in the zip, where that is not the deflated data. */
  readonly packed?: Uint8Array;
  readonly extra?: Uint8Array;
  /** Where the directory says that the entry begins. */
  readonly offset?: number;
  /** What the local header alone says. */
  readonly local?: {
    readonly name?: string;
    readonly method?: number;
    readonly size?: number;
    readonly flags?: number;
  };
}

/** What the end of the directory is to say in place of the truth. */
export interface CraftedEnd {
  readonly disk?: number;
  readonly count?: number;
  readonly start?: number;
  readonly comment?: Uint8Array;
  readonly prefix?: Uint8Array;
}

const bytesOf = (value: string | Uint8Array): Uint8Array =>
  typeof value === 'string' ? new TextEncoder().encode(value) : value;

const u16 = (...values: number[]): number[] => values.flatMap((value) => [value & 0xff, (value >>> 8) & 0xff]);
const u32 = (...values: number[]): number[] => values.flatMap((value) => [...u16(value), ...u16(value >>> 16)]);

/** Writes a zip byte for byte (APPNOTE 4.3), with whatever lies it is asked for. */
export function craftZip(entries: readonly CraftedEntry[], end: CraftedEnd = {}): Uint8Array {
  const parts: Uint8Array[] = [end.prefix ?? new Uint8Array()];
  const directory: Uint8Array[] = [];
  let at = parts[0]?.length ?? 0;
  for (const entry of entries) {
    const { header, body, central } = craftEntry(entry, at);
    parts.push(header, body);
    directory.push(central);
    at += header.length + body.length;
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0);
  const count = end.count ?? entries.length;
  const comment = end.comment ?? new Uint8Array();
  const disk = end.disk ?? 0;
  const tail = [
    ...u32(0x06054b50),
    ...u16(disk, disk, count, count),
    ...u32(size, end.start ?? at),
    ...u16(comment.length),
  ];
  return Uint8Array.from(Buffer.concat([...parts, ...directory, Uint8Array.from(tail), comment]));
}

function craftEntry(entry: CraftedEntry, at: number) {
  const { local = {}, mode = 0, flags = 0x800, extra = new Uint8Array() } = entry;
  const name = bytesOf(entry.name);
  const data = bytesOf(entry.data ?? 'x');
  const method = entry.method ?? 8;
  const body = entry.packed ?? (method === 8 ? deflateSync(data, { level: 9 }) : data);
  const sizes = (size: number): number[] => u32(entry.crc ?? crc32(data), body.length, size);
  const size = entry.size ?? data.length;
  const localName = bytesOf(local.name ?? name);
  const header = [
    ...u32(0x04034b50),
    ...u16(20, local.flags ?? flags, local.method ?? method, 0, 33),
    ...sizes(local.size ?? size),
    ...u16(localName.length, 0),
    ...localName,
  ];
  const central = [
    ...u32(0x02014b50),
    ...u16(mode === 0 ? 20 : 0x0314, 20, flags, method, 0, 33),
    ...sizes(size),
    ...u16(name.length, extra.length, 0, 0, 0),
    ...u32((mode << 16) >>> 0, entry.offset ?? at),
    ...name,
    ...extra,
  ];
  return { header: Uint8Array.from(header), body, central: Uint8Array.from(central) };
}
