import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { LiveContent } from '../../model/live.ts';
import { attemptFile, attemptStore } from './attempts.ts';
import { createCmi5Lms } from './cmi5-lms.ts';
import { DroppedConnection, faultDesk } from './fault-desk.ts';
import { HttpError, html, type Reply, type Request, readRequest, send } from './http.ts';
import type { ActivityRoutes } from './launched-routes.ts';
import { livePreview } from './live.ts';
import { createLms } from './lms-routes.ts';
import { createLrs } from './lrs.ts';
import type { LrsVariant } from './lrs-variant.ts';
import { packageShelf } from './packages.ts';
import { bundlePage } from './page-bundle.ts';
import { createTincanLauncher } from './tincan-launcher.ts';
import { faultPage } from './views.ts';

/** What is to be previewed. */
export interface PreviewOptions {
  /** Folder with the built zips; they are read again when they change. */
  readonly dist: string;
  /** Played in the place of the zips, as it is written; the attempts are those of `dist` all the same. */
  readonly content?: LiveContent;
  /** A free one, unless given. */
  readonly port?: number;
  /** File that keeps the attempts; see `attemptFile` unless given. Two previews that run at once need one each. */
  readonly attempts?: string;
  /** Where the LRS differs from the most forgiving one. */
  readonly lrs?: Partial<LrsVariant>;
}

/** A running preview. */
export interface Preview {
  /** Such as `http://127.0.0.1:43210`, without a slash at the end. */
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the preview LMS and its LRS on the loopback address only; rejects when the port is taken. */
export async function startPreview({
  dist,
  content,
  port = 0,
  attempts: kept = attemptFile(dist),
  lrs: variant = {},
}: PreviewOptions): Promise<Preview> {
  const bundle = await bundlePage();
  const lrs = createLrs({ variant });
  const live = content && livePreview(content);
  const packages = live?.packages ?? packageShelf(dist);
  const attempts = attemptStore(kept);
  const lms = createLms({ packages, attempts, faults: faultDesk(), lrsKey: lrs.auth });
  const launching: Readonly<Partial<Record<string, ActivityRoutes>>> = {
    cmi5: createCmi5Lms({ attempts, lrs }),
    xapi: createTincanLauncher({ attempts, lrs }),
  };
  const own: Readonly<Record<string, Reply>> = {
    '/forhandsvisning.js': asset('text/javascript; charset=utf-8', bundle.script),
    '/lab.js': asset('text/javascript; charset=utf-8', bundle.lab),
    '/direkte-nytt.js': asset('text/javascript; charset=utf-8', bundle.liveNews),
    '/direkte-ramme.js': asset('text/javascript; charset=utf-8', bundle.liveFrame),
    '/direkte-side.js': asset('text/javascript; charset=utf-8', bundle.livePage),
    '/kjor.js': asset('text/javascript; charset=utf-8', bundle.launching),
    '/forhandsvisning.css': asset('text/css; charset=utf-8', bundle.style),
  };

  async function route(request: Request): Promise<Reply> {
    if (request.path.startsWith('/xapi/')) return await lrs.handle(request.path.slice('/xapi/'.length), request);
    return own[request.path] ?? (await live?.route(request)) ?? (await launched(request)) ?? (await lms(request));
  }

  /** Pages and addresses of an activity that is launched, not called; `undefined` = the rest of the LMS has it. */
  async function launched(request: Request): Promise<Reply | undefined> {
    const [, area = '', activity, ...rest] = request.path.split('/');
    const isPage = area === 'kurs' && rest.length === 0 && request.method !== 'POST';
    if (!isPage && area !== 'cmi5' && area !== 'tincan') return undefined;
    const found = (await packages()).find((candidate) => candidate.activity === activity);
    return found && (await launching[found.format]?.(found, area, rest.join('/'), request));
  }

  async function answer(message: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const request = readRequest(message);
      if (live?.stream(request.path, response)) return;
      const reply = await route(request);
      send(response, live ? live.withScripts(request, reply) : reply, message.method !== 'HEAD');
    } catch (fault) {
      if (fault instanceof DroppedConnection) message.socket.destroy();
      else send(response, faultReply(fault), message.method !== 'HEAD');
    }
  }

  const server = createServer((message, response) => void answer(message, response));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((fault) => (fault ? reject(fault) : resolve()));
        server.closeAllConnections();
      }),
  };
}

const asset = (type: string, body: string): Reply => ({
  status: 200,
  headers: { 'content-type': type, 'cache-control': 'no-store' },
  body,
});

const portOf = (address: AddressInfo | string | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

function faultReply(fault: unknown): Reply {
  if (fault instanceof HttpError) return html(faultPage(fault.message), fault.status);
  return html(faultPage(fault instanceof Error ? fault.message : String(fault)), 500);
}
