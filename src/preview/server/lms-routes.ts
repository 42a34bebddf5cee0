import type { LmsState } from '../lms.ts';
import type { Commit } from '../policy.ts';
import { policyOf } from '../scorm.ts';
import { type AttemptStore, isCmi } from './attempts.ts';
import { contentType } from './content-types.ts';
import { HttpError, html, isObject, json, type Reply, type Request, readJson } from './http.ts';
import type { LoadedPackage } from './packages.ts';
import { coursePage, listPage } from './views.ts';

/** What the LMS is made of. */
export interface LmsOptions {
  readonly packages: () => Promise<readonly LoadedPackage[]>;
  readonly attempts: AttemptStore;
  /** Authorization header that a package may use on the LRS. */
  readonly lrsKey: string;
}

type Action = (found: LoadedPackage, request: Request) => Reply | Promise<Reply>;

/** The LMS: pages for the learner, the packages' files, and the data of the attempts. */
export function createLms({ packages, attempts, lrsKey }: LmsOptions): (request: Request) => Promise<Reply> {
  function addressOf({ activity, descriptor, hash }: LoadedPackage): string {
    return `/pakke/${activity}/${attempts.of(activity, hash).revision}/${descriptor.href}`;
  }

  function stateOf(found: LoadedPackage, { host, query }: Request): LmsState {
    const { activity, module, format, version, descriptor, hash } = found;
    const { attempt, revision, cmi } = attempts.of(activity, hash);
    const policy = policyOf(format);
    const launch = policy?.launch(cmi, {
      learnerId: 'provebruker',
      learnerName: 'Prøvesen, Testine',
      // Where a Moodle administrator would write it into `datafromlms`; 255 characters at most.
      launchData: JSON.stringify({ lrs: { endpoint: `http://${host}/xapi/`, auth: lrsKey } }),
      objectives: descriptor.objectives,
      browse: query.get('launchMode') === 'Browse',
    });
    return {
      activity,
      module,
      format,
      title: descriptor.title,
      version,
      attempt,
      revision,
      href: addressOf(found),
      cmi,
      status: policy?.standing(cmi).status ?? '',
      entry: (launch && policy?.standing(launch).entry) ?? '',
      launch: launch ?? {},
    };
  }

  const actions: Readonly<Record<string, Action>> = {
    'GET /kurs/': (found) =>
      found.format === 'web'
        ? { status: 303, headers: { location: addressOf(found) } }
        : html(coursePage({ activity: found.activity, title: found.descriptor.title })),
    'POST /kurs/nytt-forsok'({ activity }) {
      attempts.restart(activity);
      return { status: 303, headers: { location: `/kurs/${activity}` } };
    },
    'GET /lms/': (found, request) => json(stateOf(found, request)),
    'POST /lms/nytt-forsok'(found, request) {
      attempts.restart(found.activity);
      return json(stateOf(found, request));
    },
    async 'POST /lms/commit'({ activity, format }, request) {
      const policy = policyOf(format);
      if (!policy) throw new HttpError(404, 'Pakken er ikke SCORM.');
      const attempt = Number(request.query.get('forsok'));
      const commit = readCommit(await readJson(request));
      const stored = attempts.update(activity, attempt, (cmi) => policy.store(cmi, commit));
      return stored ? json({ result: true }) : json({ result: false, errorCode: 101 }, 409);
    },
  };

  return async (request) => {
    const all = await packages();
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (request.path === '/') {
      const list = all.map((found) => ({ ...stateOf(found, request), minutes: found.descriptor.minutes }));
      return html(listPage(list));
    }
    const [, area = '', activity, ...rest] = request.path.split('/');
    const found = all.find((candidate) => candidate.activity === activity);
    if (!found) throw new HttpError(404, 'Adressen fører ikke til en modul.');
    attempts.of(found.activity, found.hash); // The first request begins the first attempt, whatever it asks for.
    if (area === 'pakke' && method === 'GET') return file(found, rest.join('/'));
    const action = actions[`${method} /${area}/${rest.join('/')}`];
    if (!action) throw new HttpError(404, 'Adressen fører ikke til noe i forhåndsvisningen.');
    return await action(found, request);
  };
}

function file({ files }: LoadedPackage, rest: string): Reply {
  const [revision = '', ...path] = rest.split('/');
  const bytes = files.get(path.join('/'));
  // Moodle ignores the revision, which is there for caches only: a page of the old zip gets the files of the new one.
  if (!/^\d+$/.test(revision) || !bytes) throw new HttpError(404, 'Filen finnes ikke i pakken.');
  const headers = { 'content-type': contentType(path.join('/')), 'cache-control': 'no-store' };
  return { status: 200, headers, body: bytes };
}

function readCommit(value: unknown): Commit {
  if (isObject(value) && isCmi(value.cmi) && typeof value.finish === 'boolean') {
    return { cmi: value.cmi, finish: value.finish };
  }
  throw new HttpError(400, 'A commit is { cmi, finish }.');
}
