import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Statement } from '../../model/statement.ts';
import { readRequest, send as sendReply } from '../../preview/server/http.ts';
import { createLrs as createPreviewLrs } from '../../preview/server/lrs.ts';
import type { DocumentAddress, Lrs } from '../lrs.ts';
import { answer, outline } from '../outline.fixture.ts';
import { reduce } from '../session.ts';
import { emptySnapshot } from '../snapshot.ts';
import { scormProfile } from '../statements.ts';
import { createLrs } from './lrs-client.ts';

const baseOf = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
};

const before = emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001');
const event = { type: 'answered', answer: answer('q_a', 1) } as const;
const at = new Date('2026-11-21T12:00:00Z');
const statements: readonly Statement[] = scormProfile(outline, before, reduce(outline, before, event), event, {
  lang: 'nb',
  at,
  launchedAt: at,
  sessionSeconds: 1,
  leaves: 0,
}).map((statement) => Object.freeze(statement));
const [first] = statements;
if (!first) throw new Error('an answer makes a statement');

const agent = { account: { name: 'æ 1', homePage: 'https://lms.example/' }, objectType: 'Agent' };
const state: DocumentAddress = {
  resource: 'activities/state',
  activityId: 'https://lms.example/m1?a=1&b=2',
  agent,
  registration: '0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001',
  stateId: 'samspill',
};
const profile: DocumentAddress = { resource: 'agents/profile', agent, profileId: 'cmi5LearnerPreferences' };
const ordinary = { keepalive: false };

describe('what goes over the line', () => {
  let server: Server;
  let base: string;
  let reply: { status: number; headers?: Record<string, string>; body?: string };
  let received: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }[];

  beforeEach(async () => {
    [reply, received] = [{ status: 200, body: '[]' }, []];
    server = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
      response.writeHead(reply.status, reply.headers).end(reply.body);
    });
    base = await baseOf(server);
  });
  afterEach(() => void server.close());
  const lrs = () => createLrs({ endpoint: base, auth: 'Basic abc' });

  it.each(['/xapi', '/xapi/'])('posts the statements as they are to %s', async (path) => {
    const { send } = createLrs({ endpoint: `${base}${path}`, auth: 'Basic abc' });
    await expect(send(statements, ordinary)).resolves.toEqual({ status: 200 });
    expect(received).toMatchObject([
      {
        method: 'POST',
        url: '/xapi/statements',
        headers: {
          authorization: 'Basic abc',
          'content-type': 'application/json',
          'x-experience-api-version': '1.0.3',
        },
        body: JSON.stringify(statements),
      },
    ]);
  });

  it.each([204, 400, 401, 403, 409, 413, 429, 500, 503])('keeps the status %d of every request', async (status) => {
    reply = { status, headers: { 'Retry-After': '17' }, ...(status !== 204 && { body: '<h1>down</h1>' }) };
    const expected = { status, retryAfter: '17' };
    await expect(lrs().send(statements, ordinary)).resolves.toEqual(expected);
    await expect(lrs().find(first.id)).resolves.toEqual(expected);
    await expect(lrs().read(state)).resolves.toEqual(expected);
    await expect(lrs().write(state, '{}', undefined, ordinary)).resolves.toEqual(expected);
  });

  it('believes no page that says 200 and is no LRS', async () => {
    reply = { status: 200, body: '<!doctype html><title>Logg inn</title>' };
    await expect(lrs().send(statements, ordinary)).resolves.toMatchObject({ status: 0 });
    await expect(lrs().find(first.id)).resolves.toMatchObject({ status: 0 });
    await expect(lrs().read(state)).resolves.toMatchObject({ status: 0 });
  });

  it('believes no other statement than the one it asked for', async () => {
    reply = { status: 200, body: JSON.stringify({ id: state.registration }) };
    await expect(lrs().find(first.id)).resolves.toMatchObject({ status: 0 });
    reply = { status: 200, body: JSON.stringify({ id: first.id.toUpperCase() }) };
    await expect(lrs().find(first.id)).resolves.toMatchObject({ status: 200 });
  });

  it('rejects when nobody answers', async () => {
    await new Promise((resolve) => server.close(resolve));
    await expect(lrs().send(statements, ordinary)).rejects.toThrow();
  });

  it('writes the bytes it was given, over the version it was given', async () => {
    reply = { status: 204 };
    const text = '{ "state":\t"1.vHj.7" }';
    await lrs().write(state, text, '"abc"', ordinary);
    await lrs().write(profile, text, undefined, ordinary);
    const [over, anew] = received;
    expect(over).toMatchObject({ method: 'PUT', body: text });
    expect(over?.headers).toMatchObject({ 'if-match': '"abc"', 'content-type': 'application/json' });
    expect(over?.headers).not.toHaveProperty('if-none-match');
    const { searchParams } = new URL(over?.url ?? '', base);
    expect(Object.fromEntries(searchParams)).toEqual({
      agent: JSON.stringify(agent),
      activityId: state.activityId,
      registration: state.registration,
      stateId: 'samspill',
    });
    expect(anew).toMatchObject({ method: 'PUT', url: expect.stringContaining('/agents/profile?') });
    expect(anew?.headers).toMatchObject({ 'if-none-match': '*' });
    expect(anew?.headers).not.toHaveProperty('if-match');
  });

  it('takes a version that was marked as weak on the way, and any where none is shown', async () => {
    reply = { status: 200, body: '{}', headers: { ETag: 'W/"abc"' } };
    await expect(lrs().read(state)).resolves.toEqual({ status: 200, etag: '"abc"', text: '{}' });
    reply = { status: 200, body: '{}' };
    await expect(lrs().read(state)).resolves.toEqual({ status: 200, etag: '*', text: '{}' });
  });

  it('follows no redirect', async () => {
    reply = { status: 302, headers: { Location: '/login' } };
    await expect(lrs().find(first.id)).rejects.toThrow();
  });
});

