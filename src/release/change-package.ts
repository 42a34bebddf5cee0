import { unzipSync } from 'fflate';
import { readZip } from '../checker/zip.ts';
import { ZipRefusal } from '../checker/zip-refusal.ts';
import { zipFiles } from '../packagers/zip.ts';
import { type LrsAccess, LrsRefusal, lrsWarning, withLrs } from './set-lrs.ts';

/** A package with an LRS in it and what must be said with it, or why there is none. */
export type ChangedPackage =
  | { readonly zip: Uint8Array; readonly warning: string }
  | { /** In Norwegian. */ readonly refusal: string };

/** Gives a zip of ours an LRS; the one that came in is not touched, and may be hostile. */
export function setLrs(zip: Uint8Array, access: LrsAccess): ChangedPackage {
  try {
    readZip(zip); // Nothing is unpacked before the whole zip has been found sound.
    const files = Object.entries(unzipSync(zip)).map(([path, bytes]) => ({ path, bytes }));
    return { zip: zipFiles(withLrs(files, access)), warning: lrsWarning };
  } catch (fault) {
    if (fault instanceof LrsRefusal || fault instanceof ZipRefusal) return { refusal: fault.message };
    throw fault;
  }
}
