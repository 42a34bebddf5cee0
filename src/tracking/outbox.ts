import type { Statement } from '../model/statement.ts';
import { backoffMs } from './backoff.ts';
import type { Clock } from './clock.ts';
import type { Lrs, LrsAnswer } from './lrs.ts';
import { batchOf, byteLength, maxBytes } from './statement-batch.ts';
import { type RejectedStatement, statementQueue } from './statement-queue.ts';

/** What an outbox needs of an LRS. */
export type StatementLrs = Pick<Lrs, 'send' | 'find'>;

/** Statements on their way to the LRS, in order. They leave only on the LRS's word. In memory. */
export interface Outbox {
  /** Takes statements in; they are sent in a task of their own. */
  append(statements: readonly Statement[]): void;
  /** Gives the outbox its LRS, or another one after a pause; sending begins. */
  connect(lrs: StatementLrs): void;
  /** The page goes: sends what is not under way yet, and fits in one last request, before it returns. */
  flush(): void;
  readonly pending: readonly Statement[];
  readonly rejected: readonly RejectedStatement[];
  /** Whether the LRS refuses these credentials (401, 403); `connect` ends it. */
  readonly paused: boolean;
}

/** What an outbox works with; `jitter` gives 0–1. */
export interface OutboxOptions {
  readonly clock: Clock;
  readonly jitter: () => number;
}

type Answer = LrsAnswer;

/** Starts an empty outbox. */
export function createOutbox({ clock, jitter }: OutboxOptions): Outbox {
  const queue = statementQueue();
  let sender: StatementLrs | undefined;
  let inFlight: readonly Statement[] = [];
  /** Sent by `flush`, and not answered yet. */
  const leaving = new Set<Statement>();
  let cancel: (() => void) | undefined;
  let failures = 0;
  let paused = false;

  const schedule = (ms: number) => {
    cancel?.();
    cancel = clock.after(ms, () => void sendNext());
  };
  const sendNext = async () => {
    cancel = undefined;
    if (!sender || paused || inFlight.length + leaving.size > 0 || queue.pending.length === 0) return;
    const sent = queue.next();
    inFlight = sent;
    const answer = await ask(sender, sent, byteLength(sent) <= maxBytes);
    inFlight = [];
    schedule(take(sent, answer));
  };
  /** Files what was answered, and says how long to wait before the next request, in milliseconds. */
  const take = (sent: readonly Statement[], { status, retryAfter }: Answer): number => {
    const verdict = judge(status, sent.length);
    failures = verdict === 'retry' ? failures + 1 : 0;
    if (verdict === 'retry') return retryAfterMs(retryAfter, clock) ?? backoffMs(failures, jitter());
    if (verdict === 'pause') paused = true;
    if (verdict === 'split') queue.split(sent.length);
    if (verdict === 'stored') queue.store(sent);
    if (verdict === 'reject') queue.reject(sent, status);
    return 0;
  };
  /** On the way out nothing waits for the answer, but if the page stays after all, what was stored is struck off. */
  const sendLast = (last: StatementLrs, batch: readonly Statement[]) => {
    if (batch.length === 0) return;
    for (const statement of batch) leaving.add(statement);
    void ask(last, batch, true).then(({ status }) => {
      for (const statement of batch) leaving.delete(statement);
      if (judge(status, batch.length) === 'stored') queue.store(batch);
      schedule(0);
    });
  };
  return {
    append(statements) {
      queue.add(statements);
      if (!cancel) schedule(0);
    },
    connect(next) {
      sender = next;
      paused = false;
      schedule(0);
    },
    flush() {
      if (!sender || paused) return;
      // A request under way outlives the page, so what is in it does not go twice; the browser's limit counts them together.
      const isUnderWay = (statement: Statement) => inFlight.includes(statement) || leaving.has(statement);
      const waiting = queue.pending.filter((statement) => !isUnderWay(statement));
      sendLast(sender, batchOf(waiting, undefined, maxBytes - byteLength([...inFlight, ...leaving])));
    },
    get pending() {
      return queue.pending;
    },
    rejected: queue.rejected,
    get paused() {
      return paused;
    },
  };
}

const noAnswer: Answer = { status: 0 };

const ask = (lrs: StatementLrs, batch: readonly Statement[], keepalive: boolean): Promise<Answer> =>
  lrs.send(batch, { keepalive }).catch(() => noAnswer);

/** What an LRS's answer means (standards.md §9): 409 on one statement says that it is there already. */
function judge(status: number, count: number): 'stored' | 'reject' | 'split' | 'pause' | 'retry' {
  if (status >= 200 && status < 300) return 'stored';
  if (status === 401 || status === 403) return 'pause';
  if (status !== 400 && status !== 409 && status !== 413) return 'retry';
  if (count > 1) return 'split';
  return status === 409 ? 'stored' : 'reject';
}

const longestWaitMs = 3_600_000;

/** `Retry-After` in seconds or as a date (RFC 9110 10.2.3), at most an hour; `undefined` when it says nothing. */
function retryAfterMs(header: string | undefined, clock: Clock): number | undefined {
  if (!header) return undefined;
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - clock.now().getTime();
  return Number.isNaN(ms) ? undefined : Math.min(longestWaitMs, Math.max(0, ms));
}
