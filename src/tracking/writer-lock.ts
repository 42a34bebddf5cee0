/** What a tab hands over to the one that goes on. */
export interface HandOver {
  /** The packed snapshot. */
  readonly state: string;
  /** Name of this device in its shares. */
  readonly writer: string;
  /** Tag of the learner, where the LMS's own copy does not bind it yet (see `Journal.owner`). */
  readonly owner?: string | undefined;
}

/** Only one tab writes in one registration (standards.md §7); another may read, and take over. */
export interface WriterLock {
  /** Asks to be the one that writes; `false` = another tab is. Never rejects: where nobody can be asked, everybody may. */
  acquire(): Promise<boolean>;
  /** Becomes the one that writes; gives what the other handed over, `undefined` if it does not answer. */
  take(): Promise<HandOver | undefined>;
  /**
   * Another tab takes over: the handler saves, ends the session, and gives what is to be handed over. If it is `forced`, the other
   * has begun already, and what is saved now would write over it.
   */
  onTaken(handler: (isForced: boolean) => Promise<HandOver | undefined>): void;
  /** Writes no more. */
  release(): void;
}

/** Makes the lock of a session that is known by these names: the same in every tab of the same learner. */
export type LockFactory = (names: readonly string[]) => WriterLock;
