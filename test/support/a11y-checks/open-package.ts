import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { bundleScript } from '../../../src/build/bundle.ts';
import { restored } from '../snapshot.ts';
import type { Stage } from '../stage.ts';

const bundled = bundleScript(fileURLToPath(new URL('page/main.ts', import.meta.url)), 'iife');

/** axe-core, as a script. */
export const axeSource = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The same numbers every time, so that what is drawn and shuffled stands in the same order in every run. */
function seedRandomness(): void {
  let seed = 6;
  crypto.getRandomValues = <T extends ArrayBufferView | null>(array: T): T => {
    if (array) {
      const bytes = new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
      for (let index = 0; index < bytes.length; index++) {
        seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
        bytes[index] = seed >> 16;
      }
    }
    return array;
  };
}

/** What a package is opened with. */
export interface OpenOptions extends BrowserContextOptions {
  /** File of the language's document; the first language unless told. */
  readonly document?: string;
  /** Puts something in the way before the page is asked for: a route that changes a file, a clock. */
  readonly before?: (page: Page) => Promise<void>;
  /** Of the frame that the page stands in, as in an LMS; the package has the window for itself without it. */
  readonly frame?: { readonly width: number; readonly height: number };
}

/** Where the package of a module is. */
export const addressOf = async (stage: Stage, module: string, document = 'index.html'): Promise<string> =>
  `${stage.url}${(await stage.lms(module)).href.replace('index.html', document)}`;

/** Opens a package by itself, with our checks in it, and waits until the player has started. */
export async function openPackage(stage: Stage, module: string, options: OpenOptions = {}): Promise<Page> {
  const { document, before, frame, ...browser } = options;
  const context = await stage.browser.newContext({
    viewport: { width: 1280, height: 900 },
    reducedMotion: 'reduce',
    ...browser,
  });
  await context.addInitScript(seedRandomness);
  await context.addInitScript({ content: (await bundled).code });
  const page = await context.newPage();
  await before?.(page);
  const address = await addressOf(stage, module, document);
  if (!frame) await page.goto(address);
  else await openInFrame(page, address, frame);
  await packageFrame(page).waitForSelector('html.ready');
  await packageFrame(page).waitForSelector(restored, { state: 'attached' });
  return page;
}

/** As an LMS does: nothing else on the page, and no name on the frame. */
async function openInFrame(page: Page, address: string, size: { width: number; height: number }): Promise<void> {
  const around = new URL('/ramme', address).href;
  const body = `<!doctype html><html lang="nb"><title>LMS</title><iframe id="scorm_object" src="${address}" width="${size.width}" height="${size.height}"></iframe>`;
  await page.route(around, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(around);
}

/** The package's own frame, the window's where it has no other. */
export const packageFrame = (page: Page) =>
  page.frames().find((frame) => frame.url().includes('/pakke/')) ?? page.mainFrame();

/** Shows a view by its address, as a link does. */
export async function goTo(page: Page, view: string): Promise<void> {
  const frame = packageFrame(page);
  await frame.evaluate((id) => {
    location.hash = id;
  }, view);
  await frame.waitForSelector(`section#${view}:not([hidden])`);
}

/** Ids of the views of a package, in their order. */
export const viewsOf = (page: Page): Promise<string[]> =>
  packageFrame(page)
    .locator('section.sam-view')
    .evaluateAll((views) => views.map(({ id }) => id));
