import { backoffMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import { earliestTimer } from './earliest-timer.ts';
import type { Probe, ProbeResult } from './probe.ts';
import type { Progress, Tracker } from './tracker.ts';

/**
 * What is true of the learner's work, to be told in words. `saved` is said only of what was proven; `new-version` says
 * that it was saved, and that an administrator has replaced the package meanwhile.
 */
export type SaveStatus =
  | { readonly kind: 'saving' }
  /** `where` it is: with the LMS, or only in this browser (the web edition). */
  | { readonly kind: 'saved'; readonly at: Date; readonly where: 'lms' | 'device' }
  | { readonly kind: 'new-version' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'logged-out' }
  /** The LMS is there, but would not open a session. */
  | { readonly kind: 'no-contact' }
  /** The LMS takes no more: what is done now is lost, until the course is opened anew from there. */
  | { readonly kind: 'session-over' }
  | { readonly kind: 'preview' }
  | { readonly kind: 'review' };

/** What a saver works with. */
export interface SaverOptions {
  readonly tracker: Tracker;
  readonly probe: Probe;
  readonly clock: Clock;
  /** What is true now, with the newest snapshot packed. */
  readonly encode: () => Progress;
  /** Raises `rev` before a retry: Moodle sends only what changed, also after a save that got lost (moodle.md, commit). */
  readonly renew: () => void;
  readonly onStatus: (status: SaveStatus) => void;
  /** Every refusal of the tracker, for a fault report; the saver itself tries again. */
  readonly onFault?: (fault: unknown) => void;
}

/** Brings the learner's work to the LMS, and knows whether it got there. */
export interface Saver {
  /** Something changed, and is to be saved this soon. */
  change(pace: Pace): void;
  /** Saves before it returns; resolves with whether that is proven. */
  flush(): Promise<boolean>;
  /** Saves no more; what closes the session differs from a save that may be lost, or Moodle would not send it. */
  stop(): void;
}

/**
 * How soon a change is saved: in the next task, within two seconds, or within five. What is ticked, but not submitted, can
 * wait longest: the answer that mostly follows is then one save, and not two.
 */
export type Pace = keyof typeof paceMs;

const paceMs = { now: 0, soon: 2_000, later: 5_000 } as const;

/**
 * A save counts when the LMS said yes *and* the probe agreed (ux-reliability.md §5.3); otherwise the saver tries again
 * with the newest snapshot after 2–60 s. One save at a time, but for `flush`, which cannot wait.
 */
export function createSaver(options: SaverOptions): Saver {
  const { tracker, probe, clock, encode, renew, onFault } = options;
  const tell = teller(options.onStatus);
  const timer = earliestTimer(clock);
  let changes = 0;
  let saves = 0;
  let saving = false;
  let urgentNext = false;
  let failures = 0;
  let doubted = 0;
  let stopped = false;
  const attemptInTurn = inTurn(() => attempt(() => tracker.save(encode()), probe, onFault));

  const save = async (): Promise<boolean> => {
    timer.cancel();
    urgentNext = false;
    const [mine, covered] = [++saves, changes];
    saving = true;
    const verdict = await attemptInTurn();
    const isProven = verdict === 'ok' || verdict === 'new-version';
    if (stopped) return isProven;
    if (mine !== saves) overtaken(isProven);
    else if (isProven) settle(covered, verdict);
    else retry(verdict);
    return isProven && mine > doubted;
  };
  const settle = (covered: number, verdict: 'ok' | 'new-version') => {
    saving = false;
    failures = 0;
    tracker.confirm();
    if (changes === covered) tell(verdict === 'ok' ? saved(options) : { kind: verdict });
    else timer.start(urgentNext ? paceMs.now : paceMs.soon, save);
  };
  const retry = (verdict: Failure) => {
    saving = false;
    tracker.doubt();
    tell({ kind: verdict });
    failures++;
    timer.start(urgentNext ? 0 : backoffMs(failures), again);
  };
  const again = () => {
    renew();
    void save();
  };
  const change = (pace: Pace) => {
    if (stopped) return;
    changes++;
    if (failures === 0) tell({ kind: 'saving' });
    if (saving) urgentNext ||= pace === 'now';
    else if (pace === 'now' || failures === 0) timer.start(paceMs[pace], failures > 0 ? again : save);
  };
  /** A `flush` came in between: it may have left out what this save wrote in vain, so it is not the last word. */
  const overtaken = (isProven: boolean) => {
    if (isProven) return;
    doubted = saves;
    tracker.doubt();
    renew();
    change('soon');
  };
  return {
    change,
    flush() {
      if (stopped) return Promise.resolve(false);
      if (failures > 0) renew();
      return save();
    },
    stop() {
      if (!stopped && (saving || failures > 0)) renew();
      stopped = true;
      timer.cancel();
    },
  };
}

const saved = ({ tracker, clock }: SaverOptions): SaveStatus => ({
  kind: 'saved',
  at: clock.now(),
  where: tracker.keeps === 'device' ? 'device' : 'lms',
});

type Failure = 'unsaved' | 'logged-out' | 'session-over';

type Verdict = 'ok' | 'new-version' | Failure;

/** Runs at once, but tells in the order of the calls: what one save lost, the next may have left out as known. */
function inTurn<T>(run: () => Promise<T>): () => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return () => {
    const result = run();
    const told = before.then(() => result);
    before = told;
    return told;
  };
}

async function attempt(save: () => Promise<void>, probe: Probe, onFault: SaverOptions['onFault']): Promise<Verdict> {
  let refused = false;
  try {
    await save();
  } catch (error) {
    onFault?.(error);
    refused = true;
  }
  const seen: ProbeResult = await probe();
  if (seen === 'offline') return 'unsaved';
  return refused && (seen === 'ok' || seen === 'new-version') ? 'unsaved' : seen;
}

/** Tells a status only when it is another than the last; a new time is another. */
function teller(onStatus: (status: SaveStatus) => void): (status: SaveStatus) => void {
  let last = '';
  return (status) => {
    const key = JSON.stringify(status);
    if (key !== last) onStatus(status);
    last = key;
  };
}
