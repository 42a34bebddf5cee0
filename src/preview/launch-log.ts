import type { AuVerb, Cmi5LaunchMode, Cmi5MoveOn } from './cmi5-session.ts';

/** A statement that reached an LMS, or that the LMS made itself. */
export interface LoggedByLms {
  /** From 1, in the order they came. */
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly by: 'AU' | 'LMS';
  readonly statement: unknown;
  /** HTTP status of the whole request. */
  readonly status: number;
}

/** A requirement of cmi5 that was not met, and when. */
export interface LoggedViolation {
  /** From 1, in the order they came. */
  readonly n: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly sessionId: string;
  /** Number of the requirement, as conformance suites name it. */
  readonly req: string;
  readonly text: string;
  readonly statementId?: string;
  readonly verb?: string;
}

/** One launch of a cmi5 AU: a session. */
export interface LoggedSession {
  readonly sessionId: string;
  /** Milliseconds since 1970. */
  readonly launchedAt: number;
  /** Address the AU was launched with, as a path of the preview. */
  readonly href: string;
  readonly mode: Cmi5LaunchMode;
  /** How many times the fetch address was asked; only the first gives a token. */
  readonly fetches: number;
  readonly preferencesRead: boolean;
  readonly launchDataRead: boolean;
  /** Stored in this session, in order; only what cmi5 defines. */
  readonly verbs: readonly AuVerb[];
  readonly state: 'open' | 'terminated' | 'abandoned';
}

/** What an LMS knows of the current attempt at a cmi5 activity: one registration; `GET /cmi5/<activity>/_log`. */
export interface Cmi5Log {
  readonly registration: string;
  readonly moveOn: Cmi5MoveOn;
  readonly completed: boolean;
  readonly passed: boolean;
  /** By moveOn (cmi5 10.2.5). */
  readonly satisfied: boolean;
  readonly launches: readonly LoggedSession[];
  readonly statements: readonly LoggedByLms[];
  readonly violations: readonly LoggedViolation[];
}

/** What is known of the current attempt at an activity launched by tincan.xml; `GET /tincan/<activity>/_log`. */
export interface TincanLog {
  readonly registration: string;
  readonly launches: readonly { readonly launchedAt: number; readonly href: string }[];
  /** Every statement that reached the LRS since the first launch. */
  readonly statements: readonly LoggedByLms[];
}
