import { type CopyWriter, createCopyWriter } from './copy-writer.ts';
import { isExpired, journalKeys } from './journal-keys.ts';
import type { JournalOptions, JournalRecord, KeptCopy } from './journal-record.ts';
import { TrackingError } from './tracker.ts';

/**
 * The learner's work on this device, for when it does not get to the LMS. Bound by the random registration that stands in the LMS's own
 * copy; only before that exists by a slow, salted derivation of the learner's id. What belongs to another is never read.
 */
export interface Journal
  extends Pick<CopyWriter, 'begin' | 'write' | 'holds' | 'onSettled' | 'flush' | 'supersede' | 'remove' | 'wipe'> {
  /** Copies that earlier sessions left under a registration. Never rejects. */
  recall(registration: string): Promise<readonly KeptCopy[]>;
  /** Copies of a learner of whom the LMS has nothing. Never rejects. */
  recallLearner(learner: string): Promise<readonly KeptCopy[]>;
  /** Where a learner was who goes through a module that is completed; `''` = nowhere. Never rejects. */
  place(registration: string): Promise<string>;
  keepPlace(registration: string, place: string): void;
  /** Tag by which another tab can tell that it is the same learner; `undefined` where that has not been derived. */
  readonly owner: string | undefined;
  /** Whether the last attempt to keep something worked; `undefined` before there was one. */
  readonly works: boolean | undefined;
}

/** Opens the journal of one module. */
export function createJournal(options: JournalOptions): Journal {
  const { module, activity, store, spare, deriveTag, clock, random, onFault } = options;
  const keys = journalKeys(module, clock, random);
  const writer = createCopyWriter(options, keys);
  let owner: string | undefined;

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

  /** One salt a device and module: so that a learner has to be derived once a launch, and not once a record. */
  const saltOf = async (): Promise<string> => {
    const [record] = await store.all(keys.salt);
    if (record?.salt) return record.salt;
    const salt = [...random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    await store.put({ key: keys.salt, salt });
    return salt;
  };
  const identify = (learner: string): Promise<string> => {
    const derived = saltOf().then((salt) => deriveTag(learner, `${salt} ${module} ${activity}`));
    derived.then((tag) => {
      owner = tag;
      writer.bind(tag);
    }, onFault);
    return derived;
  };
  return {
    recall: async (registration) => afterRecall(await recall(registration)),
    async recallLearner(learner) {
      const tag = identify(learner);
      try {
        // Mostly there is nothing to find, and a launch need not wait for the slow derivation.
        if (![...(await store.keys()), ...spare.keys()].some(keys.isPointer)) return afterRecall([]);
        const pointers = await read(keys.pointers(await tag));
        const registrations = new Set(pointers.flatMap(({ registration }) => registration ?? []));
        return afterRecall((await Promise.all([...registrations].map(recall))).flat());
      } catch (fault) {
        onFault(fault);
        return [];
      }
    },
    begin(registration) {
      writer.begin(registration);
      afterRecall([]);
    },
    write: writer.write,
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
      store.put({ key: keys.placeNow(registration), place }).catch(onFault);
    },
    get owner() {
      return owner;
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
