import type { Statement } from '../model/statement.ts';
import { backoffMs, retryAfterMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import { createDelivery, type Outcome } from './delivery.ts';
import type { StatementLrs } from './lrs.ts';
import { type OutboxPolicy, type QueueShelf, type RejectedStatement, statementQueue } from './statement-queue.ts';
import type { StatementShelf } from './statement-shelf.ts';

/** Statements on their way to the LRS, in order. They leave only on the LRS's word. */
export interface Outbox {
  /** Takes statements in; they are sent in a task of their own. With `inDoubt` they may be stored already: they are asked for. */
  append(statements: readonly Statement[], options?: { readonly inDoubt?: boolean }): void;
  /** Gives the outbox its LRS, or another one after a pause; sending begins. */
  connect(lrs: StatementLrs): void;
  /**
   * The page goes: sends what is not under way yet, and fits in what a browser still takes, before it returns. Gives whether
   * the statement that may go once went along.
   */
  flush(): boolean;
  /** Resolves when all that was appended so far is stored or rejected, or when the outbox pauses; never rejects. */
  delivered(): Promise<void>;
  /** Forgets what is pending, here and on the shelf; what is under way may still arrive. */
  clear(): void;
  readonly pending: readonly Statement[];
  /** What will never be stored, for diagnosis. */
  readonly rejected: readonly RejectedStatement[];
  /** Whether the LRS refuses these credentials (401, 403) and there are no others; `connect` ends it. */
  readonly paused: boolean;
}

/** What an outbox works with. */
export interface OutboxOptions {
  readonly clock: Clock;
  /** Gives 0–1. */
  readonly jitter: () => number;
  readonly policy?: OutboxPolicy;
  /** Where they outlive the page; in memory alone where there is none. */
  readonly shelf?: OutboxShelf;
  /**
   * Gives the LRS with newer credentials, or `undefined` where there are none; asked once each time that the present ones are
   * refused, and again later where it rejects.
   */
  readonly refresh?: () => Promise<StatementLrs | undefined>;
}

/** What an outbox uses of a shelf. */
export type OutboxShelf = QueueShelf & Pick<StatementShelf, 'inTurn'>;

/** Starts an outbox with what is on the shelf. */
export function createOutbox({ clock, jitter, policy = {}, shelf, refresh }: OutboxOptions): Outbox {
  const queue = statementQueue(policy, shelf);
  const inTurn: StatementShelf['inTurn'] = shelf?.inTurn ?? ((act) => act());
  const delivery = createDelivery(queue, policy);
  const waiting = waitingRoom();
  const link = createLink(refresh);
  let isBusy = false;
  let cancel: (() => void) | undefined;
  let failures = 0;

  const schedule = (ms: number) => {
    cancel?.();
    cancel = clock.after(ms, () => void step());
    waiting.check();
  };
  const step = async () => {
    cancel = undefined;
    if (isBusy || !link.lrs || !queue.next()) return;
    isBusy = true;
    const done = await inTurn(request);
    isBusy = false;
    if (done) schedule(await follow(done.used, done.outcome));
  };
  /** The next one, unless something has changed while another page had its turn. */
  const request = async () => {
    const [next, used] = [queue.next(), link.lrs];
    if (!used || !next || delivery.underWay.size > 0) return undefined;
    const outcome = await (next.ask ? delivery.ask(used, next.ask, next.doubt) : delivery.send(used, next.send));
    return { used, outcome };
  };
  /** Does what an answer asks for, and gives how long to wait before the next request, in milliseconds. */
  const follow = async (used: StatementLrs, { kind, answer }: Outcome): Promise<number> => {
    if (kind === 'stored') {
      failures = 0;
      link.confirm();
    }
    const isSettled = kind !== 'denied' || (await link.renew(used));
    if (kind !== 'later' && isSettled) return 0;
    failures++;
    return retryAfterMs(answer?.retryAfter, clock.now()) ?? backoffMs(failures, jitter());
  };
  return {
    append(statements, { inDoubt = false } = {}) {
      const added = queue.add(statements);
      if (inDoubt) queue.doubt(added, {});
      if (!cancel) schedule(0);
    },
    connect(next) {
      link.use(next);
      schedule(0);
    },
    flush() {
      const used = link.lrs;
      if (!used) return false;
      const requests = queue.last(delivery.underWay);
      const leave = async (batch: readonly Statement[]) =>
        schedule(await follow(used, await delivery.send(used, batch)));
      for (const batch of requests) void leave(batch);
      return requests.flat().some((statement) => policy.once?.(statement));
    },
    delivered() {
      const ids = queue.pending.map(({ id }) => id);
      return waiting.until(() => link.paused || !ids.some(queue.has));
    },
    clear() {
      queue.store(queue.pending);
      waiting.check();
    },
    get pending() {
      return queue.pending;
    },
    rejected: queue.rejected,
    get paused() {
      return link.paused;
    },
  };
}

/** The LRS that statements go to, with the credentials that it takes. */
function createLink(refresh: OutboxOptions['refresh']) {
  let lrs: StatementLrs | undefined;
  let isRenewed = false;
  let paused = false;
  return {
    /** `undefined` while there is none whose credentials are not refused. */
    get lrs() {
      return lrs;
    },
    get paused() {
      return paused;
    },
    use(next: StatementLrs): void {
      [lrs, isRenewed, paused] = [next, false, false];
    },
    /** It has taken something: should it refuse these credentials one day, there may be newer ones. */
    confirm(): void {
      isRenewed = false;
    },
    /** Its credentials are refused. Gives whether it is settled that there are newer ones, or none. */
    async renew(denied: StatementLrs): Promise<boolean> {
      if (denied !== lrs) return true; // Another request was denied first.
      lrs = undefined;
      try {
        const newer = isRenewed ? undefined : await refresh?.();
        if (!lrs) [lrs, isRenewed, paused] = [newer, true, !newer];
        return true;
      } catch {
        lrs ??= denied;
        return false;
      }
    },
  };
}

/** Promises that wait for something to be true; `check` looks again. */
function waitingRoom() {
  const waiting = new Map<() => boolean, () => void>();
  const check = () => {
    for (const [isMet, resolve] of waiting) {
      if (!isMet()) continue;
      waiting.delete(isMet);
      resolve();
    }
  };
  return {
    check,
    until: (isMet: () => boolean) =>
      new Promise<void>((resolve) => {
        waiting.set(isMet, resolve);
        check();
      }),
  };
}
