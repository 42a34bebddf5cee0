import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { PackageFile } from '../model/package.ts';

/** Why a folder cannot take the files of a build; the message is for whoever builds, in Norwegian. */
export class WriteError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'WriteError';
  }
}

/**
 * Puts files in the place of older ones. Every file is on disk before the first is renamed, so a full disk or a folder in the way
 * leaves the old ones whole; `stale` goes just before that, so that a power cut leaves no checksums of other files than those that
 * lie there. One build at a time. Throws `WriteError`.
 */
export async function replaceFiles(
  out: string,
  files: readonly PackageFile[],
  isStale: (name: string) => boolean,
): Promise<void> {
  const moves = files.map(({ path, bytes }) => ({
    temporary: join(out, `.${path}.${process.pid}.tmp`),
    path: join(out, path),
    bytes,
  }));
  try {
    await mkdir(out, { recursive: true });
    await sweep(out);
    for (const { path } of moves) await mustBeFree(path);
    for (const { temporary, bytes } of moves) await writeFile(temporary, bytes);
    await aloneIn(out, async () => {
      for (const name of await readdir(out)) if (isStale(name)) await rm(join(out, name), { force: true });
      for (const { temporary, path } of moves) await rename(temporary, path);
    });
  } catch (fault) {
    throw told(fault, out);
  } finally {
    await Promise.all(moves.map(({ temporary }) => rm(temporary, { force: true }).catch(() => undefined)));
  }
}

/** A folder with the name of a file would stop the renaming half way. */
async function mustBeFree(path: string): Promise<void> {
  const there = await stat(path).catch(() => undefined);
  if (there?.isDirectory()) throw new WriteError(`${path} er en mappe. Flytt den, og bygg på nytt.`);
}

/** Takes away what a build or a command that was killed has left behind in a folder. */
export async function sweep(out: string): Promise<void> {
  for (const name of await readdir(out)) {
    const builder = /^\..+\.(\d+)\.tmp$/.exec(name)?.[1];
    if (builder !== undefined && !isRunning(Number(builder))) await rm(join(out, name), { force: true });
  }
}

const patienceMs = 10_000;

/** Runs while no other build is at it, for two would leave the zips of one and the checksums of the other. */
async function aloneIn(out: string, run: () => Promise<void>): Promise<void> {
  const busy = `En annen bygging skriver til ${out}. Vent litt, og bygg på nytt.`;
  await alone(join(out, '.samspill-bygges'), busy, run);
}

/** Runs while nobody else has the lock; a lock whose owner was killed is nobody's. Throws `WriteError` with `busy` where it must wait too long. */
export async function alone<T>(lock: string, busy: string, run: () => Promise<T>): Promise<T> {
  for (const until = Date.now() + patienceMs; !(await take(lock)); await pause(50)) {
    if (Date.now() > until) throw new WriteError(busy);
  }
  try {
    return await run();
  } finally {
    await rm(lock, { force: true });
  }
}

async function take(lock: string): Promise<boolean> {
  try {
    await writeFile(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (fault) {
    if (codeOf(fault) !== 'EEXIST') throw fault;
    if (await isAbandoned(lock)) await rm(lock, { force: true });
    return false;
  }
}

/** Whether the build that took the lock was killed: at once where its number is there, else when nobody can be at it any more. */
async function isAbandoned(lock: string): Promise<boolean> {
  const [owner, since] = await Promise.all([
    readFile(lock, 'utf8').catch(() => ''),
    stat(lock).then(
      ({ mtimeMs }) => mtimeMs,
      () => Date.now(),
    ),
  ]);
  return owner === '' ? Date.now() - since > patienceMs / 2 : !isRunning(Number(owner));
}

/** Whether a process lives; one that we may not signal does. */
function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return codeOf(fault) === 'EPERM';
  }
}

const codeOf = (fault: unknown): unknown => (fault instanceof Error ? Reflect.get(fault, 'code') : undefined);

const reasons: ReadonlyMap<unknown, string> = new Map([
  ['ENOSPC', 'Disken er full.'],
  ['EDQUOT', 'Disken er full.'],
  ['EACCES', 'Du har ikke lov til å skrive der.'],
  ['EPERM', 'Du har ikke lov til å skrive der.'],
  ['EROFS', 'Disken kan bare leses.'],
  ['EBUSY', 'En av filene er åpen i et annet program.'],
  ['ENOTDIR', 'Det ligger en fil der mappen skal være.'],
  ['EEXIST', 'Det ligger en fil der mappen skal være.'],
  ['EISDIR', 'Det ligger en mappe der filen skal være.'],
]);

/** Why the disk refused, as a sentence in Norwegian; nothing for a fault that is no matter of the disk. */
export const diskReason = (fault: unknown): string | undefined => reasons.get(codeOf(fault));

function told(fault: unknown, out: string): unknown {
  const reason = diskReason(fault);
  return reason ? new WriteError(`Kan ikke skrive pakkene til ${out}. ${reason}`, { cause: fault }) : fault;
}
