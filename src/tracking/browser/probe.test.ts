import { expect, it } from 'vitest';
import type { ProbeResult } from '../probe.ts';
import { packageProbe } from './probe.ts';

const package_ = { module: 'm1', version: '1.2.0' };
const redirect = Object.defineProperty(Response.error(), 'type', { value: 'opaqueredirect' });

it.each<[string, () => Response, ProbeResult]>([
  ['the token of this version', () => Response.json({ samspill: 'm1', version: '1.2.0' }), 'ok'],
  ['the token of another version', () => Response.json({ samspill: 'm1', version: '1.3.0' }), 'new-version'],
  ['no such file', () => new Response('', { status: 404 }), 'offline'],
  ['a login page', () => new Response('<!doctype html><title>Logg inn</title>'), 'logged-out'],
  ['a redirect to a login page', () => redirect, 'logged-out'],
  ['a refusal', () => new Response('', { status: 403 }), 'logged-out'],
  ['JSON of something else', () => Response.json({ ok: true }), 'logged-out'],
  ['the token of another module', () => Response.json({ samspill: 'm2', version: '1.2.0' }), 'logged-out'],
  ['null', () => Response.json(null), 'logged-out'],
  ['a server fault', () => new Response('', { status: 502 }), 'offline'],
])('%s is «%s»', async (_, response, expected) => {
  const asked: unknown[] = [];
  const probe = packageProbe(package_, async (url, init) => {
    asked.push(url, init?.redirect, init?.cache);
    return response();
  });
  await expect(probe()).resolves.toBe(expected);
  expect(asked).toEqual(['samspill.txt', 'manual', 'no-store']);
});

it('no network is «offline»', async () => {
  await expect(packageProbe(package_, () => Promise.reject(new TypeError('fetch failed')))()).resolves.toBe('offline');
});
