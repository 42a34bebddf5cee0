import { createServer, type IncomingMessage, type Server } from 'node:http';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Statement } from '../../model/statement.ts';
import { answer, outline } from '../outline.fixture.ts';
import { reduce } from '../session.ts';
import { emptySnapshot } from '../snapshot.ts';
import { statementsFor } from '../statements.ts';
import { createSender } from './xapi.ts';

let server: Server;
let base: string;
let status: number;
let received: { method?: string; url?: string; headers: IncomingMessage['headers']; body: string }[];

beforeEach(async () => {
  [status, received] = [200, []];
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    received.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, body });
    const headers = { 'Content-Type': 'application/json', ...(status === 429 && { 'Retry-After': '17' }) };
    response.writeHead(status, headers).end(status === 204 ? undefined : status === 500 ? '<h1>down</h1>' : '[]');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  base = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});
afterEach(() => void server.close());

const before = emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001');
const event = { type: 'answered', answer: answer('q_a', 1) } as const;
const at = new Date('2026-11-21T12:00:00Z');
const statements: readonly Statement[] = statementsFor(outline, before, reduce(outline, before, event), event, {
  lang: 'nb',
  at,
  launchedAt: at,
  sessionSeconds: 1,
  leaves: 0,
}).map((statement) => Object.freeze(statement));

it.each(['/xapi', '/xapi/'])('posts the statements as they are to %s', async (path) => {
  const send = createSender({ endpoint: `${base}${path}`, auth: 'Basic abc' });
  await expect(send(statements, { keepalive: false })).resolves.toEqual({ status: 200 });
  expect(received).toMatchObject([
    {
      method: 'POST',
      url: '/xapi/statements',
      headers: {
        authorization: 'Basic abc',
        'content-type': 'application/json',
        'x-experience-api-version': expect.stringMatching(/^1\.0\.\d$/),
      },
      body: JSON.stringify(statements),
    },
  ]);
});

it.each([204, 400, 401, 403, 409, 413, 429, 500, 503])('keeps the status %d', async (given) => {
  status = given;
  const send = createSender({ endpoint: base, auth: 'Basic abc' });
  const expected = { status: given, ...(given === 429 && { retryAfter: '17' }) };
  await expect(send(statements, { keepalive: false })).resolves.toEqual(expected);
});

it('rejects when nobody answers', async () => {
  await new Promise((resolve) => server.close(resolve));
  await expect(createSender({ endpoint: base, auth: 'Basic abc' })(statements, { keepalive: false })).rejects.toThrow();
});

it('outlives the page on the way out, without cookies or referrer', async () => {
  const inits: (RequestInit | undefined)[] = [];
  const record: typeof fetch = async (_, init) => {
    inits.push(init);
    return new Response('[]');
  };
  const send = createSender({ endpoint: base, auth: 'abc', fetch: record });
  await send(statements, { keepalive: true });
  await send(statements, { keepalive: false });
  const common = { credentials: 'omit', referrerPolicy: 'no-referrer' };
  expect(inits).toMatchObject([
    { ...common, keepalive: true },
    { ...common, keepalive: false },
  ]);
  expect(inits[0]?.headers).toMatchObject({ Authorization: 'Basic abc' });
});
