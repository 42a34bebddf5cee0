import type { Delivery, LmsClock, LmsTransport } from '../lms-transport.ts';

/** Sends commits to the preview's server. */
export function browserTransport(url: string): LmsTransport {
  return {
    request(commit) {
      const request = new XMLHttpRequest();
      request.open('POST', url, false);
      try {
        request.send(JSON.stringify(commit));
      } catch {
        // Browsers refuse a synchronous request while a page goes, and there is none when the network is gone.
        return 'unreachable';
      }
      return judge(request);
    },
    beacon: (commit) => navigator.sendBeacon(url, JSON.stringify(commit)),
    isHidden: () => document.visibilityState === 'hidden',
  };
}

/** A login page comes with status 200 too. */
function judge({ status, responseText }: XMLHttpRequest): Delivery {
  return status === 200 && /^\{"result":true\b/.test(responseText) ? 'stored' : 'refused';
}

/** More turns than any machine makes while a clock that goes moves on by a millisecond. */
const mostIdleTurns = 200_000;

/** The browser's time. */
export const browserClock: LmsClock = {
  now: () => Date.now(),
  block(ms) {
    const start = Date.now();
    let last = start;
    // A test's clock may stand still: then there is nothing to wait for.
    for (let idle = 0; last - start < ms && idle < mostIdleTurns; idle++) {
      const now = Date.now();
      if (now !== last) [last, idle] = [now, 0];
    }
  },
  later: (ms, act) => void setTimeout(act, ms),
};
