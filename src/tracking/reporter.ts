import type { Outline } from '../model/outline.ts';
import type { ShownEdition } from '../model/shown-edition.ts';
import type { Statement } from '../model/statement.ts';
import type { Clock } from './clock.ts';
import type { Lost } from './lost-tally.ts';
import type { StatementLrs } from './lrs.ts';
import { type Moment, momentOf } from './moment.ts';
import { createOutbox, type Outbox, type OutboxOptions } from './outbox.ts';
import type { Snapshot } from './snapshot.ts';
import type { StatementShelf } from './statement-shelf.ts';
import { type StatementEvent, type StatementProfile, scormProfile } from './statements.ts';

/** Tells an LRS what happens. */
export interface Reporter {
  /** Something happened, now unless told, and changed `before` into `after`. */
  report(before: Snapshot, after: Snapshot, event: StatementEvent, moment?: Moment): void;
  /** The page goes, and takes the session with it if it has `ended`; what waits is sent with its last breath. */
  leave(snapshot: Snapshot, options: { readonly ended: boolean }, moment?: Moment): void;
  /** Address of the LRS, such as `https://lrs.example/xapi/`. */
  readonly endpoint: string;
  /** How it stands with what was told, for a fault report; counts alone. */
  backlog?(): Backlog;
  /**
   * The learner is done with this device: makes sure that nothing is left on it that the LRS has. What it does not have stays, to be
   * sent later, unless `unsent` says that it goes too. Resolves with how many statements stay.
   */
  forget?(options?: { readonly unsent?: boolean }): Promise<number>;
}

/** How many statements wait for the LRS, and how many it will never get. */
export interface Backlog {
  readonly pending: number;
  /** By the status that refused them, `full` or `old`; also of earlier pages, for 30 days. */
  readonly lost: Lost;
  /** Whether the LRS refuses the credentials, and there are no others. */
  readonly isPaused: boolean;
}

/** What a reporter works with. */
export interface ReporterOptions {
  readonly outline: Outline;
  readonly edition: Readonly<ShownEdition>;
  readonly clock: Clock;
  readonly random: (length: number) => Uint8Array;
  /** When the session was opened. */
  readonly launchedAt: Date;
  readonly endpoint: string;
  /** Where statements go. */
  readonly lrs: StatementLrs;
  /** See `OutboxOptions`. */
  readonly refresh: () => Promise<StatementLrs | undefined>;
  /** UUID under which the learner is told of. */
  readonly registration: string;
  /** Where statements outlive the page; in memory alone where there is none. */
  readonly shelf?: StatementShelf;
}

/** Starts a reporter beside an LMS, in the SCORM profile. */
export function createReporter({ random, lrs, refresh, ...options }: ReporterOptions): Reporter {
  const { clock, shelf } = options;
  const jitter = () => (random(1)[0] ?? 0) / 255;
  let newest = lrs;
  const renew = async () => {
    const newer = await refresh();
    newest = newer ?? newest;
    return newer;
  };
  const outbox = createOutbox({ clock, jitter, refresh: renew, ...(shelf && { shelf }) });
  outbox.connect(lrs);
  const story = reporterOver({ ...options, outbox, profile: scormProfile });
  let isFirst = true;
  return {
    ...story,
    report(...happened) {
      story.report(...happened);
      if (isFirst && shelf) void sendForOthers(shelf, outbox, () => outboxFor(shelf, newest, { clock, jitter }));
      isFirst = false;
    },
  };
}

/** An outbox for what others have left, which lies on the shelf already. */
const outboxFor = (shelf: StatementShelf, lrs: StatementLrs, options: Pick<OutboxOptions, 'clock' | 'jitter'>) => {
  const outbox = createOutbox({ ...options, shelf: { ...shelf, left: [] } });
  outbox.connect(lrs);
  return outbox;
};

/**
 * What other registrations have left in this browser, for nobody may come back to it: the credentials belong to the package, so
 * they will do. Only after our own, which shows that the LRS takes something; one registration after the other.
 */
async function sendForOthers(shelf: StatementShelf, own: Outbox, open: () => Outbox): Promise<void> {
  for (let last = own; ; ) {
    await last.delivered();
    if (last.paused) return;
    const left = await shelf.adopt();
    if (left.length === 0) return;
    last = open();
    last.append(left);
  }
}

/** What a reporter tells, and where it puts it. */
export interface StoryOptions
  extends Pick<ReporterOptions, 'outline' | 'edition' | 'clock' | 'launchedAt' | 'endpoint'> {
  readonly outbox: Pick<Outbox, 'append' | 'flush' | 'pending' | 'paused' | 'clear'>;
  readonly shelf?: Pick<StatementShelf, 'lost' | 'written'>;
  readonly profile: StatementProfile;
  /** Whether a statement may have been sent before. */
  readonly isInDoubt?: (statement: Statement) => boolean;
}

/** Tells what happens, in one profile, to an outbox. */
export function reporterOver(options: StoryOptions): Reporter {
  const { outline, edition, clock, launchedAt, outbox, shelf, profile, endpoint, isInDoubt = () => false } = options;
  let leaves = 0;
  let away = false;

  const append = (before: Snapshot, after: Snapshot, event: StatementEvent, moment: Moment) => {
    const { lang, title } = edition; // As they are now.
    const statements = profile({ ...outline, title }, before, after, event, { lang, launchedAt, leaves, ...moment });
    for (const statement of statements) outbox.append([statement], { inDoubt: isInDoubt(statement) });
  };
  return {
    endpoint,
    report(before, after, event, moment = momentOf(clock)) {
      if (away) append(before, before, { type: 'returned' }, moment);
      away = false;
      append(before, after, event, moment);
    },
    leave(snapshot, _, moment = momentOf(clock)) {
      if (!away) append(snapshot, snapshot, { type: 'left' }, moment);
      if (!away) leaves++;
      away = true;
      outbox.flush();
    },
    backlog: () => ({ pending: outbox.pending.length, lost: shelf?.lost ?? {}, isPaused: outbox.paused }),
    async forget({ unsent = false } = {}) {
      if (unsent) outbox.clear();
      await shelf?.written();
      return outbox.pending.length;
    },
  };
}
