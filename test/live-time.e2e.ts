import { type Browser, type CDPSession, chromium, type Frame, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumArgs, findChromium } from '../src/build/chromium.ts';
import { type LiveProject, openLiveProject } from './support/live-project.ts';
import { seenAfter, statistics } from './support/live-timing.ts';

/** design.md §6: saved Markdown → seen in the preview. */
const limitMs = 150;

/** In the largest module there is. */
const file = 'content/utstilling/nb/10-velge.md';
const opening = 'Noen ganger er to svar nok.';

let browser: Browser;
let project: LiveProject;
let page: Page;
let frame: Frame;
let session: CDPSession;
let text: string;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs] });
  project = await openLiveProject();
  text = await project.read(file);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`${project.preview.url}/kurs/utstilling`);
  await page.frameLocator('#scorm_object').locator('html.ready sam-save-status[data-kind]').waitFor();
  const found = await (await page.$('#scorm_object'))?.contentFrame();
  if (!found) throw new Error('there is no course');
  frame = found;
  await frame.evaluate(() => {
    document.documentElement.dataset.mark = 'first';
    location.hash = 'l_velge';
  });
  await frame.waitForSelector('section#l_velge:not([hidden])');
  session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
});

afterAll(async () => {
  await browser?.close();
  await project?.close();
});

const save = (word: string) => project.swap(file, text.replace(opening, `Noen ganger er ${word} svar nok.`));
const isSameWindow = () => frame.evaluate(() => document.documentElement.dataset.mark === 'first');

/** What has been computed so far, in milliseconds: in this process, which serves, and in that of the page. */
async function computed(): Promise<{ readonly server: number; readonly page: number }> {
  const { user, system } = process.cpuUsage();
  const { metrics } = await session.send('Performance.getMetrics');
  return {
    server: (user + system) / 1000,
    page: (metrics.find(({ name }) => name === 'ProcessTime')?.value ?? Number.NaN) * 1000,
  };
}

/** How much longer than by itself something takes on this machine just now, as others use it too: a piece of work, by the clock and by the processor. */
function slowness(): number {
  const [start, used] = [performance.now(), process.cpuUsage()];
  const isDone = () => performance.now() - start > 400;
  let cpu = 0;
  while (cpu < 60 && !isDone()) {
    for (let at = 0; at < 1e5; at++) Math.sqrt(at);
    const { user, system } = process.cpuUsage(used);
    cpu = (user + system) / 1000;
  }
  return Math.max(1, (performance.now() - start) / cpu);
}

it('shows 20 edits of the largest module, each in the same window', async () => {
  for (let at = 0; at < 10; at++) await seenAfter(frame, `forst${at}x`, save); // The compiler has to get warm.
  const before = await computed();
  const times: number[] = [];
  const waits: number[] = [];
  let measuring = 0; // What the measuring itself takes of the processor.
  for (let at = 0; at < 20; at++) {
    times.push(await seenAfter(frame, `nummer${at}x`, save));
    const used = process.cpuUsage();
    waits.push(slowness());
    const { user, system } = process.cpuUsage(used);
    measuring += (user + system) / 1000;
  }
  const after = await computed();
  const server = (after.server - before.server - measuring) / times.length;
  const browserTime = (after.page - before.page) / times.length;
  const { median, p95 } = statistics(times);
  const slow = [...waits].sort((a, b) => a - b)[waits.length / 2] ?? 1;
  process.stdout.write(
    `\nsaved → seen (limit ${limitMs} ms): median ${median} ms, p95 ${p95} ms of ${times.length} edits on a machine that is ${slow.toFixed(1)} times ` +
      `as slow as by itself: ${Math.round(median / slow)} ms; computed for each: ${server.toFixed(0)} ms in the server, ${browserTime.toFixed(0)} ms in the page\n`,
  );
  expect(median / slow).toBeLessThanOrEqual(limitMs);
  expect(await isSameWindow()).toBe(true);
}, 200_000);

it('holds on to nothing after 200 edits', async () => {
  const standing = async () => {
    for (let round = 0; round < 3; round++) {
      await session.send('HeapProfiler.collectGarbage');
      await page.waitForTimeout(200);
    }
    const [{ usedSize }, { nodes, jsEventListeners }] = [
      await session.send('Runtime.getHeapUsage'),
      await session.send('Memory.getDOMCounters'),
    ];
    return { heap: usedSize / 1e6, nodes, listeners: jsEventListeners };
  };
  await seenAfter(frame, 'forst', save);
  const before = await standing();
  for (let at = 0; at < 200; at++) await seenAfter(frame, `etter${at}x`, save, 0);
  const after = await standing();
  const shown = ({ heap, nodes, listeners }: typeof before) =>
    `${heap.toFixed(1)} MB, ${nodes} nodes, ${listeners} listeners`;
  process.stdout.write(`\nbefore 200 edits: ${shown(before)}; after: ${shown(after)}\n`);
  expect(after.heap - before.heap).toBeLessThan(5);
  // The lesson has 330 nodes: not even two of the 200 may stay.
  expect(after.nodes - before.nodes).toBeLessThan(600);
  expect(after.listeners - before.listeners).toBeLessThan(20);
  expect(await isSameWindow()).toBe(true);
}, 400_000);
