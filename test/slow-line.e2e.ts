import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as later } from 'node:timers/promises';
import { unzipSync } from 'fflate';
import { type Browser, chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { chromiumArgs } from '../src/build/chromium.ts';
import { contentType } from '../src/preview/server/content-types.ts';
import { readPackage } from './bench/browse.ts';

/** So many bytes at a time, so that the browser paints between any two things; some 15 kB a second. */
const piece = 600;
const pauseMs = 40;

let browser: Browser;
let server: Server;
let address: string;

beforeAll(async () => {
  const files = new Map(Object.entries(unzipSync(await readPackage(inject('dist'), 'm1'))));
  server = createServer(async ({ url = '/' }, response) => {
    const path = url.slice(1);
    const bytes = files.get(path);
    response.writeHead(bytes ? 200 : 404, { 'content-type': contentType(path) });
    for (let at = 0; bytes && at < bytes.length; at += piece) {
      response.write(bytes.subarray(at, at + piece));
      if (path === 'index.html') await later(pauseMs);
    }
    response.end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/index.html`;
  browser = await chromium.launch({ executablePath: inject('chromium'), args: [...chromiumArgs] });
});
afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

it.each([360, 650, 814, 1280])(
  'moves nothing while the document comes piece by piece, %i px wide',
  async (width) => {
    const page = await browser.newPage({ viewport: { width, height: 900 } });
    await page.addInitScript(() => {
      window.shifts = [];
      new PerformanceObserver((list) => {
        for (const shift of list.getEntries() as LayoutShift[]) {
          const moved = shift.sources.map(({ node, previousRect, currentRect }) =>
            [
              node instanceof Element ? node.outerHTML.slice(0, 80) : node?.textContent,
              ...[previousRect, currentRect].map(({ x, y, width, height }) => `${x},${y} ${width}×${height}`),
            ].join(' → '),
          );
          window.shifts.push(`${Math.round(shift.startTime)} ms: ${moved.join(', ')}`);
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(address);
    await page.waitForSelector('html.ready.tools', { state: 'attached' });
    await page.waitForTimeout(300);
    expect(await page.evaluate(() => window.shifts)).toEqual([]);
    const paints = await page.evaluate(() => [
      performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0,
      (performance.getEntriesByType('navigation') as PerformanceNavigationTiming[])[0]?.responseEnd ?? 0,
    ]);
    expect(paints[0], 'the top bar is painted long before the document is here').toBeLessThan((paints[1] ?? 0) / 2);
    await page.close();
  },
  60_000,
);

interface LayoutShift extends PerformanceEntry {
  readonly sources: readonly {
    readonly node: Node | null;
    readonly previousRect: DOMRectReadOnly;
    readonly currentRect: DOMRectReadOnly;
  }[];
}

declare global {
  interface Window {
    shifts: string[];
  }
}
