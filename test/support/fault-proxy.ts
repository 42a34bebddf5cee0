import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ReceivedStatement } from '../../src/preview/received.ts';

/** What can happen on the way to an LRS and back; «before» = nothing was delivered, «after» = only the answer was lost. */
export const faults = [
  '500',
  '503',
  '429 in seconds',
  '429 as a date',
  'cut before',
  'cut after',
  'time-out before',
  'time-out after',
] as const;

/** One of them. */
export type Fault = (typeof faults)[number];

/**
 * How an LRS meets a statement that it holds already: takes it, answers 409, answers 403 as a cmi5 proxy does, or takes one but
 * refuses a batch that holds one with 409 (standards.md §9). One LRS always does the same.
 */
export const tempers = ['takes', '409', '403', 'batch 409'] as const;

/** One of them. */
export type Temper = (typeof tempers)[number];

/** How a proxy behaves; everything that is left to chance hangs on the seed. */
export interface FaultProxyOptions {
  /** Origin of the preview behind it, such as `http://127.0.0.1:43210`. */
  readonly target: string;
  readonly seed: number;
  /** Faults in all; then every request gets through. 12 unless told. */
  readonly most?: number;
  /** Likelihood of a fault, 0–1. 0.5 unless told. */
  readonly share?: number;
  /** The ones that may happen; all unless told. */
  readonly faults?: readonly Fault[];
  /** Drawn by the seed unless told. */
  readonly temper?: Temper;
  /** How long a time-out lasts before the line is cut, in milliseconds. 150 unless told. */
  readonly holdMs?: number;
  /** Seconds of every Retry-After. 1 unless told. */
  readonly retryAfter?: number;
}

/** A request to the LRS as the proxy met it. */
export interface ProxiedRequest {
  readonly method: string;
  readonly path: string;
  /** Ids of the statements in it. */
  readonly ids: readonly string[];
  readonly fault: Fault | undefined;
  /** Of the answer; 0 = there was none. */
  readonly status: number;
}

/** A proxy that runs. */
export interface FaultProxy {
  /** Such as `http://127.0.0.1:43211`; every address of the preview works behind it, and only those of an LRS meet faults. */
  readonly url: string;
  readonly temper: Temper;
  readonly requests: readonly ProxiedRequest[];
  /** Of the statements that came this way: how many times the LRS has stored each, by id. */
  stored(): Promise<ReadonlyMap<string, number>>;
  close(): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

const lrsPath = /^\/(?:xapi\/(?!_)|cmi5\/[^/]+\/lrs\/)/;

/** Starts a proxy in front of the preview on the loopback address. */
export async function startFaultProxy(options: FaultProxyOptions): Promise<FaultProxy> {
  const { target, seed, most = 12, share = 0.5, holdMs = 150, retryAfter = 1 } = options;
  const possible = options.faults ?? faults;
  const chance = chanceFrom(seed);
  const temper = options.temper ?? pick(tempers, chance());
  const requests: ProxiedRequest[] = [];
  const held = new Set<string>();
  let left = most;

  function drawFault(): Fault | undefined {
    if (left === 0 || possible.length === 0 || chance() >= share) return undefined;
    left--;
    return pick(possible, chance());
  }

  /** What the LRS itself says to what it holds already; `undefined` = the request goes through. */
  function refusal(ids: readonly string[]): number | undefined {
    if (temper === 'takes' || !ids.some((id) => held.has(id))) return undefined;
    if (temper === 'batch 409') return ids.length > 1 ? 409 : undefined;
    return Number(temper);
  }

  async function deliver(message: IncomingMessage, body: Buffer, ids: readonly string[]): Promise<Answer> {
    const status = refusal(ids);
    if (status !== undefined) return { status, headers: {}, body: Buffer.from('A statement with this id is stored.') };
    const answer = await forward(target, message, body);
    if (answer.status === 200 || answer.status === 204) for (const id of ids) held.add(id);
    return answer;
  }

  async function meetFault(fault: Fault | undefined, message: IncomingMessage, body: Buffer, ids: readonly string[]) {
    switch (fault) {
      case '500':
      case '503':
        return { status: Number(fault), headers: {}, body: Buffer.from('Try again.') };
      case '429 in seconds':
        return tooMany(String(retryAfter));
      case '429 as a date':
        return tooMany(new Date(Date.now() + retryAfter * 1000).toUTCString());
      case 'time-out before':
        await pause(holdMs);
        return undefined;
      case 'cut before':
        return undefined;
      case 'time-out after':
        await deliver(message, body, ids);
        await pause(holdMs);
        return undefined;
      case 'cut after':
        await deliver(message, body, ids);
        return undefined;
      case undefined:
        return await deliver(message, body, ids);
    }
  }

  async function handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = message.url ?? '/';
    const { method = 'GET' } = message;
    if (method === 'OPTIONS')
      return send(response, message, { status: 204, headers: preflight, body: Buffer.alloc(0) });
    const body = await bodyOf(message);
    if (!lrsPath.test(path)) return send(response, message, await forward(target, message, body));
    const ids = method === 'GET' ? [] : idsIn(path, body);
    const fault = drawFault();
    const answer = await meetFault(fault, message, body, ids);
    requests.push({ method, path, ids, fault, status: answer?.status ?? 0 });
    if (answer) send(response, message, answer);
    else response.destroy();
  }

