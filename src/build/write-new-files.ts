import { constants, copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ImportFault } from '../importer/notes.ts';

/** A file to be written. */
export interface PlannedFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
  /** Whether there must be no such file; another is put in the place of the one there is. */
  readonly isNew: boolean;
}

/**
 * Writes all of these files or none of them, and never over a file that should be new. Each is on disk before the first is put in its
 * place; what was done is undone where one cannot be. Throws `ImportFault`.
 */
export async function writeAllOrNothing(root: string, files: readonly PlannedFile[]): Promise<void> {
  const undo: (() => Promise<void>)[] = [];
  const moves = files.map((file) => ({
    ...file,
    to: join(root, file.path),
    from: join(root, `${file.path}.${process.pid}.tmp`),
  }));
  try {
    for (const { to, from, bytes } of moves) {
      const made = await mkdir(dirname(to), { recursive: true });
      if (made !== undefined) undo.unshift(() => rm(made, { recursive: true, force: true }));
      await writeFile(from, bytes);
      undo.unshift(() => rm(from, { force: true }));
    }
    for (const { to, from, isNew } of moves) {
      if (isNew) {
        await copyFile(from, to, constants.COPYFILE_EXCL);
        undo.unshift(() => rm(to, { force: true }));
      } else {
        const before = await readFile(to);
        await rename(from, to);
        undo.unshift(() => writeFile(to, before));
      }
    }
  } catch (fault) {
    for (const step of undo) await step();
    throw told(fault);
  }
  for (const { from } of moves) await rm(from, { force: true });
}

const reasons: Readonly<Record<string, string>> = {
  EEXIST: 'En av filene finnes fra før, og blir ikke skrevet over. Skriv --leksjon og et annet navn.',
  ENOSPC: 'Disken er full. Rydd plass, og prøv igjen.',
  EDQUOT: 'Disken er full. Rydd plass, og prøv igjen.',
  EACCES: 'Du har ikke lov til å skrive i mappene til modulen.',
  EPERM: 'Du har ikke lov til å skrive i mappene til modulen.',
  EROFS: 'Disken kan bare leses.',
  EBUSY: 'En av filene er åpen i et annet program. Lukk den der, og prøv igjen.',
  ENOTDIR: 'Det ligger en fil der mappen til modulen skal være. Flytt den, og prøv igjen.',
};

function told(fault: unknown): unknown {
  if (!(fault instanceof Error)) return fault;
  const code = String(Reflect.get(fault, 'code'));
  // A folder cannot be made where a file lies.
  const isInTheWay = code === 'EEXIST' && Reflect.get(fault, 'syscall') === 'mkdir';
  const reason = reasons[isInTheWay ? 'ENOTDIR' : code];
  return reason === undefined ? fault : new ImportFault(reason, { cause: fault });
}
