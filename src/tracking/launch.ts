import type { Outline } from '../model/outline.ts';
import type { Probe } from './probe.ts';
import type { Reporter } from './reporter.ts';
import type { Snapshot } from './snapshot.ts';
import type { LaunchState, Tracker } from './tracker.ts';

/** A session as it was opened, before anything happens in it. */
export interface OpenedSession {
  /** With the pass mark that counts in this launch. */
  readonly outline: Outline;
  readonly launch: LaunchState;
  readonly snapshot: Snapshot;
}

/** Whom a package reports to, and how; each format's player makes one. */
export interface Launch {
  readonly tracker: Tracker;
  readonly probe: Probe;
  /** Whether an LRS gets the name that the platform gave, and not a pseudonym of ours. */
  readonly isNamed?: boolean;
  /** Who tells an LRS what happens; `undefined` where none is to be told. Asked once, when the tracker has opened. */
  reportTo(session: OpenedSession): Reporter | undefined;
}
