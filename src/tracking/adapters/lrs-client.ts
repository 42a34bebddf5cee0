import XAPI from '@xapi/xapi';
import type { LrsConfig } from '../launch-data.ts';
import type { DocumentAddress, Lrs, LrsAnswer } from '../lrs.ts';

/** Where an LRS is, and with what right; `fetch` is the browser's unless it is given. */
export interface XapiConfig extends LrsConfig {
  readonly fetch?: typeof fetch;
}

type Adapter = Exclude<ConstructorParameters<typeof XAPI>[0]['adapter'], string | undefined>;
type XapiAnswer = Awaited<ReturnType<Adapter>>;
type XapiStatements = Parameters<XAPI['sendStatements']>[0]['statements'];
type XapiAgent = Parameters<XAPI['getState']>[0]['agent'];

const timeoutMs = 30_000;

/**
 * Talks to an LRS of xAPI 1.0.3 through `@xapi/xapi`. Its own fetch adapter drops status and headers of a refusal
 * (standards.md §2); the one given to it here keeps them, and can outlive the page.
 */
export function createLrs({ endpoint, auth, fetch: request = fetch }: XapiConfig): Lrs {
  const connect = (keepalive: boolean) =>
    new XAPI({ endpoint, auth: header(auth), adapter: adapter(request, keepalive) });
  const ordinary = connect(false);
  const last = connect(true);
  return {
    async send(statements, { keepalive }) {
      const copy: XapiStatements = inLibraryTypes(statements);
      const answer = await (keepalive ? last : ordinary).sendStatements({ statements: copy });
      // An LRS answers 200 with the ids (xAPI Communication 2.1.2); a login page that says 200 has stored nothing.
      return answerOf(answer, answer.status !== 200 || Array.isArray(parse(answer.data)));
    },
    async find(statementId) {
      const answer: XapiAnswer = await ordinary.getStatement({ statementId });
      return answerOf(answer, answer.status !== 200 || idOf(parse(answer.data)) === statementId.toLowerCase());
    },
    async read(address) {
      const answer = await readDocument(ordinary, address);
      if (answer.status !== 200) return answerOf(answer, true);
      // Where the version is kept from scripts (no CORS header that shows it), any version may be overwritten.
      const versioned = { etag: '*', ...answerOf(answer, parse(answer.data) !== undefined) };
      return versioned.status === 200 ? { ...versioned, text: String(answer.data) } : versioned;
    },
    async write(address, text, etag, { keepalive }) {
      return answerOf(await writeDocument(keepalive ? last : ordinary, address, text, etag), true);
    },
  };
}

function readDocument(xapi: XAPI, { agent, ...address }: DocumentAddress): Promise<XapiAnswer> {
  const copy: XapiAgent = inLibraryTypes(agent);
  return address.resource === 'activities/state'
    ? xapi.getState({ ...address, agent: copy })
    : xapi.getAgentProfile({ ...address, agent: copy });
}

function writeDocument(
  xapi: XAPI,
  { agent, ...address }: DocumentAddress,
  text: string,
  etag: string | undefined,
): Promise<XapiAnswer> {
  const copy: XapiAgent = inLibraryTypes(agent);
  const match = { etag: etag ?? '*', matchHeader: etag === undefined ? 'If-None-Match' : 'If-Match' } as const;
  return address.resource === 'activities/state'
    ? xapi.setState({ ...address, ...match, agent: copy, state: text })
    : xapi.setAgentProfile({ ...address, ...match, agent: copy, profile: text });
}

/** A credential is a whole header, or what follows `Basic`. */
const header = (auth: string): string => (auth.includes(' ') ? auth : `Basic ${auth}`);

/** A copy, for what is ours is frozen and typed more widely than the library's own. */
const inLibraryTypes = (value: unknown) => JSON.parse(JSON.stringify(value));

function answerOf({ status, headers }: XapiAnswer, isTrusted: boolean): LrsAnswer {
  const { etag, 'retry-after': retryAfter }: Record<string, unknown> = headers;
  return {
    status: isTrusted ? status : 0,
    ...(typeof retryAfter === 'string' && { retryAfter }),
    // A server that compresses on the way marks the version as weak, and a weak one never matches (RFC 9110 13.1.1).
    ...(typeof etag === 'string' && { etag: etag.replace(/^W\//, '') }),
  };
}

const idOf = (statement: unknown): unknown =>
  typeof statement === 'object' && statement !== null ? String(Reflect.get(statement, 'id')).toLowerCase() : undefined;

function parse(text: unknown): unknown {
  try {
    return JSON.parse(String(text));
  } catch {
    return undefined;
  }
}

/** Sends text as it is, and everything else as JSON; gives the answer's body as text. */
const adapter =
  (request: typeof fetch, keepalive: boolean): Adapter =>
  async ({ url, method, data, headers }) => {
    const stop = new AbortController();
    const timer = setTimeout(() => stop.abort(), timeoutMs);
    try {
      const response = await request(url, {
        method,
        headers: { ...headers },
        ...(data !== undefined && { body: typeof data === 'string' ? data : JSON.stringify(data) }),
        keepalive,
        cache: 'no-store',
        credentials: 'omit',
        redirect: 'error',
        referrerPolicy: 'no-referrer',
        signal: stop.signal,
      });
      return {
        data: inLibraryTypes(await response.text()),
        headers: Object.fromEntries(response.headers),
        status: response.status,
      };
    } finally {
      clearTimeout(timer);
    }
  };