it('outlives the page on the way out, without cookies, cache or referrer', async () => {
  const inits: (RequestInit | undefined)[] = [];
  const record: typeof fetch = async (_, init) => {
    inits.push(init);
    return new Response('[]');
  };
  const { send, write } = createLrs({ endpoint: 'https://lrs.example/xapi', auth: 'abc', fetch: record });
  await send(statements, { keepalive: true });
  await write(state, '{}', undefined, { keepalive: true });
  await send(statements, ordinary);
  const common = { credentials: 'omit', referrerPolicy: 'no-referrer', redirect: 'error', cache: 'no-store' };
  expect(inits).toMatchObject([
    { ...common, keepalive: true },
    { ...common, keepalive: true },
    { ...common, keepalive: false },
  ]);
  expect(inits[0]?.headers).toMatchObject({ Authorization: 'Basic abc' });
});

it('waits for no answer longer than half a minute', async () => {
  vi.useFakeTimers();
  try {
    const hang: typeof fetch = (_, init) =>
      new Promise((_, reject) => {
        init?.signal?.addEventListener('abort', () => reject(new Error('aborted')));
      });
    const answer = createLrs({ endpoint: 'https://lrs.example/xapi', auth: 'abc', fetch: hang }).find(first.id);
    const settled = expect(answer).rejects.toThrow('aborted');
    await vi.advanceTimersByTimeAsync(29_999);
    expect(vi.getTimerCount()).toBe(1);
    await vi.advanceTimersByTimeAsync(1);
    await settled;
  } finally {
    vi.useRealTimers();
  }
});

describe('with the LRS of the preview', () => {
  const preview = createPreviewLrs();
  let server: Server;
  let lrs: Lrs;

  beforeAll(async () => {
    server = createServer(async (message, response) => {
      const request = readRequest(message);
      sendReply(response, await preview.handle(request.path.replace('/xapi/', ''), request), true);
    });
    lrs = createLrs({ endpoint: `${await baseOf(server)}/xapi`, auth: preview.auth });
  });
  afterAll(() => void server.close());

  it('finds what is stored, and nothing else', async () => {
    await expect(lrs.find(first.id)).resolves.toMatchObject({ status: 404 });
    await expect(lrs.send(statements, ordinary)).resolves.toMatchObject({ status: 200 });
    await expect(lrs.find(first.id)).resolves.toMatchObject({ status: 200 });
  });

  it.each([state, profile])(
    'keeps a document in $resource: new, read, overwritten, and never blindly',
    async (address) => {
      await expect(lrs.read(address)).resolves.toMatchObject({ status: 404 });
      await expect(lrs.write(address, '{"state":"a"}', undefined, ordinary)).resolves.toMatchObject({ status: 204 });
      await expect(lrs.write(address, '{"state":"b"}', undefined, ordinary)).resolves.toMatchObject({ status: 412 });
      const { etag, ...read } = await lrs.read(address);
      expect(read).toEqual({ status: 200, text: '{"state":"a"}' });
      await expect(lrs.write(address, '{"state":"c"}', etag, ordinary)).resolves.toMatchObject({ status: 204 });
      await expect(lrs.write(address, '{"state":"d"}', etag, ordinary)).resolves.toMatchObject({ status: 412 });
      await expect(lrs.read(address)).resolves.toMatchObject({ text: '{"state":"c"}' });
    },
  );
});
