import type { AnswerRecord } from '../model/answer.ts';
import type { Clock } from './clock.ts';
import type { RecordStore, Stored } from './record-store.ts';

/** An answer of this session. What the LMS hands over at the next launch is the proof that it was told of it. */
export interface PendingAnswer {
  /** How many tries at this question this device had made with it. */
  readonly tries: number;
  /** Its time in ISO 8601. */
  readonly answer: Omit<AnswerRecord, 'at'> & { readonly at: string };
  /** Where it stands, or would stand, in the LMS's list, as long as it is not proven to be there whole. */
  readonly place?: number;
}

/** What a session keeps on the device: the learner's work, and how much of it is proven to be elsewhere. */
export interface Copy {
  /** The packed snapshot. */
  readonly state: string;
  /** `rev` of the newest snapshot that was proven to be in the LMS; -1 before there is one. */
  readonly provenRev: number;
  /** Name of this device in the snapshot's shares. */
  readonly writer: string;
  readonly answers: readonly PendingAnswer[];
}

/** A copy of an earlier session, by its key, and the key of the pointer that leads to it. */
export interface KeptCopy extends Copy {
  readonly key: string;
  readonly pointer: string | undefined;
}

/** What stands in the journal: copies, pointers from a learner to a registration, and the salt of those. */
export interface JournalRecord extends Stored, Partial<Copy> {
  readonly registration?: string;
  readonly pointer?: string;
  readonly salt?: string;
  readonly place?: string;
}

/** Records that are written before the call returns: the last resort of a page that goes. */
export interface SpareShelf {
  all(prefix: string): readonly JournalRecord[];
  keys(): readonly string[];
  put(record: JournalRecord): void;
  remove(key: string): void;
}

/** What a journal works with. */
export interface JournalOptions {
  readonly module: string;
  /** Tells one activity of the LMS from another with the same module; part of what a learner is bound by. */
  readonly activity: string;
  readonly store: RecordStore<JournalRecord>;
  readonly spare: SpareShelf;
  /** A slow derivation that cannot be turned back; rejects where the browser can make none. */
  readonly deriveTag: (secret: string, salt: string) => Promise<string>;
  readonly clock: Pick<Clock, 'now'>;
  readonly random: (length: number) => Uint8Array;
  readonly onFault: (fault: unknown) => void;
}
