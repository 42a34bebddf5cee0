import type { Cmi5Violation } from '../cmi5-rule.ts';
import { type Cmi5MoveOn, type Cmi5Session, isSatisfied } from '../cmi5-session.ts';
import type { Cmi5Log, LoggedByLms, LoggedSession, LoggedViolation } from '../launch-log.ts';

/** One launch, from the address it is opened with to its last statement. */
export interface LaunchedSession {
  /** Milliseconds since 1970. */
  readonly launchedAt: number;
  readonly href: string;
  readonly moveOn: Cmi5MoveOn;
  session: Cmi5Session;
  /** Once it has been fetched. */
  token: string | undefined;
  fetches: number;
  /** When the AU last stored a statement; at launch before it has. */
  lastAt: number;
  /** The request that is being answered: one at a time, so that each is judged by what those before it left behind. */
  turn: Promise<unknown>;
}

/** A learner's enrolment in the course: one attempt, any number of sessions (cmi5 9.6.1). */
export interface Registration {
  readonly id: string;
  /** The last one is current; an earlier one has ended. */
  readonly sessions: LaunchedSession[];
  readonly statements: LoggedByLms[];
  readonly violations: LoggedViolation[];
  /** Whether «satisfied» has been said. */
  satisfied: boolean;
}

/** A registration that nobody has used. */
export const newRegistration = (id: string): Registration => ({
  id,
  sessions: [],
  statements: [],
  violations: [],
  satisfied: false,
});

/** Keeps statements as they came, with what became of the request. */
export function logStatements(
  { statements }: Registration,
  came: readonly unknown[],
  logged: Omit<LoggedByLms, 'n' | 'statement'>,
): void {
  for (const statement of came) statements.push({ n: statements.length + 1, ...logged, statement });
}

/** Keeps what was wrong. */
export function logViolations(
  { violations }: Registration,
  found: readonly Cmi5Violation[],
  logged: Pick<LoggedViolation, 'time' | 'sessionId'>,
): void {
  for (const violation of found) violations.push({ n: violations.length + 1, ...logged, ...violation });
}

/** The log of a registration, as plain data. */
export function logOf({ id, sessions, statements, violations }: Registration, moveOn: Cmi5MoveOn): Cmi5Log {
  const current = sessions.at(-1);
  const standing = current?.session ?? { completed: false, passed: false };
  return {
    registration: id,
    moveOn: current?.moveOn ?? moveOn,
    completed: standing.completed,
    passed: standing.passed,
    satisfied: isSatisfied(current?.moveOn ?? moveOn, standing),
    launches: sessions.map(launchOf),
    statements,
    violations,
  };
}

const launchOf = ({ session, launchedAt, href, fetches }: LaunchedSession): LoggedSession => ({
  sessionId: session.launch.sessionId,
  launchedAt,
  href,
  mode: session.launch.mode,
  fetches,
  preferencesRead: session.preferencesRead,
  launchDataRead: session.launchDataRead,
  verbs: session.verbs,
  state: session.ended ?? 'open',
});
