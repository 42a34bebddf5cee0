import { createServer, type Server } from 'node:http';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReceivedStatement } from '../received.ts';
import { readRequest, send } from './http.ts';
import { createLrs, type Lrs } from './lrs.ts';
import type { LrsVariant } from './lrs-variant.ts';

let server: Server;
let lrs: Lrs;
let endpoint: string;

beforeAll(async () => {
  lrs = createLrs();
  server = createServer(async (message, response) => {
    const request = readRequest(message);
    send(response, await lrs.handle(request.path.slice(1), request), true);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  endpoint = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
});

afterAll(() => server.close());

const call = (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
  fetch(`${endpoint}/${path}`, {
    method,
    headers: {
      authorization: lrs.auth,
      'x-experience-api-version': '1.0.3',
      'content-type': 'application/json',
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });

let last = 0;
const newId = () => `00000000-0000-4000-8000-${String(++last).padStart(12, '0')}`;
const registration = '11111111-1111-4111-8111-111111111111';
const statement = (id: string, verb = 'initialized') => ({
  id,
  timestamp: '2026-11-21T12:00:00.000Z',
  actor: { objectType: 'Agent', account: { homePage: 'https://samspill.example', name: 'abc' } },
  verb: { id: `http://adlnet.gov/expapi/verbs/${verb}`, display: { nb: verb } },
  object: { id: 'https://w3id.org/samspill/modules/m1' },
  context: { registration },
});

describe('statements', () => {
  it('wants the key and the version', async () => {
    expect((await call('GET', 'statements', undefined, { authorization: 'Basic eDp5' })).status).toBe(401);
    expect((await call('GET', 'statements', undefined, { 'x-experience-api-version': '2.0.0' })).status).toBe(400);
    expect((await fetch(`${endpoint}/about`)).status).toBe(200);
  });

  it('stores a batch, and gives it back with what an LRS adds', async () => {
    const ids = [newId(), newId()];
    const answer = await call('POST', 'statements', [statement(ids[0]!), statement(ids[1]!, 'terminated')]);
    expect(await answer.json()).toEqual(ids);
    const stored = await (await call('GET', `statements?statementId=${ids[1]}`)).json();
    expect(stored).toMatchObject({ id: ids[1], authority: expect.anything(), stored: expect.any(String) });
    const query = new URLSearchParams({ registration, verb: 'http://adlnet.gov/expapi/verbs/terminated', limit: '5' });
    const list = await (await call('GET', `statements?${query}`)).json();
    expect(list.statements.map(({ id }: { id: string }) => id)).toEqual([ids[1]]);
    expect((await call('GET', `statements?statementId=${newId()}`)).status).toBe(404);
    expect((await call('GET', 'statements?tull=1')).status).toBe(400);
  });

  it('takes the same statement again, but no other with its id', async () => {
    const id = newId();
    const path = `statements?statementId=${id}`;
    expect((await call('PUT', path, statement(id))).status).toBe(204);
    expect((await call('PUT', path, statement(id))).status).toBe(204);
    expect((await call('POST', 'statements', statement(id))).status).toBe(200);
    expect((await call('POST', 'statements', statement(id, 'terminated'))).status).toBe(409);
    expect((await call('PUT', `statements?statementId=${newId()}`, statement(id))).status).toBe(400);
  });

  it('stores nothing of a batch with a fault in it', async () => {
    const good = newId();
    const bad = { ...statement(newId()), verb: { id: 'not an iri' } };
    const answer = await call('POST', 'statements', [statement(good), bad]);
    expect(answer.status).toBe(400);
    expect(await answer.text()).toBe('statement.verb.id is not a valid Internationalized Resource Identifier (IRI)');
    expect((await call('GET', `statements?statementId=${good}`)).status).toBe(404);
    expect((await call('POST', 'statements', [statement(good), statement(good)])).status).toBe(400);
  });

  it('logs everything that came, with what became of it', async () => {
    const before = lrs.received.length;
    const id = newId();
    await call('POST', 'statements', statement(id));
    await call('POST', 'statements', statement(id));
    await call('POST', 'statements', { id });
    const log: ReceivedStatement[] = await (await fetch(`${endpoint}/_log?etter=${before}`)).json();
    expect(log.map(({ outcome, valid, status }) => [outcome, valid, status])).toEqual([
      ['stored', true, 200],
      ['duplicate', true, 200],
      ['refused', false, 400],
    ]);
  });
});

describe('documents', () => {
  const query = (id: string) =>
    new URLSearchParams({ activityId: 'https://x.no/a', agent: '{"mbox":"mailto:a@b.no"}', stateId: id });

  it('keeps state, and guards it with its ETag', async () => {
    const path = `activities/state?${query('suspend')}`;
    expect((await call('GET', path)).status).toBe(404);
    expect((await call('PUT', path, { a: 1 })).status).toBe(204);
    const etag = (await call('GET', path)).headers.get('etag') ?? '';
    expect((await call('PUT', path, { a: 2 }, { 'if-match': etag })).status).toBe(204);
    expect((await call('PUT', path, { a: 3 }, { 'if-match': etag })).status).toBe(412);
    expect((await call('PUT', path, { a: 3 }, { 'if-none-match': '*' })).status).toBe(412);
    expect(await (await call('GET', path)).json()).toEqual({ a: 2 });
  });

  it('merges what is posted, lists ids, and deletes', async () => {
    const path = `activities/state?${query('merge')}`;
    await call('POST', path, { a: 1, b: 1 });
    await call('POST', path, { b: 2 });
    expect(await (await call('GET', path)).json()).toEqual({ a: 1, b: 2 });
    expect((await call('POST', path, [1])).status).toBe(400);
    const list = new URLSearchParams(query('x'));
    list.delete('stateId');
    expect(await (await call('GET', `activities/state?${list}`)).json()).toContain('merge');
    expect((await call('DELETE', path)).status).toBe(204);
    expect((await call('GET', path)).status).toBe(404);
  });

  it('refuses a blind overwrite of a profile', async () => {
    const path = `agents/profile?${new URLSearchParams({ agent: '{"mbox":"mailto:a@b.no"}', profileId: 'p' })}`;
    expect((await call('PUT', path, { a: 1 })).status).toBe(204);
    expect((await call('PUT', path, { a: 2 })).status).toBe(409);
    expect((await call('PUT', 'activities/profile?profileId=p', { a: 2 })).status).toBe(400);
  });
});

describe('an LRS that differs', () => {
  const vary = async (variant: Partial<LrsVariant>) =>
    (await fetch(`${endpoint}/_variant`, { method: 'PUT', body: JSON.stringify(variant) })).status;
  afterEach(() => vary({}));

  it('refuses what it holds already, and with it the whole batch', async () => {
    const [known, fresh] = [statement(newId()), statement(newId())];
    await call('POST', 'statements', known);
    expect((await call('POST', 'statements', [known, fresh])).status).toBe(200);

    expect(await vary({ resend: 'refused' })).toBe(200);
    const [other, later] = [statement(newId()), statement(newId())];
    expect((await call('POST', 'statements', other)).status).toBe(200);
    expect((await call('POST', 'statements', other)).status).toBe(409);
    expect((await call('PUT', `statements?statementId=${other.id}`, other)).status).toBe(409);
    expect((await call('POST', 'statements', [other, later])).status).toBe(409);
    expect((await call('GET', `statements?statementId=${later.id}`)).status).toBe(404);
    expect(lrs.received.slice(-2).map(({ outcome }) => outcome)).toEqual(['duplicate', 'refused']);
  });

  it('lets nobody overwrite state blindly', async () => {
    const query = { activityId: 'https://x.no/a', agent: '{"mbox":"mailto:a@b.no"}', stateId: 'guarded' };
    const path = `activities/state?${new URLSearchParams(query)}`;
    await vary({ overwrite: 'guarded' });
    const first = await call('PUT', path, { a: 1 });
    expect(first.status).toBe(204);
    expect((await call('PUT', path, { a: 2 })).status).toBe(409);
    expect((await call('PUT', path, { a: 2 }, { 'if-match': first.headers.get('etag') ?? '' })).status).toBe(204);
    expect((await call('POST', path, { b: 1 })).status, 'a merge loses nothing').toBe(204);
  });

  it('wants a description of every component', async () => {
    const definition = {
      interactionType: 'choice',
      correctResponsesPattern: ['a'],
      choices: [{ id: 'a', description: { nb: 'A' } }, { id: 'b' }],
    };
    const asked = () => ({ ...statement(newId()), object: { id: 'https://x.no/q', definition } });
    expect((await call('POST', 'statements', asked())).status).toBe(200);
    await vary({ components: 'described' });
    const answer = await call('POST', 'statements', asked());
    expect([answer.status, await answer.text()]).toEqual([
      400,
      'object.definition.choices: a component has no description',
    ]);
  });

  it('refuses a variant that it does not know', async () => {
    expect((await fetch(`${endpoint}/_variant`, { method: 'PUT', body: '{"resend":"lost"}' })).status).toBe(400);
  });

  it('can be made so from the start', async () => {
    const strict = createLrs({ variant: { resend: 'refused' } });
    const known = statement(newId());
    expect((await strict.ask('statements', { method: 'POST', json: known })).status).toBe(200);
    expect((await strict.ask('statements', { method: 'POST', json: known })).status).toBe(409);
  });
});

it('knows an agent by its identifier, however it is written', async () => {
  const path = (agent: object) =>
    `activities/state?${new URLSearchParams({ activityId: 'https://x.no/a', agent: JSON.stringify(agent), stateId: 's' })}`;
  const account = { homePage: 'https://lms.example', name: 'abc' };
  await call('PUT', path({ objectType: 'Agent', account }), { a: 1 });
  const same = { account: { name: account.name, homePage: account.homePage }, name: 'Testine' };
  expect(await (await call('GET', path(same))).json()).toEqual({ a: 1 });
  expect((await call('GET', path({ account: { ...account, name: 'abd' } }))).status).toBe(404);
  expect((await call('GET', path({ name: 'Testine' }))).status).toBe(400);
});
