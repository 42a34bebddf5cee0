import { backoffMs } from './backoff.ts';
import { type EarliestTimer, earliestTimer } from './earliest-timer.ts';
import type { ProbeResult } from './probe.ts';
import { createSaveVoice, type Failure, type SaveVoice } from './save-voice.ts';
import type { SaverOptions } from './saver-options.ts';
import type { Progress } from './tracker.ts';

/** Brings the learner's work to the LMS, and knows whether it got there. */
export interface Saver {
  /** Something changed, and is to be saved this soon; `isUrgent` = leaving before that might lose an answer. */
  change(pace: Pace, isUrgent?: boolean): void;
  /** Saves before it returns; resolves with whether that is proven. */
  flush(): Promise<boolean>;
  /** The page is seen again: what went out while it was hidden may have got nowhere, and goes again. */
  show(): void;
  /** The device has kept something, or could not: what is told may be another now. */
  refresh(): void;
  /** Whether saves get through, as far as is known. */
  readonly isWell: boolean;
  /** All is proven, and nothing is to come: says so, and saves no more. */
  finish(): void;
  /** Saves no more; what closes the session differs from a save that may be lost, or Moodle would not send it. */
  stop(): void;
}

/**
 * How soon a change is saved: in the next task, and with certainty; in the next task; within two seconds, or within five. What is
 * ticked, but not submitted, can wait longest: the answer that mostly follows is then one save, and not two.
 */
export type Pace = keyof typeof paceMs;

const paceMs = { certain: 0, now: 0, soon: 2_000, later: 5_000 } as const;

/**
 * A save counts when the LMS said yes *and* the probe agreed (ux-reliability.md §5.3); otherwise the saver tries again
 * with the newest snapshot after 2–60 s. Where much hangs on it, or something went wrong before, the probe is asked first too, since
 * Moodle counts as sent what it sends in vain. One save at a time, but for `flush`, which cannot wait.
 */
export const createSaver = (options: SaverOptions): Saver => new LiveSaver(options);

class LiveSaver implements Saver {
  private readonly options: SaverOptions;
  private readonly voice: SaveVoice;
  private readonly timer: EarliestTimer;
  private readonly attempt: (isCertain: boolean) => Promise<Attempt>;
  private changes = 0;
  private saves = 0;
  private isSaving = false;
  /** How soon the next save is wanted, when this one is over. */
  private next: Pace | undefined;
  private failures = 0;
  private doubted = 0;
  /** How many of the changes are proven. */
  private proven = 0;
  /** Whether something went out that the LMS said yes to without knowing. */
  private isUnheard = false;
  private isStopped = false;

  constructor(options: SaverOptions) {
    this.options = options;
    this.voice = createSaveVoice(options);
    this.timer = earliestTimer(options.clock);
    this.attempt = inTurn((isCertain) => attempt(options, isCertain));
  }

  get isWell() {
    return this.failures === 0;
  }

  change(pace: Pace, isUrgent = false): void {
    if (this.isStopped) return;
    this.changes++;
    this.voice.changed(isUrgent || pace === 'certain');
    if (this.isSaving) this.next = sooner(this.next, pace);
    else if (this.isWell) this.start(pace);
    // What is on the device can wait for its turn: a class that answers must not storm an LMS that is down.
    else if (paceMs[pace] === 0 && !this.options.device?.works()) this.timer.start(0, this.again);
  }

  flush(): Promise<boolean> {
    if (this.isStopped) return Promise.resolve(false);
    if (!this.isWell) this.options.renew();
    return this.save(false);
  }

  show(): void {
    if (this.isUnheard && !this.isStopped) this.again();
  }

  refresh(): void {
    if (!this.isStopped) this.voice.refresh();
  }

  finish(): void {
    this.isStopped = true;
    this.timer.cancel();
    this.voice.proven('ok');
  }

  stop(): void {
    if (!this.isStopped && (this.isSaving || this.isUnheard || !this.isWell)) this.options.renew();
    this.isStopped = true;
    this.timer.cancel();
  }

