import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAttempt, afterCommit, afterUpdate, emptyBook, type Gradebook } from '../gradebook.ts';
import type { AttemptPolicy, Cmi, Commit } from '../policy.ts';
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
  /** Over all attempts. */
  readonly book: Gradebook;
}

/** Attempts of one `dist`, kept through reloads and restarts, by activity, or by activity and learner. */
export interface AttemptStore {
  /** The attempt at an activity, with the revision that a zip with this hash has. */
  of(key: string, hash: string): Attempt;
  /** Stores a commit as the policy says; `false` where that attempt is over. */
  commit(key: string, attempt: number, commit: Commit, policy: AttemptPolicy): boolean;
  /** Starts a new, empty attempt. */
  restart(key: string): void;
}

/** Where the attempts of a `dist` are kept: a file in the machine's folder for temporary files. */
export function attemptFile(dist: string): string {
  const key = createHash('sha256').update(resolve(dist)).digest('hex').slice(0, 16);
  return join(tmpdir(), `samspill-forhandsvisning-${process.getuid?.() ?? 'bruker'}`, `${key}.json`);
}

/** Whether somebody may want it after a restart; the many learners of a test are nobody. */
const isKept = (key: string): boolean => !key.includes('~');

/** Reads the attempts in `file`, if there are any, and writes every change to it. */
export function attemptStore(file: string): AttemptStore {
  const attempts = new Map<string, Attempt>(readAttempts(file));

  function save(key: string, attempt: Attempt): Attempt {
    attempts.set(key, attempt);
    if (!isKept(key)) return attempt;
    const kept = [...attempts].filter(([known]) => isKept(known));
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(`${file}.ny`, JSON.stringify(Object.fromEntries(kept)));
    renameSync(`${file}.ny`, file);
    return attempt;
  }

  return {
    of(key, hash) {
      const known = attempts.get(key);
      if (!known) return save(key, { attempt: 1, revision: 1, hash, cmi: {}, book: emptyBook });
      if (known.hash === hash) return known;
      const hasBegun = Object.keys(known.cmi).length > 0;
      const book = hasBegun ? afterUpdate(known.book, known.cmi) : known.book;
      return save(key, { ...known, hash, book, revision: known.revision + 1 });
    },
    commit(key, attempt, commit, policy) {
      const known = attempts.get(key);
      if (known?.attempt !== attempt) return false;
      const cmi = policy.store(known.cmi, commit);
      save(key, { ...known, cmi, book: afterCommit(known.book, cmi, commit) });
      return true;
    },
    restart(key) {
      const known = attempts.get(key);
      if (!known) return;
      save(key, { ...known, attempt: known.attempt + 1, cmi: {}, book: afterAttempt(known.book, known.cmi) });
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
      return [[activity, { attempt, revision, hash, cmi, book: isBook(value.book) ? value.book : emptyBook }]];
    });
  } catch {
    return [];
  }
}

/** Whether a value is a gradebook; attempts of an older preview have none. */
const isBook = (value: unknown): value is Gradebook =>
  isObject(value) && typeof value.complete === 'boolean' && 'grade' in value && 'earlier' in value;

/** Whether a value is flattened CMI data: an object of texts. */
export const isCmi = (value: unknown): value is Cmi =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string');
