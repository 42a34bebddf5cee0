import { afterAll, beforeAll, expect, it } from 'vitest';
import type { TincanLog } from '../src/preview/launch-log.ts';
import type { Preview } from '../src/preview/server/server.ts';
import { launchedDist, publisherId } from './support/launched-dist.ts';
import { ownPreview } from './support/own-preview.ts';

let preview: Preview;

beforeAll(async () => {
  preview = await ownPreview(await launchedDist());
});

afterAll(() => preview.close());

const launch = (wanted: string) => fetch(`${preview.url}/tincan/prove.xapi/launch?${wanted}`, { method: 'POST' });

async function query(wanted = ''): Promise<URLSearchParams> {
  const { href } = await (await launch(wanted)).json();
  return new URL(href, preview.url).searchParams;
}

it('gives everything in the query, and more than content knows', async () => {
  const given = await query();
  expect(given.get('activity_id')).toBe(publisherId);
  expect(given.get('auth')).toMatch(/^Basic /);
  expect(given.get('registration')).toMatch(/^[0-9a-f-]{36}$/);
  expect([...given.keys()]).toEqual(expect.arrayContaining(['grouping', 'Accept-Language', 'externalRegistration']));
  expect((await query()).get('registration'), 'the same attempt').toBe(given.get('registration'));
  await fetch(`${preview.url}/lms/prove.xapi/nytt-forsok`, { method: 'POST' });
  expect((await query()).get('registration'), 'a new attempt').not.toBe(given.get('registration'));
});

it('differs as other platforms do', async () => {
  const bare = await query('auth=bare&endpoint=bare&registration=none&activity_id=none&extras=none&actor=arrays');
  expect([...bare.keys()]).toEqual(['endpoint', 'auth', 'actor']);
  expect(bare.get('endpoint')).toMatch(/\/xapi$/);
  expect(bare.get('auth')).not.toContain(' ');
  expect(JSON.parse(bare.get('actor') ?? '').mbox).toEqual([expect.stringMatching(/^mailto:/)]);
  const accounts = JSON.parse((await query('actor=account-arrays')).get('actor') ?? '');
  expect(accounts.account).toEqual([{ accountServiceHomePage: expect.any(String), accountName: expect.any(String) }]);
  expect((await launch('actor=x')).status).toBe(400);
});

it('opens in a frame, or in the window itself', async () => {
  expect(await (await fetch(`${preview.url}/kurs/prove.xapi`)).text()).toContain('id="frame"');
  const own = await fetch(`${preview.url}/kurs/prove.xapi?window=own`, { redirect: 'manual' });
  expect([own.status, own.headers.get('location')]).toEqual([
    303,
    expect.stringMatching(/index\.html\?endpoint=http%3A/),
  ]);
});

it('shows what the LRS got since the first launch', async () => {
  await fetch(`${preview.url}/lms/prove.xapi/nytt-forsok`, { method: 'POST' });
  const given = await query();
  const headers = {
    authorization: given.get('auth') ?? '',
    'x-experience-api-version': '1.0.3',
    'content-type': 'application/json',
  };
  const statement = { actor: { mbox: 'mailto:a@b.no' }, verb: { id: 'http://x.no/v' }, object: { id: publisherId } };
  const init = { method: 'POST', headers, body: JSON.stringify(statement) };
  expect((await fetch(`${given.get('endpoint')}statements`, init)).status).toBe(200);
  const seen: TincanLog = await (await fetch(`${preview.url}/tincan/prove.xapi/_log`)).json();
  expect(seen).toMatchObject({
    registration: given.get('registration'),
    statements: [{ n: 1, status: 200, statement }],
  });
  expect(seen.launches).toHaveLength(1);
});
