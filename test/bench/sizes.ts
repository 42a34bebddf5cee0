import { gzipSync } from 'node:zlib';
import { type UnzipFileInfo, unzipSync } from 'fflate';

/** Bytes of a text: as it lies in the zip, and as a server sends it with gzip −9. */
export interface Size {
  readonly raw: number;
  readonly gzip: number;
}

/** What a built package weighs, in bytes. */
export interface PackageSizes {
  /** Without the media, which are the author's to weigh. */
  readonly zip: number;
  /** Each language's document, by file name. */
  readonly documents: ReadonlyMap<string, Size>;
  /** The CSS that stands in the first document. */
  readonly inlineCss: Size;
  readonly player: Size;
  readonly playerCss: Size;
  /** Loaded only where an LRS is configured. */
  readonly xapi: Size;
}

/** Weighs a package; throws when a file is missing. */
export function packageSizes(zip: Uint8Array): PackageSizes {
  let media = 0;
  const filter = ({ name, size }: UnzipFileInfo): boolean => {
    if (name.startsWith('media/')) media += size;
    return true;
  };
  const files = new Map(Object.entries(unzipSync(zip, { filter })));
  const sizeOf = (path: string): Size => {
    const bytes = files.get(path);
    if (!bytes) throw new Error(`${path} is not in the package`);
    return size(bytes);
  };
  const documents = [...files.keys()].filter((path) => path.endsWith('.html'));
  const launched = new TextDecoder().decode(files.get('index.html'));
  const css = [...launched.matchAll(/<style>(.*?)<\/style>/gs)].map(([, text]) => text).join('');
  if (css === '') throw new Error('index.html has no inline CSS');
  return {
    zip: zip.length - media,
    documents: new Map(documents.map((path) => [path, sizeOf(path)])),
    inlineCss: size(new TextEncoder().encode(css)),
    player: sizeOf('player.js'),
    playerCss: sizeOf('player.css'),
    xapi: sizeOf('xapi.js'),
  };
}

const size = (bytes: Uint8Array): Size => ({ raw: bytes.length, gzip: gzipSync(bytes, { level: 9 }).length });

/** The most that a part may weigh, in bytes (design.md §6); a kB is 1000 bytes. */
export const sizeBudgets = {
  document: { raw: 60_000, gzip: 16_000 },
  inlineCss: { raw: 24_000, gzip: 5_000 },
  player: { raw: 140_000, gzip: 44_000 },
  zip: 150_000,
} as const;

/** The most that a zip may weigh with these documents: one more, compressed, for each further language. */
export const zipBudget = ({ documents }: Pick<PackageSizes, 'documents'>, budgets: Budgets = sizeBudgets): number =>
  budgets.zip + Math.max(0, documents.size - 1) * budgets.document.gzip;

/** What `zipBudget` reads. */
type Budgets = { readonly zip: number; readonly document: Size };
