import type { Clock } from './clock.ts';
import type { Probe } from './probe.ts';
import type { SaveStatus } from './save-status.ts';
import type { Progress, Tracker } from './tracker.ts';

/** What a saver works with. */
export interface SaverOptions {
  readonly tracker: Tracker;
  readonly probe: Probe;
  readonly clock: Clock;
  /** What is true now, with the newest snapshot packed. */
  readonly encode: () => Progress;
  /** Whether the page is hidden now: not every LMS knows then what it says yes to. */
  readonly isHidden?: (() => boolean) | undefined;
  /** Raises `rev` before a retry: Moodle sends only what changed, also after a save that got lost (moodle.md, commit). */
  readonly renew: () => void;
  /** The device, which keeps the newest snapshot as well. */
  readonly device?: {
    /** Whether it has what is true now; see `Saver.refresh`. */
    readonly holds: () => boolean;
    /** Whether it keeps anything, as far as is known. */
    readonly works: () => boolean;
  };
  readonly onStatus: (status: SaveStatus) => void;
  /** What was true when a save began is proven to be in the LMS. */
  readonly onProof?: (progress: Progress) => void;
  /** Every refusal of the tracker, for a fault report; the saver itself tries again. */
  readonly onFault?: (fault: unknown) => void;
}
