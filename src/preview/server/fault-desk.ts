import { type LmsFaults, noFaults } from '../lms-faults.ts';
import { HttpError, isObject, type Reply, type Request } from './http.ts';
import type { LoadedPackage } from './packages.ts';

/** The faults of the server, by attempt: see `attemptKey`. */
export interface FaultDesk {
  of(key: string): LmsFaults;
  /** Takes `{ loggedOut, dropped, http500, delayMs, newVersion }`, of which what is missing stays; throws `HttpError` 400. */
  change(key: string, body: unknown): LmsFaults;
}

/** A connection that breaks: there is no answer at all. */
export class DroppedConnection extends Error {}

/** Keeps the faults in memory only: a preview that is started again is well. */
export function faultDesk(): FaultDesk {
  const faults = new Map<string, LmsFaults>();
  const of = (key: string): LmsFaults => faults.get(key) ?? noFaults;
  return {
    of,
    change(key, body) {
      const changed = { ...of(key), ...readChange(body, of(key)) };
      faults.set(key, changed);
      return changed;
    },
  };
}

function readChange(body: unknown, before: LmsFaults): Partial<LmsFaults> {
  if (!isObject(body)) throw new HttpError(400, 'Faults are a JSON object.');
  const { loggedOut, dropped, http500, delayMs, newVersion, ...unknown } = body;
  const flags = Object.entries({ loggedOut, dropped, http500 }).filter(([, flag]) => flag !== undefined);
  const isRight =
    Object.keys(unknown).length === 0 &&
    flags.every(([, flag]) => typeof flag === 'boolean') &&
    (delayMs === undefined || (typeof delayMs === 'number' && delayMs >= 0 && delayMs <= 60_000));
  if (!isRight) throw new HttpError(400, 'Faults are { loggedOut, dropped, http500, delayMs, newVersion }.');
  return {
    ...Object.fromEntries(flags),
    ...(typeof delayMs === 'number' ? { delayMs } : {}),
    ...(newVersion === undefined ? {} : { newVersions: before.newVersions + 1, removedFiles: removedBy(newVersion) }),
  };
}

/** `true`, or `{ without: [paths] }` for a version that no longer has these files. */
function removedBy(newVersion: unknown): readonly string[] {
  if (newVersion === true) return [];
  const without = isObject(newVersion) ? newVersion.without : undefined;
  if (Array.isArray(without) && without.every((path) => typeof path === 'string')) return without;
  throw new HttpError(400, 'A new version is true, or { without: [paths] }.');
}

/** What an administrator has uploaded in place of a package: another version and other bytes, and not every file. */
export function inNewVersion(found: LoadedPackage, { newVersions, removedFiles }: LmsFaults): LoadedPackage {
  if (newVersions === 0) return found;
  const version = `${found.version}+ny.${newVersions}`;
  const files = new Map([...found.files].filter(([path]) => !removedFiles.includes(path)));
  const probe = files.get('samspill.txt');
  if (probe) files.set('samspill.txt', withVersion(probe, version));
  return { ...found, version, files, hash: `${found.hash}+${newVersions}` };
}

/** The version stands in the file by which a running package recognises its own. */
const withVersion = (probe: Uint8Array, version: string): Uint8Array => {
  const known: unknown = JSON.parse(Buffer.from(probe).toString('utf8'));
  return Buffer.from(`${JSON.stringify({ ...(isObject(known) ? known : {}), version })}\n`);
};

/** Does what a request asks for, unless something is wrong with the server. */
export async function meet(
  faults: LmsFaults,
  isSave: boolean,
  login: string,
  act: () => Promise<Reply>,
): Promise<Reply> {
  if (faults.dropped) throw new DroppedConnection();
  if (faults.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, faults.delayMs));
  if (faults.loggedOut) return { status: 303, headers: { location: login, 'cache-control': 'no-store' } };
  if (faults.http500 && isSave) throw new HttpError(500, 'Læringsplattformen har en feil.');
  return await act();
}

/** Who it is about: the learner of a query, or the one there is without. */
export function learnerOf({ query }: Pick<Request, 'query'>): string | undefined {
  const learner = query.get('learner');
  if (learner === null) return undefined;
  if (!/^[A-Za-z0-9_-]{1,64}$/.test(learner)) throw new HttpError(400, 'A learner is 1–64 of A–Z, a–z, 0–9, _ and -.');
  return learner;
}

/** Name of one learner's work at an activity. */
export const attemptKey = (activity: string, learner: string | undefined): string =>
  learner === undefined ? activity : `${activity}~${learner}`;
