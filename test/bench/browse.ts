import { readdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { strFromU8, unzipSync } from 'fflate';
import { type Browser, chromium, type Frame, type Page, type Request } from 'playwright-core';
import { bundleScript } from '../../src/build/bundle.ts';
import { chromiumArgs, findChromium } from '../../src/build/chromium.ts';
import type { LmsState } from '../../src/preview/lms.ts';
import { startPreview } from '../../src/preview/server/server.ts';
import { plainPage } from './plain-page.ts';

/** A line and a machine that are slower than ours. */
export interface Conditions {
  /** Kilobits a second, both ways. */
  readonly kbit: number;
  /** Added to every request, in milliseconds. */
  readonly latencyMs: number;
  /** How many times slower the processor is. */
  readonly cpu: number;
}

/** A learner's own browser profile, with nothing in its cache. */
export interface Visitor {
  readonly page: Page;
  /** Every request of the profile, in the order they were begun. */
  readonly requests: readonly Request[];
  /** Slows the page down from now on; without conditions it runs as fast as it can. */
  slowDown(conditions?: Conditions): Promise<void>;
  close(): Promise<void>;
}

/** The preview LMS over a folder of zips, a plain page with the text of one module beside it, and a browser. */
export interface Bench {
  readonly browser: Browser;
  /** Address of the LMS. */
  readonly url: string;
  /** Address of the plain page. */
  readonly plainUrl: string;
  readonly module: string;
  visitor(): Promise<Visitor>;
  close(): Promise<void>;
}

/** The SCORM 1.2 zip of a module, which is what is measured. */
export async function readPackage(dist: string, module: string): Promise<Uint8Array> {
  const isPackage = (name: string) => name.startsWith(`samspill-${module}_`) && name.endsWith('_scorm12.zip');
  const zip = (await readdir(dist)).find(isPackage);
  if (!zip) throw new Error(`Fant ingen pakke for ${module} i ${dist}.`);
  return readFile(join(dist, zip));
}

/** Opens what is needed to measure the module `module`, whose zip lies in `dist`. */
export async function openBench(dist: string, module: string): Promise<Bench> {
  const document = unzipSync(await readPackage(dist, module))['index.html'];
  const plain = await serve(plainPage(strFromU8(document ?? new Uint8Array())));
  const preview = await startPreview({ dist });
  const observe = await bundleScript(fileURLToPath(new URL('page/observe.ts', import.meta.url)), 'iife');
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs] });
  return {
    browser,
    url: preview.url,
    plainUrl: plain.url,
    module,
    visitor: () => newVisitor(browser, observe.code),
    async close() {
      await browser.close();
      await Promise.all([preview.close(), plain.close()]);
    },
  };
}

/** Serves one page on the loopback address, uncompressed and never cached, as the preview does. */
async function serve(html: string): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer((_, response) => {
    response.writeHead(200, {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-length': Buffer.byteLength(html),
    });
    response.end(html);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The plain page has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function newVisitor(browser: Browser, observe: string): Promise<Visitor> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addInitScript({ content: observe });
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  await devtools.send('Network.enable');
  const requests: Request[] = [];
  page.on('request', (request) => requests.push(request));
  return {
    page,
    requests,
    async slowDown(conditions) {
      const bytesPerSecond = conditions ? (conditions.kbit * 1000) / 8 : -1;
      await devtools.send('Network.emulateNetworkConditions', {
        offline: false,
        latency: conditions?.latencyMs ?? 0,
        downloadThroughput: bytesPerSecond,
        uploadThroughput: bytesPerSecond,
      });
      await devtools.send('Emulation.setCPUThrottlingRate', { rate: conditions?.cpu ?? 1 });
    },
    close: () => context.close(),
  };
}

/** Opens the activity in the LMS, and gives the package's frame as soon as its document is on its way. */
export async function openActivity({ url, module }: Bench, { page }: Visitor): Promise<Frame> {
  await page.goto(`${url}/kurs/${module}`, { waitUntil: 'commit' });
  const frame = await (await page.waitForSelector('#scorm_object', { state: 'attached' })).contentFrame();
  if (!frame) throw new Error('The activity has no frame.');
  await frame.waitForURL('**/pakke/**', { waitUntil: 'commit' });
  return frame;
}

/** Waits until the player has started, and the first save has been proven. */
export async function settled(frame: Frame): Promise<void> {
  await frame.waitForSelector('html.ready', { state: 'attached' });
  await frame.waitForSelector('sam-save-status[data-kind=saved]');
}

/** What the LMS has of the learner's attempt. */
export async function lmsState({ url, module }: Bench): Promise<LmsState> {
  const answer = await fetch(`${url}/lms/${module}`);
  return (await answer.json()) as LmsState;
}

/** Throws away what the learner has done. */
export async function restart({ url, module }: Bench): Promise<void> {
  const answer = await fetch(`${url}/lms/${module}/nytt-forsok`, { method: 'POST' });
  if (!answer.ok) throw new Error(`The LMS answered ${answer.status}.`);
}
