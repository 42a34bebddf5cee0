import type { Lang } from '../model/lang.ts';
import type { Outline } from '../model/outline.ts';
import type { Clock } from './clock.ts';
import type { StatementLrs } from './lrs.ts';
import { type Moment, momentOf } from './moment.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Snapshot } from './snapshot.ts';
import { type StatementEvent, type StatementProfile, scormProfile } from './statements.ts';

/** Tells an LRS what happens. */
export interface Reporter {
  /** Something happened, now unless told, and changed `before` into `after`. */
  report(before: Snapshot, after: Snapshot, event: StatementEvent, moment?: Moment): void;
  /** The page goes, and takes the session with it if it has `ended`; what waits is sent with its last breath. */
  leave(snapshot: Snapshot, options: { readonly ended: boolean }, moment?: Moment): void;
  /** Address of the LRS, such as `https://lrs.example/xapi/`. */
  readonly endpoint: string;
}

/** What a reporter works with. */
export interface ReporterOptions {
  readonly outline: Outline;
  readonly lang: Lang;
  readonly clock: Clock;
  readonly random: (length: number) => Uint8Array;
  /** When the session was opened. */
  readonly launchedAt: Date;
  readonly endpoint: string;
  /** Where statements go. */
  readonly lrs: StatementLrs;
  /** See `OutboxOptions`. */
  readonly refresh: () => Promise<StatementLrs | undefined>;
}

/** Starts a reporter beside an LMS, in the SCORM profile. */
export function createReporter({ random, lrs, refresh, ...options }: ReporterOptions): Reporter {
  const outbox = createOutbox({ clock: options.clock, jitter: () => (random(1)[0] ?? 0) / 255, refresh });
  outbox.connect(lrs);
  return reporterOver({ ...options, outbox, profile: scormProfile });
}

/** What a reporter tells, and where it puts it. */
export interface StoryOptions extends Pick<ReporterOptions, 'outline' | 'lang' | 'clock' | 'launchedAt' | 'endpoint'> {
  readonly outbox: Pick<Outbox, 'append' | 'flush'>;
  readonly profile: StatementProfile;
}

/** Tells what happens, in one profile, to an outbox. */
export function reporterOver({ outline, lang, clock, launchedAt, outbox, profile, endpoint }: StoryOptions): Reporter {
  let leaves = 0;
  let away = false;

  const append = (before: Snapshot, after: Snapshot, event: StatementEvent, moment: Moment) => {
    outbox.append(profile(outline, before, after, event, { lang, launchedAt, leaves, ...moment }));
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
  };
}
