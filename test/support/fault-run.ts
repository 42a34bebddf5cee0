import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page, Request } from 'playwright-core';
import type { Cmi5Log } from '../../src/preview/launch-log.ts';
import type { LmsState } from '../../src/preview/lms.ts';
import { startPreview } from '../../src/preview/server/server.ts';
import type { LrsConfig } from '../../src/tracking/launch-data.ts';
import { changeAnswers } from './change-answers.ts';
import { type FaultProxyOptions, type ProxiedRequest, startFaultProxy } from './fault-proxy.ts';
import type { LoggedStatement } from './stage.ts';

/** The formats that report to an LRS in ways of their own: beside an LMS, and with the LRS as all there is. */
export type ReportingFormat = 'scorm12' | 'cmi5' | 'xapi';

/** What to run, and the faults on the way. */
export interface FaultRunOptions extends Omit<FaultProxyOptions, 'target'> {
  readonly format: ReportingFormat;
  /** Whether a file of the package names the LRS, instead of the launch data (SCORM). */
  readonly hasFile?: boolean;
  /** Changes the page before anything runs in it. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

/** What came of a run. */
export interface FaultRun {
  readonly temper: string;
  readonly requests: readonly ProxiedRequest[];
  /** What the LRS holds in the end, as `verb object response`, sorted. */
  readonly told: readonly string[];
  /** Statements that were sent, got no answer, and are not there. */
  readonly unanswered: number;
  /** What the LMS says was against the standard (cmi5). */
  readonly violations: readonly string[];
}

/** A preview of its own, so that several can be used at the same time; each run is one learner's whole course, from nothing. */
export async function openLane(browser: Browser, dist: string) {
  const own = await mkdtemp(join(tmpdir(), 'samspill-lane-'));
  const preview = await startPreview({ dist, attempts: join(own, 'attempts.json') });
  const newPage = pagesOf(browser);
  let logged = 0;

  /** The statements that came since the last time, and are stored. */
  async function newlyStored(): Promise<readonly LoggedStatement[]> {
    const all: readonly LoggedStatement[] = await json(`${preview.url}/xapi/_log?etter=${logged}`);
    logged += all.length;
    return all.filter(({ outcome }) => outcome === 'stored');
  }

  return {
    async run({ format, hasFile = false, prepare, ...options }: FaultRunOptions): Promise<FaultRun> {
      const activity = format === 'scorm12' ? 'm1' : `m1.${format}`;
      await fetch(`${preview.url}/lms/${activity}/nytt-forsok`, { method: 'POST' });
      const proxy = await startFaultProxy({ ...options, target: preview.url });
      const page = await newPage();
      try {
        await prepare?.(page);
        const time = timeOf(page);
        await page.goto(
          format === 'scorm12'
            ? await openScorm12(page, proxy.url, hasFile)
            : `${proxy.url}/kurs/${activity}?window=own`,
        );
        await opened(page, time.pass);
        await outboxOpened(page);
        await page.evaluate(takeCourse);
        await drain(page, time);
        const sent = new Set(proxy.requests.flatMap(({ ids }) => ids));
        const stored = (await newlyStored()).filter(({ statement }) => sent.has(statement.id));
        const told = stored.map(describe);
        for (const { statement } of stored) sent.delete(statement.id);
        const log = format === 'cmi5' ? await json<Cmi5Log>(`${preview.url}/cmi5/${activity}/_log`) : undefined;
        const violations = (log?.violations ?? []).map(({ req, text }) => `${req} ${text}`);
        return { temper: proxy.temper, requests: proxy.requests, told: told.sort(), unanswered: sent.size, violations };
      } finally {
        await page.close();
        await proxy.close();
      }
    },
    async close() {
      await preview.close();
      await rm(own, { recursive: true });
    },
  };
}

/** Runs that share a context: one for each would cost a process; one for all would play every passing of time again. */
const runsOfContext = 8;

/** Gives pages with a clock that can be told to go; each run has an origin of its own, so nothing is shared. */
function pagesOf(browser: Browser): () => Promise<Page> {
  let context: BrowserContext | undefined;
  let count = 0;
  return async () => {
    if (!context || count++ % runsOfContext === 0) {
      await context?.close();
      context = await browser.newContext({ viewport: { width: 320, height: 480 } });
      await context.clock.install();
    }
    return context.newPage();
  };
}

const json = async <T>(url: string): Promise<T> => (await fetch(url)).json() as Promise<T>;

/** Without what is another in every run: port, and number of the attempt. */
const describe = ({ statement: { verb, object, result } }: LoggedStatement): string =>
  [verb.id.split('/').at(-1), String(object.id).replace(/^http:\/\/127[^/]*|\?nr=\d+$/g, ''), result?.response]
    .join(' ')
    .trim();

/** An API of a few lines that says yes to everything; gives the address of the package. */
async function openScorm12(page: Page, url: string, hasFile: boolean): Promise<string> {
  const { href, launch }: LmsState = await json(`${url}/lms/m1`);
  const launchData = launch['cmi.launch_data'] ?? '';
  if (hasFile) await addLrsFile(page, JSON.parse(launchData).lrs);
  const cmi = { 'cmi.core.lesson_mode': 'normal', 'cmi.launch_data': hasFile ? '' : launchData };
  await page.addInitScript((given: Record<string, string | undefined>) => {
    const [yes, none] = [() => 'true', () => '0'];
    const API = {
      LMSInitialize: yes,
      LMSFinish: yes,
      LMSCommit: yes,
      LMSGetValue: (key: string) => given[key] ?? (key.endsWith('_count') ? '0' : ''),
      LMSSetValue(key: string, value: string) {
        given[key] = value;
        return 'true';
      },
      LMSGetLastError: none,
      LMSGetErrorString: () => '',
      LMSGetDiagnostic: () => '',
    };
    Object.assign(window, { API });
  }, cmi);
  return url + href;
}

/** Gives the package the file of an administrator, whose key has been replaced when it is read for the second time. */
async function addLrsFile(page: Page, lrs: LrsConfig): Promise<void> {
  let reads = 0;
  await page.route('**/samspill-lrs.txt', (route) =>
    route.fulfill({ json: reads++ === 0 ? { ...lrs, auth: 'Basic b2xkOm9sZA==' } : lrs }),
  );
  await changeAnswers(page, '**/index.html', (text) => text.replace('<html', '<html data-lrs="samspill-lrs.txt"'));
}

/** Waits until the course is open, however long its requests are met with faults; who is told that it is not, tries again. */
async function opened(page: Page, pass: Time['pass']): Promise<void> {
  const status = page.locator('sam-save-status[data-kind]');
  for (;;) {
    const kind = await status.getAttribute('data-kind', { timeout: 50 }).catch(() => undefined);
    if (kind === 'no-contact') await page.reload();
    else if (kind) return;
    await pass(openingStepMs);
  }
}

/** In the page: goes through every lesson, and answers all that is asked, rightly. */
async function takeCourse(): Promise<void> {
  const pause = () => new Promise((resolve) => setTimeout(resolve, 10));
  for (const view of document.querySelectorAll('.sam-view')) {
    location.hash = view.id;
    for (const input of view.querySelectorAll<HTMLInputElement>('[data-correct] input')) input.click();
    for (const button of view.querySelectorAll<HTMLButtonElement>('button[type=submit]')) button.click();
    view.querySelector<HTMLButtonElement>('.sam-next')?.click();
    await pause();
  }
}

/** In the page: presses «Lagre og avslutt», again where it could not end; gives whether the learner is out. */
function leave(): boolean {
  const button = document.querySelector<HTMLButtonElement>('#sam-exit');
  const isOut = !button || document.querySelector('.sam-goodbye') !== null;
  if (!isOut && button.ariaBusy !== 'true') button.click();
  return isOut;
}

/** Shorter than a launch waits for anything, such as the file of the LRS: a request may begin just before time passes. */
const openingStepMs = 1_500;
/** Shorter than a request may last. */
const stepMs = 20_000;
/** Longer than the outbox ever waits. */
const quietSteps = 4;
/** An outbox that is not empty by then never will be. */
const mostSteps = 500;

/** Ends the course, and waits until nothing more goes to the LRS. */
async function drain(page: Page, { pass, count }: Time): Promise<void> {
  for (let quiet = 0, steps = 0; quiet < quietSteps; steps++) {
    if (steps === mostSteps) throw new Error('the requests to the LRS never end');
    const before = count();
    // The page may be on its way to where the LMS wants the learner.
    const isOut = await page.evaluate(leave).catch(() => false);
    await pass(stepMs);
    quiet = isOut && count() === before ? quiet + 1 : 0;
  }
}

/**
 * Waits for what hangs neither on a request nor on the time of the page: the turn of its outbox, which a browser gives when it
 * pleases, and the end of what it does then.
 */
const inTurn = (page: Page): Promise<void> =>
  page.evaluate(() => navigator.locks.request('samspill:outbox', async () => {})).catch(() => undefined);

/** Waits until the outbox of the page is open: what lies on its shelf is read at the pace of the disk. */
async function outboxOpened(page: Page): Promise<void> {
  const lanes = () =>
    page.evaluate(async () => {
      const { held = [] } = await navigator.locks.query();
      return held.filter(({ name }) => name?.startsWith('samspill:outbox:')).length;
    });
  while ((await lanes()) === 0) await new Promise((done) => setTimeout(done, 10));
  await new Promise((done) => setTimeout(done, 50));
}

/** The time of a page: it passes as fast as requests are answered, so that none of them seems late. */
interface Time {
  pass(ms: number): Promise<void>;
  /** Requests to the LRS so far. */
  count(): number;
}

function timeOf(page: Page): Time {
  const open = new Set<Request>();
  let count = 0;
  page.on('request', (request) => {
    open.add(request);
    if (/\/(?:xapi|lrs)\//.test(request.url())) count++;
  });
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => open.delete(request));
  const answered = async () => {
    for (let waited = 0; open.size > 0 && waited < 5_000; waited += 5) await new Promise((done) => setTimeout(done, 5));
  };
  return {
    async pass(ms) {
      await answered();
      await page.clock.fastForward(ms);
      await inTurn(page);
      await answered();
    },
    count: () => count,
  };
}
