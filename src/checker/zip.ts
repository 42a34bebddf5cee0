import type { DirectoryEntry } from './zip-directory.ts';
import { readDirectory } from './zip-directory.ts';
import { judgeNames } from './zip-names.ts';
import { ZipRefusal } from './zip-refusal.ts';
import { unpack } from './zip-unpack.ts';

/** A file of a zip whose size and checksum have been proven. */
export interface ZipFile {
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  /** What is in it; kept of files that hold text, and of no other. */
  readonly bytes?: Uint8Array;
}

/** What a zip holds. */
export interface ZipContents {
  readonly files: readonly ZipFile[];
  /** Entries that are folders, and nothing else. */
  readonly folders: readonly string[];
  /** Whether sizes stand behind the data, in place of before it. */
  readonly descriptors: boolean;
}

/** Above these a zip is taken for one that is made to fill a machine; all in bytes. */
export const zipLimits = { file: 512 * 2 ** 20, total: 2 ** 30, ratio: 250, small: 4 * 2 ** 20, text: 16 * 2 ** 20 };

/**
 * Reads a zip that may be hostile: nothing is unpacked before the whole of its directory has been found sound, and nothing
 * is ever written. Throws `ZipRefusal` at the first thing that is not.
 */
export function readZip(zip: Uint8Array): ZipContents {
  const { entries, start } = readDirectory(zip);
  judgeNames(entries);
  for (const entry of entries) judgeEntry(entry);
  judgeSizes(entries);
  const data = locate(zip, entries, start);
  const files: ZipFile[] = [];
  const folders: string[] = [];
  for (const entry of entries) {
    const bytes = unpack(entry, data.get(entry) ?? new Uint8Array(), holdsText(entry));
    if (entry.path.endsWith('/')) folders.push(entry.path);
    else files.push({ path: entry.path, size: entry.size, ...(bytes && { bytes }) });
  }
  return { files, folders, descriptors: entries.some(({ flags }) => (flags & 8) !== 0) };
}

const binary =
  /\.(?:png|jpe?g|gif|webp|avif|ico|mp[34]|m4[av]|webm|og[gav]|wav|woff2?|ttf|otf|eot|pdf|zip|docx|pptx|xlsx|swf|wasm)$/i;

const holdsText = ({ path, size }: DirectoryEntry): boolean => !binary.test(path) && size <= zipLimits.text;

function judgeEntry({ path, flags, method, mode, size }: DirectoryEntry): void {
  if ((flags & 0x2041) !== 0) {
    throw new ZipRefusal('zip-kryptert', `«${path}» er kryptert. Pakk filene på nytt uten passord.`, path);
  }
  if (method !== 0 && method !== 8) {
    throw new ZipRefusal(
      'zip-metode',
      `«${path}» er pakket med en metode som LMS-er ikke leser. Pakk på nytt med vanlig zip (deflate).`,
      path,
    );
  }
  const type = mode & 0o170000;
  if (type !== 0 && type !== 0o100000 && type !== 0o040000) {
    throw new ZipRefusal(
      'zip-symlenke',
      `«${path}» er en lenke til en annen fil eller mappe på maskinen, og ikke en fil. Ikke bruk denne zip-filen.`,
      path,
    );
  }
  if ((path.endsWith('/') || type === 0o040000) && size > 0) {
    throw new ZipRefusal('zip-skadet', `«${path}» er både en mappe og en fil. Pakk filene på nytt.`, path);
  }
}

function judgeSizes(entries: readonly DirectoryEntry[]): void {
  const bomb = (what: string, path?: string): ZipRefusal =>
    new ZipRefusal('zip-bombe', `${what}. Slik er filer som skal fylle en maskin. Ikke bruk denne zip-filen.`, path);
  let total = 0;
  for (const { path, size, packed } of entries) {
    total += size;
    if (size > zipLimits.file) throw bomb(`«${path}» er ${megabytes(size)} utpakket`, path);
    if (size > zipLimits.small && size > packed * zipLimits.ratio) {
      throw bomb(`«${path}» blir ${Math.round(size / Math.max(packed, 1))} ganger større når den pakkes ut`, path);
    }
  }
  if (total > zipLimits.total) throw bomb(`Zip-filen er ${megabytes(total)} utpakket`);
}

const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

/** Finds the data of every file by its local header, which must say what the directory says; no two may share bytes. */
function locate(zip: Uint8Array, entries: readonly DirectoryEntry[], end: number): Map<DirectoryEntry, Uint8Array> {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const found = new Map<DirectoryEntry, Uint8Array>();
  let free = 0;
  for (const entry of [...entries].sort((a, b) => a.offset - b.offset)) {
    if (entry.offset < free) {
      throw new ZipRefusal(
        'zip-overlapp',
        `«${entry.path}» deler innhold med en annen fil i zip-filen. Slik er filer som skal fylle en maskin. Ikke bruk denne zip-filen.`,
        entry.path,
      );
    }
    if (found.size === 0 && entry.offset > 0) {
      throw new ZipRefusal('zip-tvetydig', 'Det ligger noe annet foran innholdet i zip-filen. Pakk filene på nytt.');
    }
    const data = dataOf(zip, view, entry, end);
    found.set(entry, data);
    free = data.byteOffset - zip.byteOffset + data.length;
  }
  return found;
}

function dataOf(zip: Uint8Array, view: DataView, entry: DirectoryEntry, end: number): Uint8Array {
  const { offset, path } = entry;
  if (offset + 30 > end || view.getUint32(offset, true) !== 0x04034b50) throw broken(path);
  const nameLength = view.getUint16(offset + 26, true);
  const start = offset + 30 + nameLength + view.getUint16(offset + 28, true);
  if (start + entry.packed > end) throw broken(path);
  const name = zip.subarray(offset + 30, offset + 30 + nameLength);
  if (!sameHeader(view, entry) || !sameBytes(name, entry.nameBytes)) {
    throw new ZipRefusal(
      'zip-ulike-hoder',
      `Zip-filen sier to ulike ting om «${path}», så to programmer kan lese ulikt innhold. Pakk filene på nytt.`,
      path,
    );
  }
  return zip.subarray(start, start + entry.packed);
}

/** Sizes may be left out before the data where the flag says that they stand behind it (APPNOTE 4.4.4, bit 3). */
function sameHeader(view: DataView, { offset, flags, method, crc, packed, size }: DirectoryEntry): boolean {
  const mask = 0x2849;
  if ((view.getUint16(offset + 6, true) & mask) !== (flags & mask)) return false;
  if (view.getUint16(offset + 8, true) !== method) return false;
  const later = (flags & 8) !== 0;
  return [crc, packed, size].every((value, index) => {
    const local = view.getUint32(offset + 14 + index * 4, true);
    return local === value || (later && local === 0);
  });
}

const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);

const broken = (path: string): ZipRefusal =>
  new ZipRefusal('zip-skadet', `«${path}» er ikke der zip-filen sier. Last den ned eller pakk den på nytt.`, path);
