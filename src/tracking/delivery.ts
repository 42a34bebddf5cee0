import type { Statement } from '../model/statement.ts';
import type { LrsAnswer, StatementLrs } from './lrs.ts';
import { byteLength, maxBytes } from './statement-batch.ts';
import type { Doubt, OutboxPolicy, StatementQueue } from './statement-queue.ts';

/** What a request led to: `denied` = other credentials are needed; `later` = nothing more before the time that the answer gives. */
export type Outcome =
  | { readonly kind: 'stored' | 'go on' | 'denied'; readonly answer?: never }
  | { readonly kind: 'later'; readonly answer: LrsAnswer };

/** One request at a time, and what its answer means for the queue. */
export interface Delivery {
  /** Sends a batch. */
  send(lrs: StatementLrs, batch: readonly Statement[]): Promise<Outcome>;
  /** Asks whether a statement is stored. */
  ask(lrs: StatementLrs, statement: Statement, doubt: Doubt): Promise<Outcome>;
  /** Sent, and not answered yet. */
  readonly underWay: ReadonlySet<Statement>;
}

/** Delivers what is in a queue (standards.md §9: LRSs differ in what they answer to one thing). */
export function createDelivery(queue: StatementQueue, policy: OutboxPolicy): Delivery {
  const underWay = new Set<Statement>();
  /** LRSs that let nobody ask: a key that may only write is the usual one beside SCORM. */
  const mute = new WeakSet<StatementLrs>();

  const lose = (batch: readonly Statement[], answer: LrsAnswer): Outcome => {
    queue.reject(
      batch.filter((statement) => policy.once?.(statement)),
      answer.status,
    );
    if (policy.asksFirst) queue.doubt(batch, {});
    return { kind: 'later', answer };
  };
  const refuse = (lrs: StatementLrs, batch: readonly Statement[], status: number): Outcome => {
    const isMaybeStored = status === 403 || status === 409;
    if (batch.length > 1) {
      queue.separate(batch);
      if (isMaybeStored && !mute.has(lrs)) queue.doubt(batch, {});
      return { kind: 'go on' };
    }
    if (!isMaybeStored) queue.reject(batch, status);
    else if (mute.has(lrs)) return guess(batch, status);
    else queue.doubt(batch, { refusal: status });
    return { kind: 'go on' };
  };
  /** There is only the refusal to go by: 409 says that the id is known (xAPI Communication 2.1.2). */
  const guess = (batch: readonly Statement[], refusal: Doubt['refusal']): Outcome => {
    if (refusal === 403) return { kind: 'denied' };
    if (refusal === 409) queue.store(batch);
    return { kind: 'go on' };
  };
  return {
    underWay,
    async send(lrs, batch) {
      for (const statement of batch) underWay.add(statement);
      const answer = await lrs.send(batch, { keepalive: byteLength(batch) <= maxBytes }).catch(() => noAnswer);
      for (const statement of batch) underWay.delete(statement);
      const { status } = answer;
      if (status >= 200 && status < 300) {
        queue.store(batch);
        return { kind: 'stored' };
      }
      if (status === 401) return { kind: 'denied' };
      if (status === 429) return { kind: 'later', answer };
      return isRefusal(status) ? refuse(lrs, batch, status) : lose(batch, answer);
    },
    async ask(lrs, statement, { refusal }) {
      const settleUnasked = () => {
        queue.trust(statement);
        return guess([statement], refusal);
      };
      if (mute.has(lrs)) return settleUnasked();
      const answer = await lrs.find(statement.id).catch(() => noAnswer);
      const { status } = answer;
      if (status === 200) {
        queue.store([statement]);
        return { kind: 'stored' };
      }
      if (status === 404) {
        queue.trust(statement);
        if (refusal === 403) queue.reject([statement], refusal);
        // Known by its id, and not found: the LRS is still at it (xAPI Communication 2.1.3, consistent-through).
        return refusal === 409 ? { kind: 'later', answer } : { kind: 'go on' };
      }
      const isDenied = status === 401 || status === 403;
      if (policy.asksFirst && isDenied) return { kind: 'denied' };
      if (policy.asksFirst || (!isDenied && !isRefusal(status))) return { kind: 'later', answer };
      mute.add(lrs);
      return settleUnasked();
    },
  };
}

const noAnswer: LrsAnswer = { status: 0 };

/** Answers that say that something was read, and not stored. */
const isRefusal = (status: number): boolean => status === 400 || status === 403 || status === 409 || status === 413;
