import type { AttemptStore } from './attempts.ts';
import { HttpError, html, json, type Reply, type Request } from './http.ts';
import { launchPage } from './launched-pages.ts';
import type { Lrs } from './lrs.ts';
import type { LoadedPackage } from './packages.ts';

/** What an LMS for launched content is made of. */
export interface LaunchingLmsOptions {
  readonly attempts: AttemptStore;
  readonly lrs: Lrs;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** Answers a request about an activity: its page (`kurs`), or what stands behind its name under `cmi5` or `tincan`. */
export type ActivityRoutes = (found: LoadedPackage, area: string, rest: string, request: Request) => Promise<Reply>;

/** What a way to launch adds to what all of them have. */
export interface LaunchedRoutesOptions {
  /** Launches, and gives the address to open. */
  launch(found: LoadedPackage, request: Request): Promise<string>;
  /** What `GET _log` tells. */
  log(found: LoadedPackage): unknown;
  /** Answers the rest of the addresses; `undefined` = there is no such. */
  other?(found: LoadedPackage, rest: string, request: Request): Promise<Reply> | undefined;
}

/** Routes of activities that are launched with a query: the page with the frame, or with `?window=own` the content itself. */
export function launchedRoutes({ launch, log, other }: LaunchedRoutesOptions): ActivityRoutes {
  return async (found, area, rest, request) => {
    const { activity, descriptor } = found;
    if (area === 'kurs') {
      if (request.query.get('window') !== 'own') return html(launchPage({ activity, title: descriptor.title }));
      return { status: 303, headers: { location: await launch(found, request) } };
    }
    if (rest === 'launch' && request.method === 'POST') return json({ href: await launch(found, request) });
    if (rest === '_log' && request.method === 'GET') return json(log(found));
    const reply = await other?.(found, rest, request);
    if (!reply) throw new HttpError(404, 'Adressen fører ikke til noe i forhåndsvisningen.');
    return reply;
  };
}
