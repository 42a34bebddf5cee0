import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { SourceFile } from '../compiler/content.ts';
import { diskReason } from './write-files.ts';

/**
 * Writes some files, all of them or none: each is on disk beside its place before the first is put there, and if one cannot be, those
 * before it are put back as they were. Gives why, in Norwegian, when nothing was written.
 */
export async function writeTogether(root: string, files: readonly SourceFile[]): Promise<string | undefined> {
  const moves = files.map(({ path, text }) => ({
    path: join(root, path),
    temporary: join(root, `${path}.${process.pid}.tmp`),
    text,
  }));
  const folders: string[] = [];
  const undo: (() => Promise<void>)[] = [];
  try {
    for (const { path, temporary, text } of moves) {
      const made = await mkdir(dirname(path), { recursive: true });
      if (made !== undefined) folders.push(made);
      await writeFile(temporary, text);
    }
    for (const { path, temporary } of moves) {
      const before = await readFile(path).catch(nothingIfMissing);
      await rename(temporary, path);
      undo.unshift(() => (before ? writeFile(path, before) : rm(path, { force: true })));
    }
    return undefined;
  } catch (fault) {
    for (const step of undo) await step();
    await Promise.all(moves.map(({ temporary }) => rm(temporary, { force: true }).catch(() => undefined)));
    for (const folder of folders) await rm(folder, { recursive: true, force: true });
    const reason = diskReason(fault);
    if (reason === undefined) throw fault;
    return `Filene kan ikke skrives. ${reason}`;
  }
}

function nothingIfMissing(fault: NodeJS.ErrnoException): undefined {
  if (fault.code === 'ENOENT') return undefined;
  throw fault;
}
