import { createHash } from 'node:crypto';
import { HttpError, isObject, json, type Reply, type Request } from './http.ts';
import type { LrsVariant } from './lrs-variant.ts';

interface Document {
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly updated: number;
}

/** A document resource of xAPI (Communication 2.2): what names a document, and whether a blind overwrite is refused. */
export interface DocumentResource {
  /** Name of the parameter that is the document's id. */
  readonly idName: 'stateId' | 'profileId';
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** Profiles must be overwritten with `If-Match` (Communication 2.7); of state an LRS may ask the same. */
  readonly guarded: boolean;
}

/** The three document resources, by their path under the endpoint. */
export const documentResources: Readonly<Record<string, DocumentResource>> = {
  'activities/state': {
    idName: 'stateId',
    required: ['activityId', 'agent'],
    optional: ['registration'],
    guarded: false,
  },
  'activities/profile': { idName: 'profileId', required: ['activityId'], optional: [], guarded: true },
  'agents/profile': { idName: 'profileId', required: ['agent'], optional: [], guarded: true },
};

/** Keeps the documents of one resource in memory. */
export function documentStore(resource: DocumentResource, now: () => number, variant: () => LrsVariant) {
  const documents = new Map<string, Map<string, Document>>();

  function shelf(query: URLSearchParams): Map<string, Document> {
    const missing = resource.required.find((name) => !query.get(name));
    if (missing) throw new HttpError(400, `The parameter ${missing} is missing.`);
    const names = [...resource.required, ...resource.optional];
    const key = JSON.stringify(names.map((name) => (name === 'agent' ? agentKey(query.get(name)) : query.get(name))));
    const found = documents.get(key) ?? new Map<string, Document>();
    documents.set(key, found);
    return found;
  }

  function list(docs: Map<string, Document>, since: string | null): Reply {
    const after = since === null ? Number.NEGATIVE_INFINITY : Date.parse(since);
    return json([...docs].filter(([, { updated }]) => updated > after).map(([id]) => id));
  }

  async function write(request: Request, docs: Map<string, Document>, id: string, merge: boolean): Promise<Reply> {
    const sent = { type: request.headers['content-type'] ?? 'application/octet-stream', bytes: await request.body() };
    const existing = docs.get(id);
    checkMatch(request, existing, !merge && (resource.guarded || variant().overwrite === 'guarded'));
    const { type, bytes } = merge && existing ? merged(existing, sent) : sent;
    if (merge && !existing) parseObject(sent);
    const etag = `"${createHash('sha1').update(bytes).digest('hex')}"`;
    docs.set(id, { type, bytes, etag, updated: now() });
    return { status: 204, headers: { etag } };
  }

  return async function handle(request: Request): Promise<Reply> {
    const docs = shelf(request.query);
    const id = request.query.get(resource.idName);
    if (request.method === 'GET' && id === null) return list(docs, request.query.get('since'));
    if (id === null) {
      if (request.method !== 'DELETE' || resource.guarded) throw new HttpError(400, `${resource.idName} is missing.`);
      docs.clear();
      return { status: 204 };
    }
    const existing = docs.get(id);
    switch (request.method) {
      case 'GET':
        if (!existing) throw new HttpError(404, 'No such document.');
        return { status: 200, headers: { 'content-type': existing.type, etag: existing.etag }, body: existing.bytes };
      case 'PUT':
        return await write(request, docs, id, false);
      case 'POST':
        return await write(request, docs, id, true);
      case 'DELETE':
        checkMatch(request, existing, false);
        docs.delete(id);
        return { status: 204 };
      default:
        throw new HttpError(405, 'Method not allowed.');
    }
  };
}

/** Whom an agent stands for: its one identifier (xAPI Data 2.4.2.3), whatever else is told and in whatever order. */
function agentKey(text: string | null): string {
  const agent = parseAgent(text);
  const account = isObject(agent.account) ? [agent.account.homePage, agent.account.name] : undefined;
  const key = [agent.mbox, agent.mbox_sha1sum, agent.openid, account].filter((identifier) => identifier !== undefined);
  if (key.length !== 1) throw new HttpError(400, 'The agent needs exactly one identifier.');
  return JSON.stringify(key);
}

function parseAgent(text: string | null): Readonly<Record<string, unknown>> {
  try {
    const agent: unknown = JSON.parse(text ?? '');
    if (isObject(agent)) return agent;
  } catch {
    throw new HttpError(400, 'The agent is not JSON.');
  }
  throw new HttpError(400, 'The agent is not an object.');
}

function checkMatch({ headers }: Request, existing: Document | undefined, guarded: boolean): void {
  const match = headers['if-match'];
  const noneMatch = headers['if-none-match'];
  const isListed = (etags: string) =>
    existing !== undefined && (etags.trim() === '*' || etags.split(',').some((etag) => etag.trim() === existing.etag));
  if (match !== undefined && !isListed(match)) throw new HttpError(412, 'The document has changed.');
  if (noneMatch !== undefined && isListed(noneMatch)) throw new HttpError(412, 'The document exists.');
  if (guarded && existing && match === undefined && noneMatch === undefined) {
    throw new HttpError(409, 'Send If-Match to overwrite a document.');
  }
}

/** POST adds the properties of one JSON object to another (Communication 2.2). */
function merged(existing: Pick<Document, 'type' | 'bytes'>, sent: Pick<Document, 'type' | 'bytes'>) {
  const object = { ...parseObject(existing), ...parseObject(sent) };
  return { type: sent.type, bytes: Buffer.from(JSON.stringify(object)) };
}

function parseObject({ type, bytes }: Pick<Document, 'type' | 'bytes'>): Readonly<Record<string, unknown>> {
  const fault = new HttpError(400, 'POST needs a JSON object, here and in the stored document.');
  if (!type.startsWith('application/json')) throw fault;
  try {
    const value: unknown = JSON.parse(Buffer.from(bytes).toString('utf8'));
    if (isObject(value)) return value;
  } catch {
    throw fault;
  }
  throw fault;
}