  const server = createServer((message, response) => {
    handle(message, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    temper,
    requests,
    async stored() {
      const log = (await (await fetch(`${target}/xapi/_log`)).json()) as readonly ReceivedStatement[];
      const seen = new Set(requests.flatMap(({ ids }) => ids));
      const counts = new Map<string, number>();
      for (const { statement, outcome } of log) {
        const { id } = statement as { id?: string };
        if (outcome === 'stored' && id && seen.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
      }
      return counts;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

const preflight = {
  'access-control-allow-methods': 'GET, PUT, POST, DELETE',
  'access-control-allow-headers': 'authorization, content-type, x-experience-api-version, if-match, if-none-match',
  'access-control-max-age': '600',
};

const tooMany = (retryAfter: string): Answer => ({
  status: 429,
  headers: { 'retry-after': retryAfter },
  body: Buffer.from('Slow down.'),
});

/** Answers, on a connection of its own: a browser sends a request again by itself when a used one is cut. */
function send(response: ServerResponse, message: IncomingMessage, { status, headers, body }: Answer): void {
  const { origin } = message.headers;
  response.writeHead(status, {
    ...headers,
    connection: 'close',
    ...(origin && {
      'access-control-allow-origin': origin,
      'access-control-expose-headers': 'ETag, Retry-After, X-Experience-API-Version',
      vary: 'Origin',
    }),
  });
  response.end(body);
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(Buffer.from(part));
  return Buffer.concat(parts);
}

/** Sends a request on, with the address that the browser used: the preview makes its own addresses of that. */
const forward = (target: string, { method, url, headers }: IncomingMessage, body: Buffer): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const outgoing = openRequest(
      new URL(url ?? '/', target),
      { method, headers: { ...headers, connection: 'close' } },
      (incoming) => {
        bodyOf(incoming).then(
          (bytes) => resolve({ status: incoming.statusCode ?? 0, headers: incoming.headers, body: bytes }),
          reject,
        );
      },
    );
    outgoing.once('error', reject);
    outgoing.end(body);
  });

function idsIn(path: string, body: Buffer): string[] {
  const { pathname, searchParams } = new URL(path, 'http://127.0.0.1');
  if (!pathname.endsWith('/statements')) return [];
  const value: unknown = JSON.parse(body.toString('utf8'));
  const ids = [value].flat().map((statement) => (statement as { id?: string }).id ?? searchParams.get('statementId'));
  return ids.flatMap((id) => (id ? [id] : []));
}

const pause = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));

const pick = <T>(list: readonly T[], number: number): T => {
  const found = list[Math.floor(number * list.length)];
  if (found === undefined) throw new Error('nothing to draw from');
  return found;
};

/** Numbers from 0 up to 1 that hang on the seed alone (mulberry32). */
function chanceFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
