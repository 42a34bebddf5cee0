import { type CopyWriter, createCopyWriter } from './copy-writer.ts';
import { isExpired, journalKeys } from './journal-keys.ts';
import { createOwner } from './journal-owner.ts';
import type { JournalOptions, JournalRecord, KeptCopy } from './journal-record.ts';
import { TrackingError } from './tracker.ts';

/**
 * The learner's work on this device, for when it does not get to the LMS. Bound by the random registration that stands in the LMS's own
 * copy; only before that exists by a slow, salted derivation of the learner's id. What belongs to another is never read.
 */
export interface Journal
  extends Pick<
    CopyWriter,
    'begin' | 'write' | 'settled' | 'holds' | 'onSettled' | 'flush' | 'supersede' | 'remove' | 'wipe'
  > {
  /** Copies that earlier sessions left under a registration. Never rejects. */
  recall(registration: string): Promise<readonly KeptCopy[]>;
  /** Copies of a learner of whom the LMS has nothing. Never rejects. */
  recallLearner(learner: string): Promise<readonly KeptCopy[]>;
  /**
   * Copies of a learner that were never proven, and begun while the LMS had nothing: another device may have given it something since,
   * under a registration of its own. The learner is asked for only where there may be any. Never rejects.
   */
  recallStray(learner: () => string): Promise<readonly KeptCopy[]>;
  /** Where a learner was the last time; `''` = nobody knows. Never rejects. */
  place(registration: string): Promise<string>;
  keepPlace(registration: string, place: string): void;
  forgetPlace(registration: string): Promise<boolean>;
  /** Tag by which another tab can tell that it is the same learner; `undefined` where that has not been derived. */
  readonly owner: string | undefined;
  /** Whether the last attempt to keep something worked; `undefined` before there was one. */
  readonly works: boolean | undefined;
}

/** Opens the journal of one module. */
export function createJournal(options: JournalOptions): Journal {
  const { module, store, spare, clock, random, onFault } = options;
  const keys = journalKeys(module, clock, random);
  const writer = createCopyWriter(options, keys);
  const read = async (prefix: string): Promise<readonly JournalRecord[]> => {
    const kept = await store.all(prefix).catch((fault: unknown) => {
      onFault(fault);
      return [];
    });
    return [...kept, ...spare.all(prefix)];
  };
  const recall = async (registration: string) => (await read(keys.copies(registration))).flatMap(readCopy);
  const readCopy = (record: JournalRecord): KeptCopy[] => {
    const copies = copyOf(record);
    if (copies.length === 0) onFault(new TrackingError('journal', 'read', 'garbage', ''));
    return copies;
  };
  const afterRecall = createPurge(options, writer.remove);

  /** Gives whether all is gone. */
  const removeAll = async (prefix: string): Promise<boolean> => {
    try {
      await store.remove(...(await store.keys()).filter((key) => key.startsWith(prefix)));
      return true;
    } catch {
      return false;
    }
  };
  const owner = createOwner(options, keys, { read, recall, onIdentified: writer.bind });
  return {
    recall: async (registration) => afterRecall(await recall(registration)),
    recallLearner: async (learner) => afterRecall(await owner.recall(learner)),
    recallStray: owner.recallStray,
    begin(registration) {
      writer.begin(registration);
      afterRecall([]);
    },
    write: writer.write,
    settled: writer.settled,
    holds: writer.holds,
    onSettled: writer.onSettled,
    flush: writer.flush,
    supersede: writer.supersede,
    remove: writer.remove,
    wipe: writer.wipe,
    async place(registration) {
      return (await read(keys.place(registration))).at(-1)?.place ?? '';
    },
    keepPlace(registration, place) {
      store.putRelaxed({ key: keys.placeNow(registration), place }).catch(onFault);
    },
    forgetPlace: (registration) => removeAll(keys.place(registration)),
    get owner() {
      return owner.tag;
    },
    get works() {
      return writer.works;
    },
  };
}

/**
 * Takes away, once, what is too old; but not what this launch has found, which goes on in its own copy: it is of use however old it
 * looks, for a clock may have been years slow when it was kept.
 */
function createPurge({ store, spare, clock, onFault }: JournalOptions, remove: CopyWriter['remove']) {
  let isPurged = false;
  const purge = async (found: readonly KeptCopy[]) => {
    const spared = new Set(found.flatMap(({ key, pointer }) => [key, pointer]));
    const all = [...(await store.keys()), ...spare.keys()];
    const old = all.filter((key) => isExpired(key, clock.now()) && !spared.has(key));
    if (old.length > 0) remove(old);
  };
  return (found: readonly KeptCopy[]): readonly KeptCopy[] => {
    if (!isPurged) void purge(found).catch(onFault);
    isPurged = true;
    return found;
  };
}

/** What is no copy is none: others may have written it, or a disk may have failed. */
function copyOf({ key, state, provenRev, writer, answers, pointer }: JournalRecord): KeptCopy[] {
  if (typeof state !== 'string' || typeof writer !== 'string') return [];
  const isList = Array.isArray(answers);
  return [
    {
      key,
      state,
      writer,
      provenRev: typeof provenRev === 'number' ? provenRev : -1,
      answers: isList ? answers.filter(({ tries, answer }) => typeof tries === 'number' && Boolean(answer)) : [],
      pointer,
    },
  ];
}
