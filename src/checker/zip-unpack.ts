import { Inflate } from 'fflate';
import type { DirectoryEntry } from './zip-directory.ts';
import { ZipRefusal } from './zip-refusal.ts';

/** How much deflated data goes in at a time; it can grow 1032 times, so no more than 17 MB comes out before the next look. */
const step = 16_384;

/**
 * Unpacks one file, and proves its size and its checksum; `data` is what lies in the zip. Gives nothing back where `keep` is
 * false. Throws `ZipRefusal` as soon as more comes out than the zip has said.
 */
export function unpack(entry: DirectoryEntry, data: Uint8Array, keep: boolean): Uint8Array | undefined {
  const out = keep ? new Uint8Array(entry.size) : undefined;
  let length = 0;
  let crc = -1;
  const take = (chunk: Uint8Array): void => {
    if (length + chunk.length > entry.size) {
      throw new ZipRefusal(
        'zip-bombe',
        `«${entry.path}» er større enn zip-filen sier. Slik er filer som skal fylle en maskin. Ikke bruk denne zip-filen.`,
        entry.path,
      );
    }
    out?.set(chunk, length);
    crc = updateCrc(crc, chunk);
    length += chunk.length;
  };
  if (entry.method === 0) take(data);
  else if (entry.size > 0 || data.length > 0) inflate(entry, data, take);
  if (length !== entry.size || ~crc >>> 0 !== entry.crc) throw damaged(entry);
  return out;
}

function inflate(entry: DirectoryEntry, data: Uint8Array, take: (chunk: Uint8Array) => void): void {
  try {
    const stream = new Inflate(take);
    for (let at = 0; at < data.length || at === 0; at += step) {
      stream.push(data.subarray(at, at + step), at + step >= data.length);
    }
  } catch (error) {
    throw error instanceof ZipRefusal ? error : damaged(entry);
  }
}

const damaged = ({ path }: DirectoryEntry): ZipRefusal =>
  new ZipRefusal('zip-skadet', `«${path}» er skadet i zip-filen. Last den ned eller pakk den på nytt.`, path);

const crcTable = Uint32Array.from({ length: 256 }, (_, start) => {
  let value = start;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function updateCrc(crc: number, bytes: Uint8Array): number {
  let value = crc;
  for (let index = 0; index < bytes.length; index += 1) {
    value = (value >>> 8) ^ (crcTable[(value ^ (bytes[index] ?? 0)) & 0xff] ?? 0);
  }
  return value;
}
