import { sessionOver, TrackingError } from '../tracker.ts';

const timeoutMs = 20_000;

/**
 * Asks the LMS for the token of a cmi5 session (cmi5 8.2). It gives it once, so this is never asked again; where it was given
 * before, the session can only be opened anew from the LMS.
 */
export async function fetchToken(url: string, request: typeof fetch = fetch): Promise<string> {
  const response = await request(url, {
    method: 'POST',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.timeout(timeoutMs),
  });
  const answer: unknown = await response.json().catch(() => undefined);
  const [token, code] = [member(answer, 'auth-token'), member(answer, 'error-code')];
  if (response.ok && typeof token === 'string' && token !== '') return token;
  if (code !== undefined) throw new TrackingError('cmi5', 'POST fetch', sessionOver, `error-code ${code}`);
  throw new TrackingError('cmi5', 'POST fetch', String(response.status), 'No auth-token');
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
