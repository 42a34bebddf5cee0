import type { Commit } from '../policy.ts';
import type { Transport } from '../session.ts';

/**
 * Sends commits as Moodle does: with a synchronous request, and with a beacon, whose fate nobody learns, while the page
 * is hidden or on its way out.
 */
export function browserTransport(url: string): Transport {
  const beacon = (body: string): boolean => navigator.sendBeacon(url, body);
  return (commit: Commit) => {
    const body = JSON.stringify(commit);
    if (document.visibilityState === 'hidden') return beacon(body);
    const request = new XMLHttpRequest();
    request.open('POST', url, false);
    try {
      request.send(body);
    } catch {
      // Browsers refuse a synchronous request while a frame is being taken away, and when the network is gone.
      return beacon(body);
    }
    return request.status === 200;
  };
}
