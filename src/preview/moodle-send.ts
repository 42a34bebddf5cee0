import type { LmsTransport } from './lms-transport.ts';
import type { Commit } from './policy.ts';
import type { Transport } from './session.ts';

/**
 * Moodle's way to send: a synchronous request, and in its place a beacon, whose answer is always «true», while the page is
 * hidden, and where the request throws, as it does without a network and while the page goes.
 */
export const withBeacon =
  (transport: LmsTransport): Transport =>
  (commit: Commit) => {
    if (transport.isHidden()) return transport.beacon(commit);
    const delivery = transport.request(commit);
    return delivery === 'unreachable' ? transport.beacon(commit) : delivery === 'stored';
  };

/** The way of Moodle 3.1, and of the standard's own LMS: a synchronous request and nothing else. */
export const requestOnly =
  (transport: LmsTransport): Transport =>
  (commit: Commit) =>
    transport.request(commit) === 'stored';
