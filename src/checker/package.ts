import { readLatin1, readUtf8 } from './utf8.ts';
import type { ZipFile } from './zip.ts';

/** A package whose zip has been found sound. */
export interface OpenPackage {
  readonly files: ReadonlyMap<string, ZipFile>;
  /** Each path by itself in lower case. */
  readonly folded: ReadonlyMap<string, string>;
  /** Whether Samspill made it. */
  readonly ours: boolean;
}

/** A package of these files. */
export const openPackage = (files: ReadonlyMap<string, ZipFile>, ours: boolean): OpenPackage => ({
  files,
  folded: new Map([...files.keys()].map((path) => [path.toLowerCase(), path])),
  ours,
});

/** The text of a file, or nothing where it was not kept; one that is no UTF-8 is read with one letter a byte. */
export const textOf = ({ bytes }: ZipFile): string | undefined => bytes && (readUtf8(bytes) ?? readLatin1(bytes));
