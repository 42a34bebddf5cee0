import type { Statement } from '../model/statement.ts';
import { batchOf, byteLength, maxBytes, maxCount } from './statement-batch.ts';
import type { StatementShelf } from './statement-shelf.ts';

/** What an LRS, or the standard that it is used under, asks of the sender. Without one, all may be resent and batched. */
export interface OutboxPolicy {
  /** Whether what was never answered is asked for by its id before it goes again, as in cmi5 (standards.md §9). */
  readonly asksFirst?: boolean;
  /** Statements that go in a request of their own, with nothing before them under way (`initialized`: cmi5 9.3). */
  readonly alone?: (statement: Statement) => boolean;
  /** Statements that go last and once: unanswered, they are neither asked for nor sent again (`terminated`: cmi5 9.3). */
  readonly once?: (statement: Statement) => boolean;
}

/** A statement that the LRS will never take, or that may go once only and got no answer; and what was answered. */
export interface RejectedStatement {
  readonly statement: Statement;
  readonly status: number;
}

/** Why it is not known whether a statement is stored: `refusal` is the status it was refused with on its own, if it was. */
export interface Doubt {
  readonly refusal?: 403 | 409;
}

/** The next request: a statement to ask for by its id, or statements to send as one batch. */
export type QueuedRequest =
  | { readonly ask: Statement; readonly doubt: Doubt }
  | { readonly send: readonly Statement[]; readonly ask?: never };

/** Statements in order, each once, until they are stored or rejected. */
export interface StatementQueue {
  readonly pending: readonly Statement[];
  readonly rejected: readonly RejectedStatement[];
  has(id: string): boolean;
  /** Adds to the end, frozen; gives what was not pending already. */
  add(statements: readonly Statement[]): readonly Statement[];
  /** What is in doubt is settled first, so that the order is kept; `undefined` when nothing is pending. */
  next(): QueuedRequest | undefined;
  /** What can go at once with nobody to wait for the answer, beside what is under way: request by request. */
  last(underWay: ReadonlySet<Statement>): readonly (readonly Statement[])[];
  /** These are stored. */
  store(statements: readonly Statement[]): void;
  /** These will never be stored. */
  reject(statements: readonly Statement[], status: number): void;
  /** A request was refused as a whole: what it held now goes one by one. */
  separate(statements: readonly Statement[]): void;
  /** Whether these are stored has to be asked for. */
  doubt(statements: readonly Statement[], doubt: Doubt): void;
  /** This one is not stored, or nobody can say; it is sent. */
  trust(statement: Statement): void;
}

/** What a queue uses of a shelf. */
export type QueueShelf = Pick<StatementShelf, 'left' | 'keep' | 'remove' | 'refuse'>;

interface Entry {
  readonly statement: Statement;
  separate: boolean;
  doubt: Doubt | undefined;
}

/** Starts with what earlier pages left on the shelf, which keeps everything that is in the queue. */
export function statementQueue(policy: OutboxPolicy = {}, shelf?: QueueShelf): StatementQueue {
  const entries = new Map<string, Entry>();
  const rejected: RejectedStatement[] = [];
  const isAlone = ({ statement, separate }: Entry): boolean =>
    separate || policy.alone?.(statement) === true || policy.once?.(statement) === true;
  const change = (statements: readonly Statement[], values: Partial<Entry>) => {
    for (const { id } of statements) Object.assign(entries.get(id) ?? {}, values);
  };
  const take = (statements: readonly Statement[]) => {
    for (const { id } of statements) entries.delete(id);
  };
  const enter = (statements: readonly Statement[], doubt?: Doubt): readonly Statement[] => {
    const added = statements.filter(({ id }) => !entries.has(id));
    for (const statement of added)
      entries.set(statement.id, { statement: Object.freeze(statement), separate: false, doubt });
    return added;
  };
  // What may go once only may have gone. All the others may be stored already: most LRSs say so when they come again.
  enter(shelf?.left.filter((statement) => !policy.once?.(statement)) ?? [], policy.asksFirst ? {} : undefined);
  return {
    get pending() {
      return [...entries.values()].map(({ statement }) => statement);
    },
    rejected,
    has: (id) => entries.has(id),
    add(statements) {
      const added = enter(statements);
      shelf?.keep(added.filter((statement) => !policy.once?.(statement)));
      return added;
    },
    next() {
      for (const { statement, doubt } of entries.values()) if (doubt) return { ask: statement, doubt };
      const [head, ...others] = entries.values();
      if (!head) return undefined;
      const end = isAlone(head) ? 0 : others.findIndex(isAlone);
      const batch = [head, ...(end < 0 ? others : others.slice(0, end))];
      return { send: batchOf(batch.map(({ statement }) => statement)) };
    },
    last: (underWay) => lastRequests([...entries.values()], underWay, policy),
    store(statements) {
      take(statements);
      shelf?.remove(statements);
    },
    reject(statements, status) {
      rejected.push(...statements.map((statement) => ({ statement, status })));
      take(statements);
      shelf?.refuse(statements, status);
    },
    separate: (statements) => change(statements, { separate: true }),
    doubt: (statements, doubt) => change(statements, { doubt }),
    trust: (statement) => change([statement], { doubt: undefined }),
  };
}

/**
 * A browser takes 64 KiB in all when the page goes (standards.md §2), and the requests may arrive in any order. So nothing goes
 * past a statement that must be stored first, and the last statement of all goes only with everything before it.
 */
function lastRequests(
  entries: readonly Entry[],
  underWay: ReadonlySet<Statement>,
  policy: OutboxPolicy,
): readonly (readonly Statement[])[] {
  const single: Statement[][] = [];
  const batch: Statement[] = [];
  let left = maxBytes - byteLength([...underWay]);
  /** Whether a statement further up is under way, not settled, or in a request of its own. */
  let isOvertaking = false;
  for (const { statement, separate, doubt } of entries) {
    const waits = underWay.has(statement) || (policy.asksFirst && doubt !== undefined);
    left -= waits ? 0 : byteLength([statement]);
    if (left < 0 || batch.length === maxCount) break;
    if (policy.alone?.(statement)) {
      if (!waits && !isOvertaking && batch.length === 0) batch.push(statement);
      break;
    }
    const isLast = policy.once?.(statement) === true;
    if (isLast && (isOvertaking || waits)) break;
    if (!waits && (isLast || !separate)) batch.push(statement);
    else isOvertaking = true;
    if (!waits && !isLast && separate) single.push([statement]);
  }
  return batch.length > 0 ? [...single, batch] : single;
}
