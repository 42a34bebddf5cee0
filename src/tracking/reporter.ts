import type { Lang } from '../model/lang.ts';
import type { Outline } from '../model/outline.ts';
import type { Clock } from './clock.ts';
import type { LrsConfig } from './launch-data.ts';
import type { StatementLrs } from './lrs.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { Snapshot } from './snapshot.ts';
import { type StatementEvent, type StatementProfile, scormProfile } from './statements.ts';

/** Tells an LRS what happens. */
export interface Reporter {
  /** Something happened, and changed `before` into `after`. */
  report(before: Snapshot, after: Snapshot, event: StatementEvent): void;
  /** The page goes, and takes the session with it if it has `ended`; what waits is sent with its last breath. */
  leave(snapshot: Snapshot, options: { readonly ended: boolean }): void;
  /** Address of the LRS, such as `https://lrs.example/xapi/`. */
  readonly endpoint: string;
}

/** What a reporter works with. */
export interface ReporterOptions {
  readonly outline: Outline;
  readonly lang: Lang;
  readonly clock: Clock;
  readonly random: (length: number) => Uint8Array;
  /** Loads the code that sends; rejects when it cannot be fetched. */
  readonly loadSender: () => Promise<StatementLrs>;
  /** See `OutboxOptions`. */
  readonly refresh: () => Promise<StatementLrs | undefined>;
}

const reloadMs = 10_000;

/** Starts a reporter for the LRS of this launch; the code that sends is loaded now. */
export function createReporter(options: ReporterOptions, lrs: LrsConfig): Reporter {
  const { outline, lang, clock, random, loadSender, refresh } = options;
  const outbox = createOutbox({ clock, jitter: () => (random(1)[0] ?? 0) / 255, refresh });
  const connect = () => {
    loadSender().then(outbox.connect, () => clock.after(reloadMs, connect));
  };
  connect();
  return reporterOver({ outline, lang, clock, outbox, profile: scormProfile, endpoint: lrs.endpoint });
}

/** What a reporter tells, and where it puts it. */
export interface StoryOptions extends Pick<ReporterOptions, 'outline' | 'lang' | 'clock'> {
  readonly outbox: Pick<Outbox, 'append' | 'flush'>;
  readonly profile: StatementProfile;
  /** Of the LRS that the outbox sends to. */
  readonly endpoint: string;
}

/** Tells what happens, in one profile, to an outbox. */
export function reporterOver({ outline, lang, clock, outbox, profile, endpoint }: StoryOptions): Reporter {
  const launchedAt = clock.now();
  let leaves = 0;
  let away = false;

  const append = (before: Snapshot, after: Snapshot, event: StatementEvent) => {
    const context = { lang, at: clock.now(), launchedAt, sessionSeconds: clock.activeSeconds(), leaves };
    outbox.append(profile(outline, before, after, event, context));
  };
  return {
    endpoint,
    report(before, after, event) {
      if (away) append(before, before, { type: 'returned' });
      away = false;
      append(before, after, event);
    },
    leave(snapshot) {
      if (!away) append(snapshot, snapshot, { type: 'left' });
      if (!away) leaves++;
      away = true;
      outbox.flush();
    },
  };
}
