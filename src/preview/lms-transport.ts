import type { Commit } from './policy.ts';

/** What an LMS's page learns of a save that it waits for: a login page or a status of 500 is `refused`. */
export type Delivery = 'stored' | 'refused' | 'unreachable';

/** The way from the LMS's page to its server. */
export interface LmsTransport {
  /** Sends a commit, and waits for the answer; browsers make it `unreachable` while a page goes. */
  request(commit: Commit): Delivery;
  /** Leaves a commit to the browser, which tells nobody what became of it; `false` = it is too large to be taken. */
  beacon(commit: Commit): boolean;
  /** Whether the page is hidden. */
  isHidden(): boolean;
}

/** Time as an LMS knows it; a test has its own. */
export interface LmsClock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Holds the page up, as a slow synchronous request does. */
  block(ms: number): void;
  /** Does something when so long has passed. */
  later(ms: number, act: () => void): void;
}
