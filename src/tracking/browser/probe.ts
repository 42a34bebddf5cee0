import type { Outline } from '../../model/outline.ts';
import type { Probe, ProbeResult } from '../probe.ts';

const timeoutMs = 8_000;

/**
 * Asks for the package's own `samspill.txt` past every cache. Only an answer that names this module proves that the
 * LMS still serves this learner; a login page or a captive portal cannot give it.
 */
export function packageProbe(outline: Pick<Outline, 'module' | 'version'>, request: typeof fetch = fetch): Probe {
  return async () => {
    try {
      // Not `redirect: 'error'`: that looks like no network, and a redirect is what an ended login gives.
      const response = await request('samspill.txt', {
        redirect: 'manual',
        cache: 'no-store',
        signal: AbortSignal.timeout(timeoutMs),
      });
      return await judge(response, outline);
    } catch {
      return 'offline';
    }
  };
}

async function judge(response: Response, outline: Pick<Outline, 'module' | 'version'>): Promise<ProbeResult> {
  if (response.type === 'opaqueredirect' || response.status === 401 || response.status === 403) return 'logged-out';
  if (!response.ok) return 'offline';
  const token: unknown = parse(await response.text());
  if (typeof token !== 'object' || token === null || Reflect.get(token, 'samspill') !== outline.module)
    return 'logged-out';
  return Reflect.get(token, 'version') === outline.version ? 'ok' : 'new-version';
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
