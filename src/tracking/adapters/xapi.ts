import XAPI from '@xapi/xapi';
import type { LrsConfig } from '../launch-data.ts';
import type { StatementSender } from '../outbox.ts';

/** Where to send, and with what; `fetch` is the browser's unless it is given. */
export interface SenderConfig extends LrsConfig {
  readonly fetch?: typeof fetch;
}

type XapiConfig = ConstructorParameters<typeof XAPI>[0];
type XapiStatements = Parameters<XAPI['sendStatements']>[0]['statements'];

const timeoutMs = 30_000;

/**
 * Sends statements through `@xapi/xapi`. Its own fetch adapter drops status and headers of a refusal (standards.md §2);
 * the one given to it here keeps them, and can outlive the page.
 */
export function createSender({ endpoint, auth, fetch: request = fetch }: SenderConfig): StatementSender {
  const connect = (keepalive: boolean) =>
    new XAPI({ endpoint, auth: header(auth), adapter: adapter(request, keepalive) });
  const ordinary = connect(false);
  const last = connect(true);
  return async (statements, { keepalive }) => {
    // A copy in the library's own types: ours are frozen.
    const copy: XapiStatements = JSON.parse(JSON.stringify(statements));
    const answer = await (keepalive ? last : ordinary).sendStatements({ statements: copy });
    const retryAfter: unknown = answer.headers['retry-after'];
    // An LRS answers 200 with the ids (xAPI Communication 2.1.2); a login page that says 200 has stored nothing.
    const status = answer.status === 200 && !Array.isArray(answer.data) ? 0 : answer.status;
    return { status, ...(typeof retryAfter === 'string' && { retryAfter }) };
  };
}

/** A credential is a whole header, or what follows `Basic`. */
const header = (auth: string): string => (auth.includes(' ') ? auth : `Basic ${auth}`);

const adapter =
  (request: typeof fetch, keepalive: boolean): Exclude<XapiConfig['adapter'], string | undefined> =>
  async ({ url, method, data, headers }) => {
    const response = await request(url, {
      method,
      body: JSON.stringify(data),
      headers: { ...headers },
      keepalive,
      credentials: 'omit',
      redirect: 'error',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(timeoutMs),
    });
    return {
      data: await response.json().catch(() => undefined),
      headers: Object.fromEntries(response.headers),
      status: response.status,
    };
  };
