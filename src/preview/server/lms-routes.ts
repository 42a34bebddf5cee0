import type { LmsState } from '../lms.ts';
import { defaultLms, isLmsName, type LmsName } from '../lms-name.ts';
import type { Commit } from '../policy.ts';
import { policyOf } from '../scorm.ts';
import { type AttemptStore, isCmi } from './attempts.ts';
import { byteRange } from './byte-range.ts';
import { contentType } from './content-types.ts';
import { attemptKey, type FaultDesk, inNewVersion, learnerOf, meet } from './fault-desk.ts';
import { HttpError, html, isObject, json, type Reply, type Request, readJson } from './http.ts';
import { loggedInPage, loginPage } from './login-pages.ts';
import type { LoadedPackage } from './packages.ts';
import { coursePage, labPage, listPage } from './views.ts';

/** What the LMS is made of. */
export interface LmsOptions {
  readonly packages: () => Promise<readonly LoadedPackage[]>;
  readonly attempts: AttemptStore;
  readonly faults: FaultDesk;
  /** Authorization header that a package may use on the LRS. */
  readonly lrsKey: string;
}

/** One learner's work at an activity. */
interface Work {
  /** As an administrator has uploaded it last. */
  readonly found: LoadedPackage;
  /** Absent: the one that there is without. */
  readonly learner: string | undefined;
  readonly key: string;
}

type Action = (work: Work, request: Request) => Reply | Promise<Reply>;

/** The LMS: pages for the learner, the packages' files, and the data of the attempts. */
export function createLms(options: LmsOptions): (request: Request) => Promise<Reply> {
  const { packages, attempts, faults } = options;
  const actions = actionsOf(options);

  const workAt = (found: LoadedPackage, learner: string | undefined): Work => {
    const key = attemptKey(found.activity, learner);
    const uploaded = inNewVersion(found, faults.of(key));
    attempts.of(key, uploaded.hash); // The first request begins the first attempt, whatever it asks for.
    return { found: uploaded, learner, key };
  };

  return async (request) => {
    const all = await packages();
    const method = request.method === 'HEAD' ? 'GET' : request.method;
    if (request.path === '/') {
      const works = all.map((found) => workAt(found, undefined));
      const list = works.map((work) => ({
        ...stateOf(options, work, request),
        minutes: work.found.descriptor.minutes,
      }));
      return html(listPage(list));
    }
    const [, area = '', activity = '', ...rest] = request.path.split('/');
    const found = all.find((candidate) => candidate.activity === activity);
    if (!found) throw new HttpError(404, 'Adressen fører ikke til en modul.');
    if (area === 'pakke' && method === 'GET') {
      const { learner, path } = readFilePath(rest);
      const work = workAt(found, learner);
      return await meet(faults.of(work.key), false, loginAddress(work), async () =>
        file(work.found, path, request.headers.range),
      );
    }
    const action = actions[`${method} /${area}/${rest.join('/')}`];
    if (!action) throw new HttpError(404, 'Adressen fører ikke til noe i forhåndsvisningen.');
    return await action(workAt(found, learnerOf(request)), request);
  };
}

/** What can be asked for beside the front page and the files of the packages. */
function actionsOf(options: LmsOptions): Readonly<Record<string, Action>> {
  const { attempts, faults } = options;
  return {
    'GET /kurs/': (work) =>
      work.found.format === 'web'
        ? { status: 303, headers: { location: addressOf(options, work) } }
        : html(coursePage({ activity: work.found.activity, title: work.found.descriptor.title, lab: true })),
    'POST /kurs/nytt-forsok'({ key, found }) {
      attempts.restart(key);
      return { status: 303, headers: { location: `/kurs/${found.activity}` } };
    },
    'GET /lab/': ({ found }) => html(labPage(found)),
    'GET /lms/': (work, request) => json(stateOf(options, work, request)),
    'POST /lms/nytt-forsok'(work, request) {
      attempts.restart(work.key);
      return json(stateOf(options, work, request));
    },
    'GET /lms/feil': ({ key }) => json(faults.of(key)),
    'POST /lms/feil': async ({ key }, request) => json(faults.change(key, await readJson(request))),
    'POST /lms/commit': (work, request) =>
      meet(faults.of(work.key), true, loginAddress(work), () => commit(options, work, request)),
    'GET /logg-inn/': (work) => html(loginPage(loginAddress(work))),
    'POST /logg-inn/'({ key, found }) {
      faults.change(key, { loggedOut: false });
      return html(loggedInPage(found.activity));
    },
  };
}

