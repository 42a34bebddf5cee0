import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { readRequest, send } from '../../preview/server/http.ts';
import { createLrs as createPreviewLrs } from '../../preview/server/lrs.ts';
import type { DocumentAddress, Lrs } from '../lrs.ts';
import { createLrs } from './lrs-client.ts';
import { stateDocument } from './state-document.ts';

let server: Server;
let lrs: Lrs;
let address: DocumentAddress;
let count = 0;

beforeAll(async () => {
  const preview = createPreviewLrs();
  server = createServer(async (message, response) => {
    const request = readRequest(message);
    send(response, await preview.handle(request.path.slice(1), request), true);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const at = server.address();
  lrs = createLrs({ endpoint: `http://127.0.0.1:${typeof at === 'object' ? at?.port : ''}`, auth: preview.auth });
});
afterAll(() => void server.close());
beforeEach(() => {
  const agent = { account: { homePage: 'https://lms.example', name: `t${++count}` } };
  address = { resource: 'activities/state', activityId: 'https://x.example/a', agent, stateId: 'samspill' };
});

const merge = (ours: string, theirs: string) => (theirs === 'unreadable' ? undefined : `${ours}+${theirs}`);
const open = async (over: Lrs = lrs) => {
  const document = stateDocument({ name: 'xapi', lrs: over, address, merge });
  await document.read();
  return document;
};
const kept = (state: string) => ({ state, location: 'l_en' });
const there = async () => (await (await open()).read())?.state;

it('gives back what was written, and knows that it holds it', async () => {
  const document = await open();
  await expect(document.read()).resolves.toBeUndefined();
  await document.write({ ...kept('a'), registration: '760e3480-ba55-4991-94b0-01820dbd23a2' });
  expect([document.holds('a'), document.holds('b')]).toEqual([true, false]);
  await expect((await open()).read()).resolves.toEqual({
    ...kept('a'),
    registration: '760e3480-ba55-4991-94b0-01820dbd23a2',
  });
});

it.each(['that is there', 'that is not there yet'])(
  'writes twice at once over a document %s; the last stays',
  async (how) => {
    const document = await open();
    if (how === 'that is there') await document.write(kept('a'));
    const both = [document.write(kept('b')), document.write(kept('c'))];
    expect(document.holds('c')).toBe(false);
    await Promise.all(both);
    expect(document.holds('c')).toBe(true);
    expect(await there()).toBe('c');
    await document.write(kept('d'));
    expect(await there()).toBe('d');
  },
);

it('joins what another session wrote in between, and goes on joining it', async () => {
  const [ours, theirs] = [await open(), await open()];
  await theirs.write(kept('x'));
  await ours.write(kept('a'));
  expect(await there()).toBe('a+x');
  await ours.write(kept('b'));
  expect(await there()).toBe('b+x');
  await theirs.write(kept('y'));
  expect(await there()).toBe('y+b+x');
});

it('joins what another session wrote before the new version was asked for', async () => {
  const theirs = await open();
  let isFirst = true;
  const ours = await open({
    ...lrs,
    async write(...args) {
      const { status } = await lrs.write(...args);
      if (isFirst) await theirs.write(kept('x'));
      isFirst = false;
      return { status };
    },
  });
  await ours.write(kept('a'));
  await ours.write(kept('b'));
  expect(await there()).toBe('b+x+a');
});

it.each([
  ['an ordinary write joins', {}, 'c+x'],
  ['the last of a page that goes stays', { last: true }, 'c'],
])('beside a write under way: %s', async (_, options, result) => {
  const first = await open();
  await first.write(kept('a'));
  const theirs = await open();
  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  let writes = 0;
  const ours = await open({
    ...lrs,
    async write(...args) {
      if (++writes === 1) await gate;
      return lrs.write(...args);
    },
  });
  const both = [ours.write(kept('b'))];
  await theirs.write(kept('x'));
  both.push(ours.write(kept('c'), options));
  letThrough();
  await Promise.all(both);
  expect(await there()).toBe(result);
});

it('does not take its own unanswered write for that of another', async () => {
  let isLost = true;
  const document = await open({
    ...lrs,
    async write(...args) {
      const answer = await lrs.write(...args);
      return isLost ? { status: 0 } : answer;
    },
  });
  await expect(document.write(kept('a'))).rejects.toThrow('[xapi] PUT state failed: 0 No answer');
  expect(document.holds('a')).toBe(false);
  isLost = false;
  await document.write(kept('b'));
  expect(await there()).toBe('b');
  isLost = true;
  await expect(document.write(kept('c'))).rejects.toThrow();
  isLost = false;
  await document.write(kept('c'));
  expect([document.holds('c'), await there()]).toEqual([true, 'c']);
});

it('does not write over what it cannot read', async () => {
  const [ours, theirs] = [await open(), await open()];
  await theirs.write(kept('unreadable'));
  await expect(ours.write(kept('a'))).rejects.toThrow('412');
  await expect(ours.write(kept('b'))).rejects.toThrow('412');
  expect(await there()).toBe('unreadable');
});

it('tells that the credentials are refused', async () => {
  const document = await open({ ...lrs, write: async () => ({ status: 403 }) });
  expect(document.refused).toBe(false);
  await expect(document.write(kept('a'))).rejects.toThrow('[xapi] PUT state failed: 403');
  expect(document.refused).toBe(true);
});

it('hands over what is no document of ours as it is', async () => {
  await lrs.write(address, '["else"]', undefined, { keepalive: false });
  expect(await there()).toBe('["else"]');
});
