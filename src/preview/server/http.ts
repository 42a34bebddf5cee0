import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';

/** A request, read as far as routing needs it. */
export interface Request {
  readonly method: string;
  /** Decoded path, from `/`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  /** Address and port the browser used; always a loopback one. */
  readonly host: string;
  /** The whole body; throws `HttpError` 413 above 8 MB. */
  body(): Promise<Buffer>;
}

/** An answer. */
export interface Reply {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
}

/** A request that cannot be met; the message goes to the client. */
export class HttpError extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.name = 'HttpError';
    this.status = status;
  }
}

const largestBody = 8 * 1024 * 1024;
const loopback = /^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/;

/** Reads a request; throws `HttpError` 403 for a foreign Host, so that no web site can reach the preview by name. */
export function readRequest(message: IncomingMessage): Request {
  const host = message.headers.host ?? '';
  if (!loopback.test(host)) throw new HttpError(403, 'The preview answers on the loopback address only.');
  const origin = message.headers.origin;
  if (origin && !loopback.test(origin.replace(/^https?:\/\//, ''))) throw new HttpError(403, 'Foreign origin.');
  const url = new URL(message.url ?? '/', `http://${host}`);
  return {
    method: message.method ?? 'GET',
    path: decode(url.pathname),
    query: url.searchParams,
    headers: message.headers,
    host,
    body: () => readBody(message),
  };
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    throw new HttpError(400, 'The address is not valid percent-encoding.');
  }
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of message) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > largestBody) throw new HttpError(413, 'The body is too large.');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}

/** The body as JSON; throws `HttpError` 400. */
export async function readJson(request: Request): Promise<unknown> {
  try {
    return JSON.parse((await request.body()).toString('utf8'));
  } catch (cause) {
    if (cause instanceof HttpError) throw cause;
    throw new HttpError(400, 'The body is not JSON.');
  }
}

/** A JSON answer that is never cached. */
export const json = (value: unknown, status = 200, headers: Readonly<Record<string, string>> = {}): Reply => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store', ...headers },
  body: JSON.stringify(value),
});

/** An HTML page that is never cached. */
export const html = (body: string, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' },
  body,
});

/** Sends an answer, uncompressed, as Moodle does. */
export function send(response: ServerResponse, { status, headers = {}, body = '' }: Reply, withBody: boolean): void {
  const bytes = typeof body === 'string' ? Buffer.from(body) : body;
  response.writeHead(status, { ...headers, ...(status === 204 ? {} : { 'content-length': bytes.length }) });
  response.end(withBody && status !== 204 ? bytes : undefined);
}

/** Whether a value is a JSON object. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