/** The page that stands in the way of a learner who is logged out. */
const loginAddress = ({ found, learner }: Work): string =>
  `/logg-inn/${found.activity}${learner === undefined ? '' : `?learner=${learner}`}`;

function addressOf({ attempts }: LmsOptions, { found, learner, key }: Work): string {
  const { revision } = attempts.of(key, found.hash);
  // Behind the revision, so that the files that a page asks for name the learner too.
  const place = learner === undefined ? revision : `${revision}.${learner}`;
  return `/pakke/${found.activity}/${place}/${found.descriptor.href}`;
}

function stateOf(options: LmsOptions, work: Work, { host, query }: Request): LmsState {
  const { found, learner, key } = work;
  const { activity, module, format, version, descriptor, hash } = found;
  const { attempt, revision, cmi, book } = options.attempts.of(key, hash);
  const lms = lmsOf(query);
  const policy = policyOf(format, lms);
  const launch = policy?.launch(cmi, {
    learnerId: learner ?? 'provebruker',
    learnerName: 'Prøvesen, Testine',
    // Where a Moodle administrator would write it into `datafromlms`; 255 characters at most.
    launchData: JSON.stringify({ lrs: { endpoint: `http://${host}/xapi/`, auth: options.lrsKey } }),
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
    href: addressOf(options, work),
    cmi,
    status: policy?.standing(cmi).status ?? '',
    entry: (launch && policy?.standing(launch).entry) ?? '',
    launch: launch ?? {},
    lms,
    grade: book.grade,
    complete: book.complete,
    faults: options.faults.of(key),
  };
}

/** The LMS that a query asks for; an unknown name would hide a slip in a test. */
function lmsOf(query: URLSearchParams): LmsName {
  const name = query.get('lms');
  if (name === null || name === '') return defaultLms;
  if (!isLmsName(name)) throw new HttpError(400, 'Forhåndsvisningen kjenner ikke den læringsplattformen.');
  return name;
}

async function commit({ attempts }: LmsOptions, { found, key }: Work, request: Request): Promise<Reply> {
  const policy = policyOf(found.format, lmsOf(request.query));
  if (!policy) throw new HttpError(404, 'Pakken er ikke SCORM.');
  const attempt = Number(request.query.get('forsok'));
  const stored = attempts.commit(key, attempt, readCommit(await readJson(request)), policy);
  return stored ? json({ result: true }) : json({ result: false, errorCode: 101 }, 409);
}

/** The learner, where one stands behind the revision; the revision itself is for caches only, and Moodle ignores it. */
function readFilePath([place = '', ...path]: readonly string[]): { learner: string | undefined; path: string } {
  const match = /^\d+(?:\.([A-Za-z0-9_-]{1,64}))?$/.exec(place);
  if (!match) throw new HttpError(404, 'Filen finnes ikke i pakken.');
  return { learner: match[1], path: path.join('/') };
}

/** A page of the old zip gets the files of the new one, and none that only the old one had. */
function file({ files }: LoadedPackage, path: string, range: string | undefined): Reply {
  const bytes = files.get(path);
  if (!bytes) throw new HttpError(404, 'Filen finnes ikke i pakken.');
  const type = contentType(path);
  const whole = { status: 200, headers: { 'content-type': type, 'cache-control': 'no-store' }, body: bytes };
  return byteRange(whole, type, range);
}

function readCommit(value: unknown): Commit {
  if (isObject(value) && isCmi(value.cmi) && typeof value.finish === 'boolean') {
    return { cmi: value.cmi, finish: value.finish };
  }
  throw new HttpError(400, 'A commit is { cmi, finish }.');
}
