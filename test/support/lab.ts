import type { BrowserContext, BrowserContextOptions, Frame, Page, Request } from 'playwright-core';
import type { Call } from '../../src/preview/call.ts';
import type { Fault } from '../../src/preview/fault.ts';
import type { LmsState } from '../../src/preview/lms.ts';
import type { LmsName } from '../../src/preview/lms-name.ts';
import type { Cmi } from '../../src/preview/policy.ts';
import { courseIn, type OpenedCourse } from './course-page.ts';
import type { Stage } from './stage.ts';

/** Who sits where, and in which LMS. */
export interface LabOptions extends BrowserContextOptions {
  /** Such as `m1.scorm2004-4`; `m1` unless told. */
  readonly activity?: string;
  /** One that is as strict as Moodle, unless told. */
  readonly lms?: LmsName;
  /** Id in the LMS; a new learner unless told. */
  readonly learner?: string;
  /** The machine; one that nobody has used, unless told. */
  readonly context?: BrowserContext;
  readonly launchMode?: 'Browse' | 'Review';
}

/** A learner in the bare LMS of the preview, who has attempts and faults of their own, in a tab of their own. */
export interface LabLearner extends OpenedCourse {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly id: string;
  /** The package's own frame, of the last launch. */
  readonly frame: Frame;
  /** Opens the activity, once more if it was open, and waits for the first word of the save status. */
  launch(): Promise<Frame>;
  /** Goes elsewhere, as a learner who closes the activity does. */
  leave(): Promise<void>;
  /** What the LMS's server has. */
  lms(): Promise<LmsState>;
  /** Puts values in the LMS's database. */
  store(cmi: Cmi): Promise<void>;
  /** Puts this fault in place of those there are; none without one. */
  fault(...faults: readonly Fault[]): Promise<void>;
  /** What is wrong with the server, whatever the page does. */
  serverFault(faults: Readonly<Record<string, unknown>>): Promise<void>;
  /** Every call of the package since the launch. */
  calls(): Promise<readonly Call[]>;
  /** What stands above the view that shows, when something has to be told. */
  notice(): Promise<string>;
}

/** How long something may take that is not waited for by a clock: a machine that tests may be slow. */
export const soon = { timeout: 15_000 };

let learners = 0;

/** Gives a learner a tab; nothing is opened in it yet. */
export async function labLearner(stage: Stage, options: LabOptions = {}): Promise<LabLearner> {
  const { activity = 'm1', lms = 'moodle', learner: id = `laerer-${++learners}`, launchMode, ...rest } = options;
  const { context: machine, ...browserOptions } = rest;
  const context = machine ?? (await newMachine(stage, browserOptions));
  const page = await context.newPage();
  const query = new URLSearchParams({ lms, learner: id, ...(launchMode && { launchMode }) });
  const state = (): Promise<LmsState> => fetch(`${stage.url}/lms/${activity}?${query}`).then((answer) => answer.json());
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${stage.url}/lms/${activity}/${path}`, { method: 'POST', body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  };
  let frame: Frame | undefined;
  const opened = (): Frame => {
    if (!frame) throw new Error('the activity is not open');
    return frame;
  };
  return {
    ...withoutWaiting(page, opened),
    page,
    context,
    id,
    get frame() {
      return opened();
    },
    async launch() {
      await page.goto(`${stage.url}/lab/${activity}?${query}`);
      frame = await contentOf(page);
      await courseIn(frame).ready();
      return frame;
    },
    async leave() {
      await page.goto(`${stage.url}/forhandsvisning.css`);
    },
    lms: state,
    async store(cmi) {
      const { attempt } = await state();
      await post(`commit?${query}&forsok=${attempt}`, { cmi, finish: false });
    },
    fault: (...faults) => page.evaluate((given) => window.samspillPreview?.setFaults(given), faults),
    serverFault: (faults) => post(`feil?${query}`, faults),
    calls: () => page.evaluate(() => [...(window.samspillPreview?.calls ?? [])]),
    notice: async () => (await opened().locator('.sam-notice').allInnerTexts()).join(' '),
  };
}

/** A browser that has never been here, whose clock goes, and can be put on. */
export async function newMachine(
  stage: Stage,
  options: BrowserContextOptions = {},
  time?: Date,
): Promise<BrowserContext> {
  const context = await stage.browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
  await context.clock.install(time && { time });
  return context;
}

/** The frame that an LMS has put the package in. */
export async function contentOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('#scorm_object')).contentFrame();
  if (!frame) throw new Error('the LMS has no frame for the package');
  return frame;
}

/** What a learner does, in whatever frame is theirs when they do it. Nobody waits for a save: the clock is put on. */
export function withoutWaiting(page: Page, frame: () => Frame): OpenedCourse {
  const told: OpenedCourse['told'] = (kind) =>
    passTime(page, async () => (await frame().locator(`sam-save-status[data-kind=${kind}]`).count()) > 0, 500);
  return {
    ready: () => courseIn(frame()).ready(),
    readAll: () => courseIn(frame()).readAll(),
    answer: (question, how) => courseIn(frame()).answer(question, how),
    takeTest: (right) => courseIn(frame()).takeTest(right),
    goTo: (id) => courseIn(frame()).goTo(id),
    saved: () => told('saved'),
    status: () => courseIn(frame()).status(),
    told,
    exit: () => courseIn(frame()).exit(),
  };
}

/** Calls of a kind, such as `SetValue` or `LMSSetValue`. */
export const callsOf = (calls: readonly Call[], fn: string): readonly Call[] =>
  calls.filter((call) => call.fn.replace(/^LMS/, '') === fn);

/** What calls have written: values that were set, and commits. */
export const writesIn = (calls: readonly Call[]): readonly string[] =>
  calls.filter(({ fn }) => /SetValue|Commit/.test(fn)).map(({ fn, args }) => `${fn}(${args.join(', ')})`);

/** Lets time pass, on a page whose clock is held, until something has come true. */
export async function passTime(page: Page, isTrue: () => Promise<boolean>, stepMs = 1_000): Promise<void> {
  const underWay = requestsOf(page);
  for (let step = 0; !(await isTrue()); step++) {
    if (step === 200) throw new Error(`it is not true after ${(step * stepMs) / 1000} s`);
    await page.clock.fastForward(stepMs);
    // What is asked of a server takes its own time, and gives up by the clock that is put on.
    for (let turn = 0; turn === 0 || (underWay.size > 0 && turn < 100); turn++)
      await new Promise((resolve) => setTimeout(resolve, 30));
  }
}

const underWay = new WeakMap<Page, ReadonlySet<Request>>();

/** What a page has asked for, and not got yet. */
function requestsOf(page: Page): ReadonlySet<Request> {
  const known = underWay.get(page);
  if (known) return known;
  const requests = new Set<Request>();
  underWay.set(page, requests);
  page.on('request', (request) => void requests.add(request));
  const forget = (request: Request) => void requests.delete(request);
  page.on('requestfinished', forget).on('requestfailed', forget);
  return requests;
}
