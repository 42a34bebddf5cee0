import type { JournalKeys } from './journal-keys.ts';
import type { Copy, JournalOptions, JournalRecord } from './journal-record.ts';

/** Keeps the copy of the session that is going on. */
export interface CopyWriter {
  /** Begins a copy of its own. */
  begin(registration: string): void;
  /** The learner is known by this tag; the LMS's own copy does not exist yet. */
  bind(owner: string): void;
  /** Keeps a copy, and no older one of this session; a `draft` holds no answer that the one before it has not. */
  write(copy: Copy, options?: { readonly isDraft: boolean }): void;
  /** Resolves when the newest copy is on the disk, or could not be put there; never rejects. */
  settled(): Promise<unknown>;
  /** Whether this state is on the disk. */
  holds(state: string): boolean;
  /** Called each time a write has ended, well or badly. */
  onSettled(listener: () => void): void;
  /** Keeps what is not on the disk yet in the spare place, before it returns. */
  flush(): void;
  /** Takes records away once the next copy is on the disk, which stands for them. */
  supersede(keys: readonly string[]): void;
  /** Takes records away, in both places. */
  remove(keys: readonly string[]): void;
  /** Takes away all that this session has kept: it is proven to be in the LMS, and the device is shared. Gives whether it is gone. */
  wipe(): Promise<boolean>;
  /** Whether the last attempt worked; `undefined` before there was one. */
  readonly works: boolean | undefined;
}

/**
 * Each copy goes to the store at once, which keeps their order. What is only ticked does not wait for the disk: the answer that follows
 * would wait, too, and be lost with a browser that is killed meanwhile.
 */
export function createCopyWriter({ store, spare, onFault }: JournalOptions, keys: JournalKeys): CopyWriter {
  const listeners: (() => void)[] = [];
  let registration = '';
  let owner: string | undefined;
  /** `undefined` = nothing, which is also what there is to begin with. */
  let newest: Copy | undefined;
  let stored: Copy | undefined;
  let writes = 0;
  let works: boolean | undefined;
  let last: Promise<unknown> = Promise.resolve();
  const superseded: string[] = [];
  let hasSpare = false;

  const records = (copy: Copy) => recordsOf(keys, registration, owner, copy);
  const ownKeys = () => [keys.copy(registration), ...(owner === undefined ? [] : [keys.pointer(owner)])];
  const remove = (old: readonly string[]) => {
    for (const key of old) spare.remove(key);
    store.remove(...old).catch(onFault);
  };
  const put = async (copy: Copy | undefined, isDraft: boolean): Promise<boolean> => {
    const toStore = isDraft ? store.putRelaxed : store.put;
    const done = copy ? toStore(...records(copy)) : store.remove(...ownKeys());
    const fault = await done.catch((cause: unknown) => cause);
    if (fault !== undefined) onFault(fault);
    return fault === undefined;
  };
  const write = async (copy: Copy | undefined, isDraft = false): Promise<boolean> => {
    newest = copy;
    const mine = ++writes;
    const isDone = await put(copy, isDraft);
    if (isDone) stored = copy;
    if (isDone && copy && superseded.length > 0) remove(superseded.splice(0));
    if (mine !== writes) return isDone; // The newer one tells.
    works = isDone;
    if (isDone && hasSpare) for (const key of ownKeys()) spare.remove(key);
    hasSpare &&= !isDone;
    for (const listener of listeners) listener();
    return isDone;
  };
  return {
    begin(given) {
      registration = given;
    },
    bind(given) {
      owner = given;
      if (newest) void write({ ...newest });
    },
    write(copy, { isDraft } = { isDraft: false }) {
      last = write(copy, isDraft);
    },
    settled: () => last,
    holds: (state) => stored?.state === state,
    onSettled: (listener) => void listeners.push(listener),
    flush() {
      if (!newest || newest === stored) return;
      for (const record of records(newest)) spare.put(record);
      hasSpare = true;
    },
    supersede: (old) => void superseded.push(...old),
    remove,
    wipe: () => write(undefined),
    get works() {
      return works;
    },
  };
}

/** The copy, and what leads to it from the learner as long as nothing else does. */
function recordsOf(
  keys: JournalKeys,
  registration: string,
  owner: string | undefined,
  copy: Copy,
): readonly JournalRecord[] {
  const key = keys.copy(registration);
  if (owner === undefined) return [{ key, ...copy }];
  const pointer = keys.pointer(owner);
  return [
    { key, ...copy, pointer },
    { key: pointer, registration },
  ];
}