  private async save(isCertain: boolean): Promise<boolean> {
    this.timer.cancel();
    this.next = undefined;
    const mine = ++this.saves;
    const covered = this.changes;
    this.isSaving = true;
    const { verdict, progress, isDeaf } = await this.attempt(isCertain);
    const isProven = verdict === 'ok' || verdict === 'new-version';
    if (isProven && isDeaf && this.proven !== covered) return this.wait(mine);
    if (!this.isStopped) {
      if (mine !== this.saves) this.overtaken(isProven);
      else if (isProven) this.settle(covered, verdict);
      else this.retry(verdict);
    }
    const counts = isProven && mine > this.doubted;
    if (counts && progress) this.options.onProof?.(progress);
    return counts;
  }

  private settle(covered: number, verdict: 'ok' | 'new-version'): void {
    this.isSaving = false;
    this.failures = 0;
    this.isUnheard = false;
    this.proven = covered;
    this.options.tracker.confirm();
    if (this.changes === covered) this.voice.proven(verdict);
    else this.start(this.next ?? 'soon');
  }

  private retry(verdict: Failure): void {
    this.isSaving = false;
    this.failures++;
    this.options.tracker.doubt();
    this.voice.failed(verdict);
    this.timer.start(backoffMs(this.failures), this.again);
  }

  /** A `flush` came in between: it may have left out what this save wrote in vain, so it is not the last word. */
  private overtaken(isProven: boolean): void {
    if (isProven) return;
    this.doubted = this.saves;
    this.options.tracker.doubt();
    this.options.renew();
    this.change('soon');
  }

  /** Nobody can tell what became of it before the page is seen again; it counts for no more than what was never sent. */
  private wait(mine: number): boolean {
    this.isUnheard = true;
    if (this.isStopped) return false;
    if (mine !== this.saves) {
      this.overtaken(false);
      return false;
    }
    this.isSaving = false;
    this.options.tracker.doubt();
    // The page has been seen again meanwhile, and nobody will say so once more.
    if (!this.isDeaf) this.timer.start(0, this.again);
    return false;
  }

  private get isDeaf(): boolean {
    return isDeafNow(this.options);
  }

  private start(pace: Pace): void {
    this.timer.start(paceMs[pace], () => void this.save(pace === 'certain'));
  }

  private readonly again = (): void => {
    this.options.renew();
    void this.save(true);
  };
}

/** The sooner of two. */
const sooner = (a: Pace | undefined, b: Pace): Pace => (a && paces.indexOf(a) < paces.indexOf(b) ? a : b);

const paces: readonly Pace[] = ['certain', 'now', 'soon', 'later'];

interface Attempt {
  readonly verdict: 'ok' | 'new-version' | Failure;
  /** What was saved; `undefined` where nothing was. */
  readonly progress: Progress | undefined;
  readonly isDeaf: boolean;
}

/** Runs at once, but tells in the order of the calls: what one save lost, the next may have left out as known. */
function inTurn<A, T>(run: (argument: A) => Promise<T>): (argument: A) => Promise<T> {
  let before: Promise<unknown> = Promise.resolve();
  return (argument) => {
    const result = run(argument);
    const told = before.then(() => result);
    before = told;
    return told;
  };
}

const isDeafNow = ({ tracker, isHidden }: SaverOptions): boolean =>
  tracker.isDeafWhenHidden === true && isHidden?.() === true;

async function attempt(options: SaverOptions, isCertain: boolean): Promise<Attempt> {
  const { tracker, probe, encode, onFault } = options;
  const first: ProbeResult = isCertain ? await probe() : 'ok';
  if (first !== 'ok' && first !== 'new-version')
    return { verdict: first === 'offline' ? 'unsaved' : first, progress: undefined, isDeaf: false };
  let progress: Progress | undefined;
  let isRefused = false;
  const isDeaf = isDeafNow(options);
  try {
    progress = encode();
    await tracker.save(progress);
  } catch (error) {
    onFault?.(error);
    isRefused = true;
  }
  const seen = await probe();
  if (seen === 'offline') return { verdict: 'unsaved', progress, isDeaf };
  return { verdict: isRefused && (seen === 'ok' || seen === 'new-version') ? 'refused' : seen, progress, isDeaf };
}
