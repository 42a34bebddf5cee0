import { randomBytes, randomUUID, timingSafeEqual } from 'node:crypto';
import type { ReceivedStatement } from '../received.ts';
import { HttpError, json, type Reply, type Request, readJson } from './http.ts';
import { documentResources, documentStore } from './lrs-documents.ts';
import { statementStore } from './lrs-statements.ts';
import { defaultVariant, type LrsVariant, readVariant } from './lrs-variant.ts';

/** A small LRS, xAPI 1.0.3, in memory. */
export interface Lrs {
  /** Value of the Authorization header; new at each start. */
  readonly auth: string;
  readonly received: readonly ReceivedStatement[];
  /** Answers a request under the endpoint; `path` is what follows it, such as `statements`. */
  handle(path: string, request: Request): Promise<Reply>;
  /** A request of the LMS's own, with the key of the LRS. */
  ask(path: string, asked: LrsRequest): Promise<Reply>;
}

/** What an LMS asks of its LRS. */
export interface LrsRequest {
  readonly method: 'GET' | 'PUT' | 'POST' | 'DELETE';
  readonly query?: Readonly<Record<string, string>>;
  readonly json?: unknown;
}

/** What an LRS is made with. */
export interface LrsOptions {
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  /** Where it differs from the plainest LRS; can be changed by `PUT _variant`. */
  readonly variant?: Partial<LrsVariant>;
}

const version = '1.0.3';

/** An empty LRS with a key of its own. */
export function createLrs({ now = Date.now, variant: different }: LrsOptions = {}): Lrs {
  let variant: LrsVariant = { ...defaultVariant, ...different };
  const auth = `Basic ${Buffer.from(`samspill:${randomBytes(16).toString('base64url')}`).toString('base64')}`;
  const statements = statementStore(now, randomUUID, () => variant);
  const documents = new Map(
    Object.entries(documentResources).map(([path, resource]) => [path, documentStore(resource, now, () => variant)]),
  );

  async function route(path: string, request: Request): Promise<Reply> {
    const document = documents.get(path);
    if (document) return await document(request);
    if (path !== 'statements') throw new HttpError(404, 'No such resource.');
    switch (request.method) {
      case 'POST':
        return statements.post(await readJson(request));
      case 'PUT':
        return statements.put(request.query.get('statementId'), await readJson(request));
      case 'GET':
        return statements.get(request.query);
      default:
        throw new HttpError(405, 'Method not allowed.');
    }
  }

  async function answer(path: string, request: Request): Promise<Reply> {
    if (path === 'about') return json({ version: [version] });
    // The log and the variant are the preview's own, for the inspector and tests; they are no part of xAPI.
    if (path === '_log') {
      const after = Number(request.query.get('etter') ?? 0);
      return json(statements.received.slice(after));
    }
    if (path === '_variant') {
      if (request.method === 'PUT') variant = readVariant(await readJson(request));
      return json(variant);
    }
    // No WWW-Authenticate: it would open the browser's own login box.
    if (!sameText(request.headers.authorization ?? '', auth)) throw new HttpError(401, 'Wrong or missing key.');
    const asked = request.headers['x-experience-api-version'];
    if (typeof asked !== 'string' || !/^1\.0(\.\d+)?$/.test(asked)) {
      throw new HttpError(400, 'X-Experience-API-Version must be 1.0.x.');
    }
    return await route(path, request);
  }

  async function handle(path: string, request: Request): Promise<Reply> {
    const reply = await answer(path, request).catch((fault: unknown): Reply => {
      if (!(fault instanceof HttpError)) throw fault;
      return { status: fault.status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body: fault.message };
    });
    const through = new Date(now()).toISOString();
    const xapi = { 'x-experience-api-version': version, 'x-experience-api-consistent-through': through };
    return { ...reply, headers: { 'cache-control': 'no-store', ...xapi, ...reply.headers } };
  }

  return {
    auth,
    received: statements.received,
    handle,
    ask: (path, { method, query = {}, json: value }) =>
      handle(path, {
        method,
        path: `/${path}`,
        query: new URLSearchParams(query),
        headers: { authorization: auth, 'x-experience-api-version': version, 'content-type': 'application/json' },
        host: '',
        body: async () => Buffer.from(value === undefined ? '' : JSON.stringify(value)),
      }),
  };
}

function sameText(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
