/** What became of a statement that reached the LRS. */
export type StatementOutcome = 'stored' | 'duplicate' | 'conflict' | 'refused';

/** One statement as it reached the LRS, also one that was refused or sent twice; `GET /xapi/_log` lists them. */
export interface ReceivedStatement {
  /** From 1, in the order they came. */
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly method: 'POST' | 'PUT';
  readonly statement: unknown;
  readonly valid: boolean;
  /** What `@learninglocker/xapi-validation` found wrong. */
  readonly problems: readonly string[];
  readonly outcome: StatementOutcome;
  /** The HTTP status of the whole request. */
  readonly status: number;
}
