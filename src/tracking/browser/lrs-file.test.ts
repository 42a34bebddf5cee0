import { beforeEach, expect, it } from 'vitest';
import { readLrsFile } from './lrs-file.ts';

const lrs = { endpoint: 'https://lrs.kommune.no/xapi', auth: 'Basic abc' };
const documentWith = (lrs?: string): Document =>
  Object.assign(Object.create(null), { documentElement: { dataset: lrs === undefined ? {} : { lrs } } });
const flagged = documentWith('samspill-lrs.txt');

let asked: unknown[];
let faults: unknown[];
let answer: () => Response;
const request: typeof fetch = async (url, init) => {
  asked.push([url, init?.redirect, init?.cache]);
  return answer();
};
const read = (page: Document) => readLrsFile(page, (fault) => faults.push(fault), request);

beforeEach(() => {
  [asked, faults] = [[], []];
  answer = () => Response.json(lrs);
});

it.each([undefined, '', 'annet.txt', 'https://ond.example/samspill-lrs.txt'])(
  'asks for nothing where the document says %j',
  async (flag) => {
    await expect(read(documentWith(flag))).resolves.toBe(undefined);
    expect(asked).toEqual([]);
  },
);

it('reads the file past every cache, and again when it is asked to', async () => {
  const file = await read(flagged);
  expect(file?.lrs).toEqual(lrs);
  answer = () => Response.json({ ...lrs, auth: 'Basic new' });
  await expect(file?.reread()).resolves.toEqual({ ...lrs, auth: 'Basic new' });
  expect(asked).toEqual(Array(2).fill(['samspill-lrs.txt', 'error', 'no-store']));
  expect(faults).toEqual([]);
});

it.each<[string, () => Response]>([
  ['is not there', () => new Response('', { status: 404 })],
  ['is a login page', () => new Response('<!doctype html><title>Logg inn</title>')],
  ['names an unsafe LRS', () => Response.json({ ...lrs, endpoint: 'http://lrs.kommune.no/xapi' })],
  [
    'cannot be fetched',
    () => {
      throw new TypeError('fetch failed');
    },
  ],
])('is no LRS, and one fault, where the file %s', async (_, given) => {
  answer = given;
  await expect(read(flagged)).resolves.toBe(undefined);
  expect(faults).toHaveLength(1);
  expect(String(faults[0])).not.toContain('Basic');
});

it('rejects where it cannot be read again', async () => {
  const file = await read(flagged);
  answer = () => new Response('', { status: 500 });
  await expect(file?.reread()).rejects.toThrow('samspill-lrs.txt');
});
