import type { ServerResponse } from 'node:http';
import type { LiveContent, LiveModule, LiveNews } from '../../model/live.ts';
import type { PackageFormat } from '../../model/package.ts';
import { readDescriptor } from './descriptor.ts';
import { html, json, type Reply, type Request } from './http.ts';
import { activityOf, byModuleAndFormat, type LoadedPackage } from './packages.ts';
import { guidePage } from './views.ts';

/** Address of the stream that tells pages how it stands with the content. */
const newsPath = '/direkte';

/** Tells a page what is new. */
const listener = '<script src="/direkte-nytt.js" defer></script>';

/** A preview of content while it is written. */
export interface LivePreview {
  readonly packages: () => Promise<readonly LoadedPackage[]>;
  /** Takes over the answer to a request for the stream of news; `false` for any other. */
  stream(path: string, response: ServerResponse): boolean;
  /** Answers what only a live preview has; `undefined` for the rest. */
  route(request: Request): Promise<Reply | undefined>;
  /** Puts the scripts that listen into a page. */
  withScripts(request: Request, reply: Reply): Reply;
}

/** Plays modules as they stand in an author's files, in the place of built zips. */
export function livePreview(content: LiveContent): LivePreview {
  const loaded = new Map<string, LoadedPackage & { readonly of: LiveModule }>();
  const load = (module: LiveModule, format: PackageFormat): LoadedPackage => {
    const activity = activityOf(module.id, format);
    const known = loaded.get(activity);
    if (known?.of === module) return known;
    const files = module.files(format);
    const read = (path: string) => {
      const bytes = files.get(path);
      return bytes && Buffer.from(bytes).toString('utf8');
    };
    const now = {
      ...{ module: module.id, format, activity, version: module.version, files, of: module },
      descriptor: readDescriptor(format, read),
      // What an author writes is no new package to the LMS; a version is.
      hash: `direkte ${module.version}`,
    };
    loaded.set(activity, now);
    return now;
  };
  return {
    packages: async () => {
      const all = content.modules().flatMap((module) => module.formats.map((format) => load(module, format)));
      return all.sort(byModuleAndFormat);
    },
    stream(path, response) {
      if (path !== newsPath) return false;
      streamNews(content, response);
      return true;
    },
    async route({ path }) {
      if (path === '/veiledning') return html(guidePage(await content.guide()));
      return path === `${newsPath}/na` ? json(content.news()) : undefined;
    },
    withScripts({ path, query }, reply) {
      if (!reply.headers?.['content-type']?.startsWith('text/html') || reply.body === undefined) return reply;
      const [, area, activity = ''] = path.split('/');
      const [module = ''] = activity.split('.');
      const stamp = content.news().stamps[module];
      // The document of a package gets the one that takes over what has changed in it; the pages of the preview show faults.
      const script =
        area === 'pakke'
          ? `${listener}<script src="/direkte-ramme.js" data-module="${module}" data-stamp="${stamp}" defer></script>`
          : `${listener}<script type="module" src="/direkte-side.js"></script>`;
      const whole = Buffer.from(reply.body).toString('utf8');
      // A page that looks for what is new has the styles already, and they are more than half of the document.
      const text = query.has('nytt') ? whole.replaceAll(/<style>.*?<\/style>/gs, '<style></style>') : whole;
      // A package's document ends without «/body».
      return { ...reply, body: area === 'pakke' ? text + script : text.replace('</head>', (end) => script + end) };
    },
  };
}

/** Tells how it stands now, and then of each change, as server-sent events; the browser comes back by itself. */
function streamNews(content: LiveContent, response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  const send = (news: LiveNews) => response.write(`retry: 500\ndata: ${JSON.stringify(news)}\n\n`);
  send(content.news());
  response.on('close', content.onNews(send));
}
