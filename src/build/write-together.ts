import {
  constants,
  copyFileSync,
  existsSync,
  linkSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { diskReason, sweep, WriteError } from './write-files.ts';

/** A file to be written. */
export interface PlannedFile {
  /** From the root of the project, with `/`. */
  readonly path: string;
  readonly text: string | Uint8Array;
  /** Whether there must be no such file; without it, another is put in the place of the one there is. */
  readonly isNew?: boolean;
}

/**
 * Writes some files, all of them or none, and never over one that should be new: each is on disk before the first is put in its place,
 * and if one cannot be, those before it are put back as they were. Gives why, in Norwegian, when nothing was written.
 */
export async function writeTogether(root: string, files: readonly PlannedFile[]): Promise<string | undefined> {
  const moves = files.map((file, index) => {
    const path = join(root, file.path);
    const folder = nearestFolder(dirname(path));
    return { ...file, path, folder, temporary: join(folder, `.${index}.${process.pid}.tmp`) };
  });
  try {
    // What a command that was killed has left behind.
    for (const folder of new Set(moves.map((move) => move.folder))) await sweep(folder);
    for (const { temporary, text } of moves) await writeFile(temporary, text);
    uninterrupted(() => putInPlace(moves));
    return undefined;
  } catch (fault) {
    const reason = isThere(fault)
      ? 'En av dem finnes fra før, og blir ikke skrevet over. Velg et annet navn.'
      : diskReason(fault);
    if (reason === undefined) throw fault;
    return `Filene kan ikke skrives. ${reason}`;
  } finally {
    await Promise.all(moves.map(({ temporary }) => rm(temporary, { force: true }).catch(() => undefined)));
  }
}

/** The folder, or the nearest above it that is there: a command that is killed shall leave no empty folders. */
const nearestFolder = (folder: string): string =>
  existsSync(folder) || dirname(folder) === folder ? folder : nearestFolder(dirname(folder));

interface Move extends PlannedFile {
  readonly temporary: string;
}

/** Without a pause, so that nobody sees some of the files and not the others. */
function putInPlace(moves: readonly Move[]): void {
  const undo: (() => void)[] = [];
  try {
    for (const { path, temporary, isNew } of moves) {
      const made = mkdirSync(dirname(path), { recursive: true });
      if (made !== undefined) undo.unshift(() => rmSync(made, { recursive: true, force: true }));
      const before = isNew ? undefined : readIfThere(path);
      if (isNew) placeNew(temporary, path);
      else renameSync(temporary, path);
      undo.unshift(() => (before ? writeFileSync(path, before) : rmSync(path, { force: true })));
    }
  } catch (fault) {
    for (const step of undo) step();
    throw fault;
  }
}

function placeNew(temporary: string, path: string): void {
  try {
    linkSync(temporary, path);
  } catch (fault) {
    if (isThere(fault)) throw fault;
    copyFileSync(temporary, path, constants.COPYFILE_EXCL); // Some disks know no links.
  }
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch (fault) {
    if (codeOf(fault) === 'ENOENT') return undefined;
    throw fault;
  }
}

/** Ctrl + C waits until the files are in their places, for a module with some of them could not be built. */
function uninterrupted(run: () => void): void {
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  const wait = (): void => undefined;
  for (const signal of signals) process.on(signal, wait);
  try {
    run();
  } finally {
    for (const signal of signals) process.off(signal, wait);
  }
}

const codeOf = (fault: unknown): unknown => (fault instanceof Error ? Reflect.get(fault, 'code') : undefined);

/** A folder that cannot be made since a file lies there is something else. */
const isThere = (fault: unknown): boolean =>
  codeOf(fault) === 'EEXIST' && fault instanceof Error && Reflect.get(fault, 'syscall') !== 'mkdir';

/** The same, for whoever has nothing to add to why it could not be done: throws `WriteError`. */
export async function writeOrStop(root: string, files: readonly PlannedFile[]): Promise<void> {
  const fault = await writeTogether(root, files);
  if (fault !== undefined) throw new WriteError(`${fault}\n\nIngenting er skrevet.`);
}
