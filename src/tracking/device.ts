import type { Journal } from './journal.ts';
import type { PrivateValues } from './private-values.ts';
import type { LockFactory } from './writer-lock.ts';

/** The machine that a learner sits at, as far as it keeps anything. */
export interface Device {
  /** Tells one activity of the LMS from another with the same module. */
  readonly activity: string;
  readonly journal: Journal;
  readonly lock: LockFactory;
  /** What only the learner is to see; not there where nothing of the kind is kept. */
  readonly privateValues?: Pick<PrivateValues, 'wipe'>;
  /** Whether others use this machine too: then nothing stays on it that is proven to be in the LMS. */
  isShared: boolean;
}
