/**
 * What an independent request to the package's own files says: `ok` = the LMS serves this version to this learner now;
 * `offline` = no answer, or a fault; `logged-out` = a login page, or a captive portal; `new-version` = as `ok`, but the package was replaced;
 * `session-over` = the LMS takes no more in this session, but would in another.
 */
export type ProbeResult = 'ok' | 'offline' | 'logged-out' | 'new-version' | 'session-over';

/** Asks once; never rejects. */
export type Probe = () => Promise<ProbeResult>;
