import type { Outline } from '../../model/outline.ts';
import type { ShownEdition } from '../../model/shown-edition.ts';
import type { Course } from '../../tracking/course.ts';
import type { FaultLog } from '../../tracking/fault-log.ts';
import type { Router } from '../router.ts';

/**
 * What the player lets the tools see and do. They are a file of their own, `tools.js`, which the first view does not wait for; it has
 * no Lit in it, since the policy of the document lets one file alone make markup.
 */
export interface PlayerPort {
  readonly outline: Outline;
  /** What stands on the page. */
  readonly edition: Readonly<ShownEdition>;
  readonly router: Router;
  /** Resolves when the course is open; never, where the page goes first. */
  readonly opened: Promise<Course>;
  /**
   * Takes over the document anew, when the course is open and another language's stands in place of the first: its elements get what they
   * show, and what the player listens to is listened to again.
   */
  readonly takeOver: (edition: ShownEdition) => Promise<void>;
  /** Says something to a screen reader, politely. */
  readonly announce: (text: string) => void;
  /** What has gone wrong in the page itself. */
  readonly pageFaults: Pick<FaultLog, 'faults'>;
  /** A quiet line over a view, which is said too. */
  readonly notice: (viewId: string, text: string) => void;
}

/** Takes its place in the document; once, when the player has started. */
export type Tool = (port: PlayerPort) => void;

declare global {
  interface Window {
    /** There before `tools.js` runs. */
    samspillPort?: PlayerPort;
  }
}
