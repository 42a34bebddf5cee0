import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Preview } from '../../src/preview/server/server.ts';
import { sampleDist } from '../sample-sco.ts';
import { auByHand } from './au-by-hand.ts';
import { type FaultProxy, type FaultProxyOptions, faults, startFaultProxy, tempers } from './fault-proxy.ts';
import { launchedDist } from './launched-dist.ts';
import { ownPreview } from './own-preview.ts';

let preview: Preview;
let auth: string;

beforeAll(async () => {
  preview = await ownPreview(await sampleDist());
  const state = await (await fetch(`${preview.url}/lms/prove`)).json();
  auth = JSON.parse(state.launch['cmi.launch_data']).lrs.auth;
});

afterAll(() => preview.close());

let last = 0;
const statement = () => ({
  id: `00000000-0000-4000-9000-${String(++last).padStart(12, '0')}`,
  timestamp: '2026-11-21T12:00:00.000Z',
  actor: { account: { homePage: 'https://samspill.example', name: 'abc' } },
  verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' },
  object: { id: 'https://w3id.org/samspill/modules/m1' },
});

async function behind<T>(
  options: Omit<FaultProxyOptions, 'target'>,
  act: (proxy: FaultProxy) => Promise<T>,
): Promise<T> {
  const proxy = await startFaultProxy({ target: preview.url, holdMs: 20, ...options });
  try {
    return await act(proxy);
  } finally {
    await proxy.close();
  }
}

/** Status of a request to the LRS, 0 where none came; with its headers. */
const post = async (proxy: FaultProxy, statements: unknown, headers: Record<string, string> = {}) => {
  const init = {
    method: 'POST',
    headers: {
      authorization: auth,
      'x-experience-api-version': '1.0.3',
      'content-type': 'application/json',
      ...headers,
    },
    body: JSON.stringify(statements),
  };
  const answer = await fetch(`${proxy.url}/xapi/statements`, init).catch(() => undefined);
  return { status: answer?.status ?? 0, headers: answer?.headers };
};

describe('a fault', () => {
  const wanted: readonly (readonly [(typeof faults)[number], number, number])[] = [
    ['500', 500, 0],
    ['503', 503, 0],
    ['429 in seconds', 429, 0],
    ['429 as a date', 429, 0],
    ['cut before', 0, 0],
    ['cut after', 0, 1],
    ['time-out before', 0, 0],
    ['time-out after', 0, 1],
  ];

  it.each(wanted)('%s answers %i and leaves %i statement in the LRS', async (fault, status, held) => {
    await behind({ seed: 1, most: 1, share: 1, faults: [fault], temper: 'takes' }, async (proxy) => {
      const sent = statement();
      const answer = await post(proxy, sent);
      expect(answer.status).toBe(status);
      expect((await proxy.stored()).get(sent.id) ?? 0).toBe(held);
      if (status === 429) expect(answer.headers?.get('retry-after')).toMatch(/^1$|GMT$/);
      if (status > 0) expect(answer.headers?.get('connection')).toBe('close');
      expect((await post(proxy, sent)).status, 'the next one gets through').toBe(200);
      expect([...(await proxy.stored())]).toEqual([[sent.id, 1]]);
    });
  });

  it('is tried here, each of them', () => {
    expect(wanted.map(([fault]) => fault)).toEqual([...faults]);
  });

  it('meets the LRS alone, and no more than so many times', async () => {
    await behind({ seed: 2, most: 3, share: 1, faults: ['500'] }, async (proxy) => {
      expect((await fetch(`${proxy.url}/lms/prove`)).status).toBe(200);
      const statuses = [];
      for (let n = 0; n < 5; n++) statuses.push((await post(proxy, statement())).status);
      expect(statuses).toEqual([500, 500, 500, 200, 200]);
    });
  });

  it('comes in the order that the seed says', async () => {
    const run = (seed: number) =>
      behind({ seed, temper: 'takes' }, async (proxy) => {
        for (let n = 0; n < 12; n++) await post(proxy, statement());
        return proxy.requests.map(({ fault }) => fault);
      });
    expect(await run(7)).toEqual(await run(7));
    expect(await run(7)).not.toEqual(await run(8));
  });
});

describe('an LRS that holds a statement', () => {
  it.each([
    ['takes', 200, 200, true],
    ['409', 409, 409, false],
    ['403', 403, 403, false],
    ['batch 409', 200, 409, false],
  ] as const)('%s: alone %i, in a batch %i, and the new one is stored: %s', async (temper, alone, batch, isStored) => {
    await behind({ seed: 1, share: 0, temper }, async (proxy) => {
      const [known, fresh] = [statement(), statement()];
      expect((await post(proxy, known)).status).toBe(200);
      expect((await post(proxy, known)).status).toBe(alone);
      expect((await post(proxy, [known, fresh])).status).toBe(batch);
      const stored = await proxy.stored();
      expect([stored.get(known.id), stored.has(fresh.id)]).toEqual([1, isStored]);
    });
  });

  it('has each temper with some seed', async () => {
    const seen = new Set<string>();
    for (let seed = 0; seed < 20; seed++) seen.add(await behind({ seed }, async ({ temper }) => temper));
    expect(seen).toEqual(new Set(tempers));
  });
});

describe('a page on another origin', () => {
  it('may ask, send and read what it needs', async () => {
    await behind({ seed: 1, share: 1, most: 1, faults: ['429 in seconds'] }, async (proxy) => {
      const origin = 'http://127.0.0.1:1';
      const asked = await fetch(`${proxy.url}/xapi/statements`, { method: 'OPTIONS', headers: { origin } });
      expect([asked.status, asked.headers.get('access-control-allow-origin')]).toEqual([204, origin]);
      expect(asked.headers.get('access-control-allow-headers')).toContain('if-match');
      const slow = await post(proxy, statement(), { origin });
      expect(slow.headers?.get('access-control-expose-headers')).toContain('Retry-After');
      expect(slow.headers?.get('access-control-allow-origin'), 'also on a fault').toBe(origin);
    });
  });
});

it('stands before the LMS of cmi5 too, whose addresses are then its own', async () => {
  const lms = await ownPreview(await launchedDist());
  const options = {
    target: lms.url,
    seed: 1,
    most: 1,
    share: 1,
    faults: ['cut after'],
    temper: 'takes',
    holdMs: 20,
  } as const;
  const proxy = await startFaultProxy(options);
  const { href } = await (await fetch(`${proxy.url}/cmi5/prove.cmi5/launch`, { method: 'POST' })).json();
  const query = new URL(href, proxy.url).searchParams;
  expect(query.get('endpoint')).toContain(proxy.url);
  const au = auByHand(query);
  await au.fetchToken();
  await expect(au.readPreferences(), 'its answer is cut').rejects.toThrow();
  expect(await au.readLaunchData()).toBe(200);
  const initialized = au.statement('initialized');
  expect([await au.send(initialized), await au.send(initialized)]).toEqual([200, 403]);
  expect([...(await proxy.stored())]).toEqual([[initialized.id, 1]]);
  await proxy.close();
  await lms.close();
});
