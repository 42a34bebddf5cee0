/** What is wrong with the LMS's server, for one learner at one activity. */
export interface LmsFaults {
  /** The session has ended: saves and the package's files are answered by the login page. */
  readonly loggedOut: boolean;
  /** The connection breaks at every save, and at every file of the package. */
  readonly dropped: boolean;
  /** Saves are answered with HTTP 500. */
  readonly http500: boolean;
  /** Saves and files are answered so many milliseconds late. */
  readonly delayMs: number;
  /** How many new versions of the package have been uploaded. */
  readonly newVersions: number;
  /** Files that the new version no longer has. */
  readonly removedFiles: readonly string[];
}

/** All is well. */
export const noFaults: LmsFaults = {
  loggedOut: false,
  dropped: false,
  http500: false,
  delayMs: 0,
  newVersions: 0,
  removedFiles: [],
};
