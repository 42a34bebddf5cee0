import { readUtf8 } from './utf8.ts';
import { ZipRefusal } from './zip-refusal.ts';

/** A file as the central directory of a zip tells of it (APPNOTE 4.3.12). */
export interface DirectoryEntry {
  readonly path: string;
  readonly nameBytes: Uint8Array;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  /** Size in the zip, in bytes. */
  readonly packed: number;
  /** Size as a file, in bytes. */
  readonly size: number;
  /** Type and rights of a Unix file; 0 where the zip was made elsewhere. */
  readonly mode: number;
  /** Of its local header. */
  readonly offset: number;
}

/** Where the central directory lies. */
export interface Directory {
  readonly entries: readonly DirectoryEntry[];
  readonly start: number;
}

const endSignature = 0x06054b50;
const zip64Locator = 0x07064b50;
const entrySignature = 0x02014b50;
const endLength = 22;
const entryLength = 46;

/** Reads the central directory. Throws `ZipRefusal` where it is not plain and whole, or can be read in two ways. */
export function readDirectory(zip: Uint8Array): Directory {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const end = findEnd(view);
  if (end >= 20 && view.getUint32(end - 20, true) === zip64Locator) throw zip64();
  const u16 = (at: number): number => view.getUint16(end + at, true);
  const count = u16(10);
  const size = view.getUint32(end + 12, true);
  const start = view.getUint32(end + 16, true);
  if (count === 0xffff || size === 0xffffffff || start === 0xffffffff) throw zip64();
  if (u16(4) !== 0 || u16(6) !== 0 || u16(8) !== count) {
    throw new ZipRefusal('zip-flere-deler', 'Zip-filen er delt i flere deler. Pakk den som én fil.');
  }
  if (start + size !== end) {
    throw new ZipRefusal(
      'zip-tvetydig',
      'Innholdslisten i zip-filen ligger ikke der den skal, så to programmer kan lese ulikt innhold. Pakk filene på nytt.',
    );
  }
  return { entries: readEntries(zip, view, { start, end, count }), start };
}

/** There must be one end only: a comment that holds another would let two readers see two zips. */
function findEnd(view: DataView): number {
  const last = view.byteLength - endLength;
  const found: number[] = [];
  for (let at = last; at >= Math.max(0, last - 0xffff); at -= 1) {
    if (view.getUint32(at, true) !== endSignature) continue;
    if (at + endLength + view.getUint16(at + 20, true) === view.byteLength) found.push(at);
  }
  const [end, other] = found;
  if (end === undefined) {
    const opens = view.byteLength >= 4 && view.getUint32(0, true) === 0x04034b50;
    throw opens
      ? new ZipRefusal('zip-avkortet', 'Zip-filen er ikke hel: slutten mangler. Last den ned på nytt.')
      : new ZipRefusal(
          'zip-ikke-zip',
          'Filen er tom, eller den er ikke en zip-fil. Velg zip-filen slik du fikk den, uten å pakke den ut.',
        );
  }
  if (other !== undefined) {
    throw new ZipRefusal(
      'zip-tvetydig',
      'Zip-filen har to slutter, så to programmer kan lese ulikt innhold. Pakk filene på nytt.',
    );
  }
  return end;
}

interface Span {
  readonly start: number;
  readonly end: number;
  readonly count: number;
}

function readEntries(zip: Uint8Array, view: DataView, { start, end, count }: Span): DirectoryEntry[] {
  const entries: DirectoryEntry[] = [];
  for (let at = start; at < end; ) {
    if (at + entryLength > end || view.getUint32(at, true) !== entrySignature) throw broken();
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true));
    const next = at + entryLength + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
    if (next > end) throw broken();
    const names = zip.subarray(at + entryLength, at + entryLength + (name ?? 0));
    const extras = zip.subarray(at + entryLength + (name ?? 0), at + entryLength + (name ?? 0) + (extra ?? 0));
    entries.push(entryAt(view, at, names, extras));
    at = next;
  }
  if (entries.length > 0xffff) {
    throw new ZipRefusal('zip-for-mange-filer', `Zip-filen har ${entries.length} filer. En pakke kan ha høyst 65 535.`);
  }
  if (entries.length !== count) throw broken();
  if (count === 0) throw new ZipRefusal('zip-tom', 'Zip-filen er tom. Pakk filene på nytt.');
  return entries;
}

function entryAt(view: DataView, at: number, nameBytes: Uint8Array, extras: Uint8Array): DirectoryEntry {
  const u32 = (field: number): number => view.getUint32(at + field, true);
  const flags = view.getUint16(at + 8, true);
  const path = readName(nameBytes, flags);
  if (view.getUint16(at + 34, true) !== 0) {
    throw new ZipRefusal('zip-flere-deler', 'Zip-filen er delt i flere deler. Pakk den som én fil.');
  }
  judgeExtras(extras, path);
  return {
    path,
    nameBytes,
    flags,
    method: view.getUint16(at + 10, true),
    crc: u32(16),
    packed: u32(20),
    size: u32(24),
    mode: u32(38) >>> 16,
    offset: u32(42),
  };
}

/** Without the UTF-8 flag, letters outside ASCII are CP437 to one program and UTF-8 or CP850 to the next. */
function readName(bytes: Uint8Array, flags: number): string {
  const text = readUtf8(bytes);
  const flagged = (flags & 0x800) !== 0;
  const ascii = bytes.every((byte) => byte < 0x80);
  if (text !== undefined && (flagged || ascii)) return text;
  const shown = text ?? '(uleselig)';
  throw new ZipRefusal(
    'zip-tegnsett',
    `Filnavnet «${shown}» har bokstaver som to programmer leser ulikt. Bruk bare a–z, 0–9, . _ og - i filnavn, og pakk på nytt.`,
  );
}

/** Refuses zip64 sizes and a second name (Info-ZIP's Unicode path), which some programs follow and others do not. */
function judgeExtras(extras: Uint8Array, path: string): void {
  const view = new DataView(extras.buffer, extras.byteOffset, extras.byteLength);
  for (let at = 0; at + 4 <= extras.length; at += 4 + view.getUint16(at + 2, true)) {
    const id = view.getUint16(at, true);
    if (id === 0x0001) throw zip64();
    if (id !== 0x7075) continue;
    const name = readUtf8(extras.subarray(at + 9, at + 4 + view.getUint16(at + 2, true)));
    if (name !== path) {
      throw new ZipRefusal('zip-tvetydig', `Filen «${path}» har to ulike navn i zip-filen. Pakk filene på nytt.`, path);
    }
  }
}

const zip64 = (): ZipRefusal =>
  new ZipRefusal(
    'zip-zip64',
    'Zip-filen er i formatet zip64, som mange LMS-er ikke leser. Pakk den som en vanlig zip.',
  );

const broken = (): ZipRefusal =>
  new ZipRefusal('zip-skadet', 'Innholdslisten i zip-filen er skadet. Last den ned eller pakk den på nytt.');
