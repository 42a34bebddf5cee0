import type { DirectoryEntry } from './zip-directory.ts';
import { ZipRefusal } from './zip-refusal.ts';

/** Throws `ZipRefusal` for a name that would be written outside the folder of the package, or differently on two machines. */
export function judgeNames(entries: readonly DirectoryEntry[]): void {
  for (const { path } of entries) judgeName(path);
  judgeTwins(entries);
}

function judgeName(path: string): void {
  const shown = path.replace(/[\p{Cc}\p{Cf}]/gu, '�');
  const odd = (reason: string): ZipRefusal =>
    new ZipRefusal('zip-navn', `Filnavnet «${shown}» ${reason}. Gi filen et annet navn, og pakk på nytt.`);
  const slip = (reason: string): ZipRefusal =>
    new ZipRefusal(
      'zip-slip',
      `Filnavnet «${shown}» ${reason}. En slik fil kan bli lagt utenfor mappen til pakken. Ikke bruk denne zip-filen.`,
    );
  if (/[\p{Cc}\p{Cf}]/u.test(path)) throw odd('har usynlige tegn');
  if (path.includes('\\')) throw slip('har omvendt skråstrek');
  if (path.startsWith('/') || /^[A-Za-z]:/.test(path)) throw slip('er en absolutt sti');
  const parts = (path.endsWith('/') ? path.slice(0, -1) : path).split('/');
  if (parts.includes('..')) throw slip('har «..»');
  if (parts.some((part) => part === '' || part === '.')) throw odd('har et tomt ledd');
  if (parts.some((part) => part.length > 200) || path.length > 1000) throw odd('er for langt');
  if (parts.some((part) => part !== part.trim() || part.endsWith('.')))
    throw odd('har mellomrom eller punktum i enden');
}

/** Two names that are one on a disk without letter case, and a file where there must be a folder. */
function judgeTwins(entries: readonly DirectoryEntry[]): void {
  const seen = new Map<string, string>();
  const folded = (path: string): string => path.normalize('NFC').toLowerCase();
  for (const { path } of entries) {
    const key = folded(path.endsWith('/') ? path.slice(0, -1) : path);
    const twin = seen.get(key);
    if (twin !== undefined) {
      throw new ZipRefusal(
        'zip-dobbelt-navn',
        `«${path}» og «${twin}» er samme fil på mange maskiner. Gi den ene et annet navn, og pakk på nytt.`,
        path,
      );
    }
    seen.set(key, path);
  }
  for (const { path } of entries) {
    const parts = folded(path).split('/');
    for (let depth = 1; depth < parts.length; depth += 1) {
      const above = seen.get(parts.slice(0, depth).join('/'));
      if (above !== undefined && above !== path && !above.endsWith('/')) {
        throw new ZipRefusal('zip-dobbelt-navn', `«${above}» er både en fil og en mappe. Pakk filene på nytt.`, path);
      }
    }
  }
}
