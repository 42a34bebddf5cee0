import { zipSync } from 'fflate';
import type { PackageFile } from '../model/package.ts';
import { PackageError } from './package-error.ts';
import { byPath, isPackagePath } from './paths.ts';

/**
 * Packs `files` as a zip whose bytes depend on the files alone: sorted names, deflate level 9 in JavaScript, no directory
 * entries, no data descriptors, every time 1980-01-01 00:00. Throws `PackageError` on a path that is not portable ASCII, or
 * that occurs twice (also where only letter case differs).
 */
export function zipFiles(files: readonly PackageFile[]): Uint8Array {
  const seen = new Set<string>();
  for (const { path } of files) {
    if (!isPackagePath(path))
      throw new PackageError(`Filnavnet «${path}» kan ikke stå i en pakke. Bruk bare a–z, 0–9, . _ og -.`);
    const folded = path.toLowerCase();
    if (seen.has(folded)) throw new PackageError(`Filen «${path}» er med to ganger i pakken.`);
    seen.add(folded);
  }
  const entries = [...files].sort(byPath).map(({ path, bytes }) => [path, bytes] as const);
  return zipSync(Object.fromEntries(entries), { level: 9, mtime: dosEpoch() });
}

/** fflate writes a time as its local fields, so midnight of the machine's own zone gives the same bytes in all zones. */
const dosEpoch = (): Date => new Date(1980, 0, 1);
