import type { AuVerb, Cmi5Session, ReadStatement } from './cmi5-session.ts';

/** One requirement on what an AU sends. */
export interface Cmi5Rule {
  /** Number of the requirement, as conformance suites for cmi5 name it: section of the specification, then a running number. */
  readonly req: string;
  /** What is wrong where the rule is broken. */
  readonly text: string;
  broken(statement: ReadStatement, session: Cmi5Session): boolean;
}

/** A requirement that was not met. */
export interface Cmi5Violation {
  readonly req: string;
  readonly text: string;
  /** Of the statement, if it was one. */
  readonly statementId?: string;
  readonly verb?: string;
}

/** Whether a statement is defined by cmi5 and has one of these verbs. */
export const isCmi5 = ({ verb, isDefined }: ReadStatement, ...verbs: readonly AuVerb[]): boolean =>
  isDefined && verb !== undefined && verbs.includes(verb);
