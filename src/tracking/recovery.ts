import type { Outline } from '../model/outline.ts';
import { decodeSnapshot, encodeSnapshot, type StateFault } from './codec.ts';
import type { KeptCopy, PendingAnswer } from './journal-record.ts';
import { merge } from './merge.ts';
import { triesBy, writerIn } from './shares.ts';
import type { Snapshot } from './snapshot.ts';
import type { Start } from './start.ts';

/** What a session goes on from, when what the LMS handed over has been held against what is on the device. */
export interface Recovery {
  readonly snapshot: Snapshot;
  /** Whether the device had something that the LMS had not. */
  readonly restored: boolean;
  /** Answers that the LMS has to be told of again. */
  readonly answers: readonly PendingAnswer[];
  /** Name of this device in the shares; `undefined` where it has none. */
  readonly writer: string | undefined;
  /** Keys of what the LMS has proven to have, by handing it over. */
  readonly proven: readonly string[];
  /** Keys of what is in the snapshot now. */
  readonly absorbed: readonly string[];
  /**
   * Completed here and proven once, but the LMS hands over nothing: it has lost it, or the learner has begun a new attempt. Nobody
   * but the learner can tell.
   */
  readonly offered: readonly KeptCopy[];
  /** Why a copy could not be read. */
  readonly faults: readonly StateFault[];
}

/** A copy that could be read. */
interface ReadCopy extends KeptCopy {
  readonly snapshot: Snapshot;
}

/** Merges the copies into what the LMS handed over: what is there already is proven, and nothing else is (ux-reliability.md §5.3). */
export function recover(outline: Outline, start: Start, copies: readonly KeptCopy[]): Recovery {
  const { read, faults } = readAll(outline, copies);
  const given = start.resumed ? start.snapshot : undefined;
  const offered = given ? [] : read.filter(({ snapshot, provenRev }) => snapshot.completed && provenRev >= 0);
  const proven = read.filter(({ snapshot }) => given && isWithin(outline, snapshot, given));
  const missing = read.filter((copy) => !proven.includes(copy) && !offered.includes(copy));
  const merged = missing.reduce<Snapshot | undefined>(
    (sum, copy) => (sum ? merge(sum, copy.snapshot) : copy.snapshot),
    given,
  );
  const snapshot = merged ? withOutcome(merged, start.snapshot) : start.snapshot;
  const halfTold = read.length + offered.length === 1 ? halfToldIn(outline, read[0], given) : [];
  const isDone = halfTold.length === 0;
  return {
    snapshot,
    restored: missing.length > 0,
    answers: isDone ? untoldIn(missing, given, snapshot) : halfTold,
    writer: [...missing, ...proven].map((copy) => writerOf(copy, snapshot)).sort()[0],
    proven: isDone ? proven.flatMap(keysOf) : [],
    absorbed: (isDone ? missing : [...missing, ...proven]).flatMap(keysOf),
    offered,
    faults,
  };
}

/** What was reached once is never withdrawn, also where the LMS has kept nothing but that. */
const withOutcome = (snapshot: Snapshot, { completed, passed, testScaled }: Snapshot): Snapshot => ({
  ...snapshot,
  completed: snapshot.completed || completed,
  passed: snapshot.passed || passed,
  testScaled: testScaled === undefined ? snapshot.testScaled : Math.max(testScaled, snapshot.testScaled ?? 0),
});

/** What the learner wants back, merged into what they have now. */
export function recoverOffered(outline: Outline, snapshot: Snapshot, { offered }: Recovery): Recovery {
  const here: Start = {
    snapshot,
    resumed: true,
    fault: undefined,
    registration: snapshot.registration,
    isNewer: false,
  };
  const again = recover(
    outline,
    here,
    offered.map((copy) => ({ ...copy, provenRev: -1 })),
  );
  const { registration } = snapshot;
  return { ...again, snapshot: { ...again.snapshot, registration, rev: again.snapshot.rev + 1 }, offered: [] };
}

const keysOf = ({ key, pointer }: KeptCopy): string[] => (pointer === undefined ? [key] : [key, pointer]);

function readAll(outline: Outline, copies: readonly KeptCopy[]): { read: ReadCopy[]; faults: StateFault[] } {
  const read: ReadCopy[] = [];
  const faults: StateFault[] = [];
  for (const copy of copies) {
    const decoded = decodeSnapshot(outline, copy.state);
    if ('snapshot' in decoded) read.push({ ...copy, snapshot: decoded.snapshot });
    else faults.push(decoded.fault);
  }
  return { read, faults };
}

/** Whether a snapshot holds all that another does. */
const isWithin = (outline: Outline, part: Snapshot, whole: Snapshot): boolean =>
  encodeSnapshot(outline, merge(whole, part)) === encodeSnapshot(outline, whole);

/** An answer goes to the LMS in the same commit as the snapshot that counts it: it has both, or neither. */
const isUntold = ({ answer, tries }: PendingAnswer, copy: ReadCopy, given: Snapshot | undefined): boolean =>
  !given || triesBy(given, writerOf(copy, given), answer.interactionId) < tries;

/** What a copy's writer is called in the shares of a snapshot. */
const writerOf = ({ writer, snapshot }: ReadCopy, { registration }: Snapshot): string =>
  writerIn(registration, writer, snapshot.registration);

/**
 * What the LMS may have in part, since the page died while it told: the first step of a heal, or entries without the state that counts
 * them. It goes over what is there, unless another device has added to the list since.
 */
function halfToldIn(outline: Outline, copy: ReadCopy | undefined, given: Snapshot | undefined): PendingAnswer[] {
  if (!copy || (given && !isWithin(outline, given, copy.snapshot))) return [];
  return copy.answers.filter((pending) => pending.place !== undefined || isUntold(pending, copy, given));
}

/** What the LMS has not been told, each once: two copies may hold the same answer, where a page died between two writes. */
function untoldIn(copies: readonly ReadCopy[], given: Snapshot | undefined, snapshot: Snapshot): PendingAnswer[] {
  const untold = new Map<string, PendingAnswer>();
  for (const copy of copies) {
    for (const pending of copy.answers) {
      const { place: _, ...unplaced } = pending;
      const { answer, tries } = unplaced;
      if (isUntold(pending, copy, given))
        untold.set(`${writerOf(copy, snapshot)} ${answer.interactionId} ${tries}`, unplaced);
    }
  }
  return [...untold.values()];
}
