import type { Statement } from '../model/statement.ts';
import { batchOf } from './statement-batch.ts';

/** A statement that the LRS will never take, and what it answered. */
export interface RejectedStatement {
  readonly statement: Statement;
  readonly status: number;
}

/** Statements in order, each once, until they are stored or rejected. */
export interface StatementQueue {
  readonly pending: readonly Statement[];
  readonly rejected: readonly RejectedStatement[];
  /** Adds to the end, frozen; what is pending already is left out. */
  add(statements: readonly Statement[]): void;
  /** What the next request should hold. */
  next(): readonly Statement[];
  /** These are stored. */
  store(statements: readonly Statement[]): void;
  /** These will never be stored. */
  reject(statements: readonly Statement[], status: number): void;
  /** A request was refused as a whole: as many statements as it held now go one by one. */
  split(count: number): void;
}

/** Starts empty. */
export function statementQueue(): StatementQueue {
  let pending: Statement[] = [];
  const rejected: RejectedStatement[] = [];
  let alone = 0;
  const remove = (statements: readonly Statement[]) => {
    const gone = new Set(statements.map(({ id }) => id));
    pending = pending.filter(({ id }) => !gone.has(id));
    alone = Math.max(0, alone - statements.length);
  };
  return {
    get pending() {
      return pending;
    },
    rejected,
    add(statements) {
      const known = new Set(pending.map(({ id }) => id));
      for (const statement of statements) {
        if (!known.has(statement.id)) pending.push(Object.freeze(statement));
        known.add(statement.id);
      }
    },
    next: () => batchOf(pending, alone > 0 ? 1 : undefined),
    store: remove,
    reject(statements, status) {
      rejected.push(...statements.map((statement) => ({ statement, status })));
      remove(statements);
    },
    split(count) {
      alone = count;
    },
  };
}
