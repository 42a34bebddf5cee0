import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Frame, type Page } from 'playwright-core';
import { inject } from 'vitest';
import { chromiumArgs } from '../../src/build/chromium.ts';
import type { Statement } from '../../src/model/statement.ts';
import type { Call } from '../../src/preview/call.ts';
import type { LmsState } from '../../src/preview/lms.ts';
import type { ReceivedStatement } from '../../src/preview/received.ts';
import { startPreview } from '../../src/preview/server/server.ts';

/** Which activity a learner takes, such as `m1.scorm2004-4` (`m1` unless told), and in what browser. */
export interface LearnerOptions extends BrowserContextOptions {
  readonly activity?: string;
}

/** A statement as it reached the LRS. */
export type LoggedStatement = Omit<ReceivedStatement, 'statement'> & { readonly statement: Statement };

/** A preview LMS of one's own, with its LRS, over the zips in a folder, the built ones unless told; and a Chromium. */
export async function openStage(dist: string = inject('dist')) {
  const own = await mkdtemp(join(tmpdir(), 'samspill-stage-'));
  const preview = await startPreview({ dist, attempts: join(own, 'attempts.json') });
  const browser = await chromium.launch({ executablePath: inject('chromium'), args: [...chromiumArgs] });
  const getJson = async <T>(path: string): Promise<T> => (await fetch(preview.url + path)).json() as Promise<T>;
  return {
    url: preview.url,
    browser,
    /** A learner who has never opened the activity. */
    async learner({ activity = 'm1', ...options }: LearnerOptions = {}): Promise<Learner> {
      await fetch(`${preview.url}/lms/${activity}/nytt-forsok`, { method: 'POST' });
      return newLearner(browser, `${preview.url}/kurs/${activity}`, options);
    },
    lms: (activity = 'm1') => getJson<LmsState>(`/lms/${activity}`),
    log: () => getJson<readonly LoggedStatement[]>('/xapi/_log'),
    async close(): Promise<void> {
      await browser.close();
      await preview.close();
      await rm(own, { recursive: true });
    },
  };
}

/** A stage that is open. */
export type Stage = Awaited<ReturnType<typeof openStage>>;

/** Somebody who takes the course in the preview LMS, with mouse and eyes. */
export interface Learner {
  readonly page: Page;
  /** Opens the activity, and waits until the course is open; `Browse` is Moodle's «Preview». */
  open(launchMode?: 'Browse' | 'Review'): Promise<Frame>;
  /** The package's own frame. */
  readonly course: Frame;
  /** Id of the view that shows. */
  view(): Promise<string>;
  goTo(id: string): Promise<void>;
  /** Presses «Neste» at the end of the lesson. */
  next(): Promise<void>;
  /** Ticks a right, or a wrong, option of a question. */
  tick(question: string, how: 'right' | 'wrong'): Promise<void>;
  /** Ticks and submits a practice question. */
  answer(question: string, how: 'right' | 'wrong'): Promise<void>;
  /** Waits for «Lagret». */
  saved(): Promise<void>;
  /** Every call the package has made to the LMS since the activity was opened. */
  calls(): Promise<readonly Call[]>;
}

async function newLearner(browser: Browser, address: string, options: BrowserContextOptions): Promise<Learner> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  let frame: Frame | undefined;
  const course = (): Frame => {
    if (!frame) throw new Error('the activity is not open');
    return frame;
  };
  const view = () => course().locator('section.sam-view:not([hidden])').getAttribute('id').then(String);
  return {
    page,
    async open(launchMode) {
      await page.goto(launchMode ? `${address}?launchMode=${launchMode}` : address);
      frame = await courseFrame(page);
      await course().waitForSelector('html.ready');
      await course().waitForSelector('sam-save-status[data-kind]');
      return course();
    },
    get course() {
      return course();
    },
    view,
    async goTo(id) {
      await course().evaluate((hash) => {
        location.hash = hash;
      }, id);
      await course().waitForSelector(`section#${id}:not([hidden])`);
    },
    async next() {
      const from = await view();
      await course().locator(`#${from} .sam-next`).click();
      await course().waitForSelector(`section#${from}[hidden]`, { state: 'attached' });
    },
    tick: (question, how) => tick(course(), question, how),
    async answer(question, how) {
      await tick(course(), question, how);
      await course().click(`#${question} button[type=submit]`);
      await course().waitForSelector(`#${question} .sam-feedback > div`);
    },
    async saved() {
      await course().waitForSelector('sam-save-status[data-kind=saved]');
    },
    calls: () => page.evaluate(() => [...(window.samspillPreview?.calls ?? [])]),
  };
}

/** The web edition has the window for itself; else an LMS stands around the course. */
async function courseFrame(page: Page): Promise<Frame | undefined> {
  if (new URL(page.url()).pathname.startsWith('/pakke/')) return page.mainFrame();
  const handle = await page.waitForSelector('#scorm_object');
  return (await handle.contentFrame()) ?? undefined;
}

/** For one right option a single click does; where several are right, all of them are ticked. */
async function tick(course: Frame, question: string, how: 'right' | 'wrong'): Promise<void> {
  const rows = how === 'right' ? '.sam-option[data-correct] input' : '.sam-option:not([data-correct]) input';
  const inputs = course.locator(`#${question} ${rows}`);
  const boxes = how === 'right' && (await inputs.first().getAttribute('type')) === 'checkbox';
  const count = boxes ? await inputs.count() : 1;
  for (let index = 0; index < count; index++) await inputs.nth(index).check();
}

/** Calls that the spy refused, told so that a failing test shows what it was. */
export const refused = (calls: readonly Call[]): string[] =>
  calls.filter((call) => call.refused).map(({ fn, args, error }) => `${fn}(${args.join(', ')}) → ${error}`);

/** Layout shift of the document in a frame, summed from its navigation on (Layout Instability API). */
export const layoutShift = (frame: Frame): Promise<number> =>
  frame.evaluate(
    () =>
      new Promise<number>((resolve) => {
        let sum = 0;
        const observer = new PerformanceObserver((list) => {
          for (const entry of list.getEntries()) sum += (entry as PerformanceEntry & { value: number }).value;
        });
        observer.observe({ type: 'layout-shift', buffered: true });
        setTimeout(() => resolve(sum), 500);
      }),
  );
