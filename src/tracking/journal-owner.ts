import type { JournalKeys } from './journal-keys.ts';
import type { JournalOptions, JournalRecord, KeptCopy } from './journal-record.ts';

/** What finding a learner's copies takes of the journal. */
interface OwnerOptions {
  readonly read: (prefix: string) => Promise<readonly JournalRecord[]>;
  readonly recall: (registration: string) => Promise<readonly KeptCopy[]>;
  readonly onIdentified: (tag: string) => void;
}

/** Finds a learner's copies where the LMS has nothing that says whose they are: by a tag that leads from the learner to them. */
export function createOwner(
  { module, activity, store, spare, deriveTag, random, onFault }: JournalOptions,
  keys: JournalKeys,
  { read, recall, onIdentified }: OwnerOptions,
) {
  let tag: string | undefined;

  /** One salt a device and module: so that a learner has to be derived once a launch, and not once a record. */
  const saltOf = async (): Promise<string> => {
    const [record] = await store.all(keys.salt);
    if (record?.salt) return record.salt;
    const salt = [...random(16)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    // Another tab may be first: two salts would make two learners of one. What is no salt is written over.
    const made = { key: keys.salt, salt };
    const fault = await (record ? store.put(made) : store.add(made)).catch((cause: unknown) => cause);
    const [kept] = await store.all(keys.salt);
    if (kept?.salt) return kept.salt;
    throw fault;
  };
  const tagOf = async (learner: string) => deriveTag(learner, `${await saltOf()} ${module} ${activity}`);
  const hasPointers = async () => [...(await store.keys()), ...spare.keys()].some(keys.isPointer);
  const follow = async (to: string) => {
    const pointers = await read(keys.pointers(to));
    const registrations = new Set(pointers.flatMap(({ registration }) => registration ?? []));
    return (await Promise.all([...registrations].map(recall))).flat();
  };
  const safely = async (find: () => Promise<readonly KeptCopy[]>): Promise<readonly KeptCopy[]> => {
    try {
      return await find();
    } catch (fault) {
      onFault(fault);
      return [];
    }
  };
  return {
    get tag() {
      return tag;
    },
    recall(learner: string) {
      const derived = tagOf(learner);
      derived.then((found) => {
        tag = found;
        onIdentified(found);
      }, onFault);
      // Mostly there is nothing to find, and a launch need not wait for the slow derivation.
      return safely(async () => ((await hasPointers()) ? follow(await derived) : []));
    },
    recallStray: (learner: () => string) =>
      safely(async () => {
        if (!(await hasPointers())) return [];
        const copies = await follow(await tagOf(learner()));
        return copies.filter(({ provenRev, pointer }) => provenRev < 0 && pointer !== undefined);
      }),
  };
}
