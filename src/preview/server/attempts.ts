import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { Cmi } from '../policy.ts';
import { isObject } from './http.ts';

/** The learner's current attempt at one activity. */
export interface Attempt {
  /** From 1. */
  readonly attempt: number;
  /** From 1; counts up with each new content of the zip. */
  readonly revision: number;
  /** Of the zip that was played last. */
  readonly hash: string;
  readonly cmi: Cmi;
}

/** Attempts of one `dist`, kept through reloads and restarts. */
export interface AttemptStore {
  /** The attempt at an activity, with the revision that a zip with this hash has. */
  of(activity: string, hash: string): Attempt;
  /** Changes the data of an attempt; `false` where that attempt is over. */
  update(activity: string, attempt: number, change: (stored: Cmi) => Cmi): boolean;
  /** Starts a new, empty attempt. */
  restart(activity: string): void;
}

/** Where the attempts of a `dist` are kept: a file in the machine's folder for temporary files. */
export function attemptFile(dist: string): string {
  const key = createHash('sha256').update(resolve(dist)).digest('hex').slice(0, 16);
  return join(tmpdir(), `samspill-forhandsvisning-${process.getuid?.() ?? 'bruker'}`, `${key}.json`);
}

/** Reads the attempts in `file`, if there are any, and writes every change to it. */
export function attemptStore(file: string): AttemptStore {
  const attempts = new Map<string, Attempt>(readAttempts(file));

  function save(activity: string, attempt: Attempt): Attempt {
    attempts.set(activity, attempt);
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.ny`, JSON.stringify(Object.fromEntries(attempts)));
    renameSync(`${file}.ny`, file);
    return attempt;
  }

  return {
    of(activity, hash) {
      const known = attempts.get(activity);
      if (!known) return save(activity, { attempt: 1, revision: 1, hash, cmi: {} });
      return known.hash === hash ? known : save(activity, { ...known, hash, revision: known.revision + 1 });
    },
    update(activity, attempt, change) {
      const known = attempts.get(activity);
      if (known?.attempt !== attempt) return false;
      save(activity, { ...known, cmi: change(known.cmi) });
      return true;
    },
    restart(activity) {
      const known = attempts.get(activity);
      if (known) save(activity, { ...known, attempt: known.attempt + 1, cmi: {} });
    },
  };
}

/** A missing or damaged file is an LMS that nobody has used yet. */
function readAttempts(file: string): [string, Attempt][] {
  try {
    const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (!isObject(saved)) return [];
    return Object.entries(saved).flatMap(([activity, value]): [string, Attempt][] => {
      if (!isObject(value) || !isCmi(value.cmi)) return [];
      const { attempt, revision, hash, cmi } = value;
      if (typeof attempt !== 'number' || typeof revision !== 'number' || typeof hash !== 'string') return [];
      return [[activity, { attempt, revision, hash, cmi }]];
    });
  } catch {
    return [];
  }
}

/** Whether a value is flattened CMI data: an object of texts. */
export const isCmi = (value: unknown): value is Cmi =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string');
