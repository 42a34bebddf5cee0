import type { BrowserContext, Frame, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Statement } from '../src/model/statement.ts';
import { at } from '../src/preview/cmi5-json.ts';
import type { Cmi5Log } from '../src/preview/launch-log.ts';
import { openCoursePage } from './support/course-page.ts';
import { type Fault, type FaultProxy, startFaultProxy } from './support/fault-proxy.ts';
import { type LoggedStatement, openStage, type Stage } from './support/stage.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

let proxy: FaultProxy;
/** What every request to the LRS meets; nothing = it is there. */
let faults: Fault[];
let context: BrowserContext;
/** How many statements the LRS had got before. */
let before: number;

beforeEach(async () => {
  faults = [];
  proxy = await startFaultProxy({ target: stage.url, seed: 1, share: 1, most: Number.POSITIVE_INFINITY, faults });
  context = await stage.browser.newContext({ viewport: { width: 1280, height: 900 } });
  before = (await stage.log()).length;
  for (const activity of ['m1', 'm1.cmi5']) await fetch(`${stage.url}/lms/${activity}/nytt-forsok`, { method: 'POST' });
});
afterEach(async () => {
  await context.close();
  await proxy.close();
});

const told = async (): Promise<readonly LoggedStatement[]> => (await stage.log()).slice(before);
const verbOf = ({ verb }: Statement): string => String(verb.id.split('/').pop());
const story = async () => (await told()).map(({ statement }) => verbOf(statement));
const idsOf = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id);

/** Opens SCORM 1.2 in the preview's LMS. */
async function open(page: Page): Promise<Frame> {
  await page.goto(`${proxy.url}/kurs/m1`);
  const frame = await (await page.waitForSelector('#scorm_object')).contentFrame();
  if (!frame) throw new Error('the activity is not open');
  await frame.waitForSelector('html.ready');
  await frame.waitForSelector('sam-save-status[data-kind]');
  return frame;
}

async function answer(course: Frame, question: string): Promise<void> {
  await course.locator(`#${question} .sam-option[data-correct] input`).first().check();
  await course.click(`#${question} button[type=submit]`);
  await course.waitForSelector(`#${question} .sam-feedback > div`);
}

/** The statements that lie in the browser, as a page of the same origin sees them. */
async function keptIn(page: Page): Promise<readonly Statement[]> {
  const texts = await page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('samspill');
        opening.onerror = () => reject(opening.error);
        opening.onsuccess = () => {
          const records = opening.result.transaction('outbox').objectStore('outbox').getAll();
          records.onsuccess = () => {
            opening.result.close();
            resolve(records.result.map(({ text }) => String(text)));
          };
        };
      }),
  );
  return texts.map((text): Statement => JSON.parse(text));
}

it('tells at the next launch what the LRS was away for: all of a session, once and in order', async () => {
  faults.push('cut before');
  const first = await context.newPage();
  const course = await open(first);
  await answer(course, 'q_mandag');
  await course.evaluate(() => {
    location.hash = 'l_naturkraft';
  });
  await course.waitForSelector('sam-save-status[data-kind=saved]');
  await first.goto('about:blank');
  await first.close();
  const next = await context.newPage();
  await next.goto(`${proxy.url}/`);
  const kept = await keptIn(next);
  expect(kept.map(verbOf)).toEqual(['initialized', 'responded', 'suspended']);
  expect(await told()).toEqual([]);

  faults.length = 0;
  const held: (readonly string[])[] = [];
  await context.route('**/statements*', async (route) => {
    const { held: locks = [] } = await next.evaluate(() => navigator.locks.query());
    held.push(locks.map(({ name = '' }) => name));
    await route.continue();
  });
  await open(next);
  await expect.poll(story).toEqual(['initialized', 'responded', 'suspended', 'resumed']);
  expect((await told()).map(({ statement }) => statement).slice(0, 3)).toEqual(kept);
  expect((await told()).map(({ outcome }) => outcome)).toEqual(Array(4).fill('stored'));
  for (const names of held) {
    expect(names).toContain('samspill:outbox');
    expect(names.filter((name) => name.startsWith('samspill:outbox:')).length, 'the old lane and ours').toBe(2);
  }
  await expect.poll(() => keptIn(next)).toEqual([]);
});

it('tells what a page that was killed had to tell', async () => {
  faults.push('503');
  const first = await context.newPage();
  await answer(await open(first), 'q_mandag');
  await expect.poll(async () => (await keptIn(first)).map(verbOf)).toEqual(['initialized', 'responded']);
  const kept = await keptIn(first);
  const crashed = first.waitForEvent('crash');
  void (await context.newCDPSession(first)).send('Page.crash').catch(() => {});
  await crashed;

  faults.length = 0;
  await open(await context.newPage());
  await expect.poll(story).toEqual(expect.arrayContaining(['initialized', 'responded']));
  await expect.poll(async () => (await told()).length).toBe(3);
  expect(idsOf((await told()).map(({ statement }) => statement)).slice(0, 2)).toEqual(idsOf(kept));
});

it('goes on under cmi5 after a reload with what the page before could not tell', async () => {
  const log = async (): Promise<Cmi5Log> => (await fetch(`${stage.url}/cmi5/m1.cmi5/_log`)).json();
  const said = async () => (await log()).statements.filter(({ by }) => by === 'AU').map(({ statement }) => statement);
  const verbs = async () =>
    (await said()).map((statement) =>
      String(at(statement, 'verb', 'id'))
        .split('/')
        .pop(),
    );
  const course = await openCoursePage(
    { ...stage, url: proxy.url },
    '/kurs/m1.cmi5?window=own',
    await context.newPage(),
  );
  await course.saved();
  faults.push('cut before');
  await course.answer('q_mandag', 'right');
  await expect.poll(async () => (await keptIn(course.page)).map(verbOf)).toEqual(['answered']);
  const [kept] = await keptIn(course.page);
  // The session cannot be opened without the LRS; what is to be told waits for the page that can.
  await course.page.reload();
  faults.length = 0;
  await course.page.reload();
  await course.ready();
  await expect.poll(verbs, { timeout: 20_000 }).toEqual(['initialized', 'answered']);
  expect((await said())[1]).toMatchObject({ id: kept?.id, timestamp: kept?.timestamp });
  await course.saved();
  await course.exit();
  await course.page.waitForURL(/\/return\?session=/);
  expect(await verbs()).toEqual(['initialized', 'answered', 'terminated']);
  expect((await log()).violations).toEqual([]);
});
