import type { Outline } from '../model/outline.ts';
import type { Clock } from './clock.ts';
import type { StateFault } from './codec.ts';
import type { Device } from './device.ts';
import type { LoggedFault } from './fault-log.ts';
import type { Launch } from './launch.ts';
import type { Backlog } from './reporter.ts';
import type { SaveStatus } from './save-status.ts';
import type { LearningEvent } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import type { Standing } from './standing.ts';
import type { LaunchMode, Tracker } from './tracker.ts';

/** What a course is opened with. */
export interface CourseOptions extends Launch {
  readonly outline: Outline;
  readonly clock: Clock;
  /** Random bytes of cryptographic quality. */
  readonly random: (length: number) => Uint8Array;
  /** Opens the device that the learner sits at; without it nothing is kept but in the LMS, and every tab writes. */
  readonly device?: (onFault: (fault: unknown) => void) => Device;
  /** Runs something when what was just rendered has been painted; at once unless told. */
  readonly afterPaint?: ((act: () => void) => void) | undefined;
  /** Whether the page is hidden now. */
  readonly isHidden?: (() => boolean) | undefined;
  readonly onStatus: (status: SaveStatus) => void;
  /** Everything the LMS refused. */
  readonly onFault?: (fault: unknown) => void;
}

/** How a session ends: where what the learner did is. */
export type Ending = 'saved' | 'unsaved' | Exclude<Standing, 'writing'>;

/** Why there is nothing to go on with, though there should be; or, with `newer`, less than there is. */
export type StartFault = Exclude<StateFault, 'empty'> | 'newer';

/** One learner's session in one module: what the player sees of all tracking. */
export interface Course {
  readonly mode: LaunchMode;
  readonly standing: Standing;
  /** With the pass mark that counts in this launch. */
  readonly outline: Outline;
  /** Address of the LRS that gets statements; `undefined` where none does. */
  readonly lrs: string | undefined;
  /** Whether that LRS gets the name that the platform gave, and not a pseudonym of ours. */
  readonly isNamed: boolean;
  /** Where what the learner does is kept in this launch. */
  readonly keeps: Tracker['keeps'];
  /** Where this kind of package keeps work, also when nothing is written now. */
  readonly home: Tracker['keeps'];
  /** The language that the LMS says the learner wants, as it writes it; `undefined` where it says nothing. */
  readonly language: string | undefined;
  /** Where to send the learner: only once the session has ended, and the LMS has said that it knows. */
  readonly returnUrl: string | undefined;
  /** Whether an earlier session was read back; `restored` = from this device, since the LMS had not all of it. */
  readonly resumed: boolean;
  readonly restored: boolean;
  readonly stateFault: StartFault | undefined;
  /** Whether this device has a completed module of this learner, of which the LMS has nothing: it may be a new attempt. */
  readonly isOffered: boolean;
  /** Where in a lesson the learner was, as `keepPlace` was told on this device; `''` = nobody knows. */
  readonly place: string;
  readonly snapshot: Snapshot;
  /** Whether others use this machine too. */
  isShared: boolean;
  /** What the learner did: on the device at once, in the LMS within two seconds, or by `save`. */
  dispatch(event: LearningEvent): void;
  /** Something that the page shows has changed. */
  onChange(listener: (snapshot: Snapshot) => void): void;
  /** A session was opened, or taken up, after the course was there: what is to be shown may be another. */
  onJoined(listener: () => void): void;
  /** An answer has been painted: it goes to the LMS now. */
  save(): void;
  /** The page is hidden, and may never come back: saves before it returns. */
  hide(): void;
  /** The page is seen again. */
  show(): void;
  /** The page goes (`pagehide`): saves and ends the session before it returns; with `persisted` it may come back. */
  leave(options?: { readonly persisted?: boolean }): void;
  /** «Lagre og avslutt»: ends the session only if all is saved for certain. */
  exit(): Promise<Ending>;
  /** «Ferdig – bytt bruker»: the same, and `switched` if nothing is left on the device. */
  switchUser(): Promise<Ending | 'switched'>;
  /** Becomes the tab that writes. */
  takeOver(): Promise<void>;
  /** Takes up what is offered. */
  accept(): void;
  /**
   * Remembers on this device where the learner is: the id of the lesson, a blank, and the place in it, unless at its beginning. Where one
   * was when the module was completed is no place to come back to, and on a shared machine nothing is kept.
   */
  keepPlace(place: string): void;
  /** What went wrong so far, without anything personal. */
  readonly faults: readonly LoggedFault[];
  /** How it stands with what an LRS is told; `undefined` where there is none. */
  readonly backlog: Backlog | undefined;
  /** Name of the tracker. */
  readonly tracker: string;
  /** Whether the device keeps anything; `undefined` as long as nobody knows. */
  readonly deviceWorks: boolean | undefined;
}
