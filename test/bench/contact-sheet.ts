import { mkdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Frame, type Page } from 'playwright-core';
import { chromiumArgs, findChromium } from '../../src/build/chromium.ts';
import { startPreview } from '../../src/preview/server/server.ts';
import { courseIn } from '../support/course-page.ts';
import { walks } from './contact-views.ts';

/** What the sheet is made of, and where it goes. */
export interface ContactSheetOptions {
  /** Folder with the built zips. */
  readonly dist: string;
  /** Folder of the pictures and the sheet; emptied first. */
  readonly out: string;
  readonly onProgress: (line: string) => void;
  /** Words in the names of the widths and of the modules or views to look at; all, where there are none. */
  readonly only?: { readonly stand?: string | undefined; readonly visning?: string | undefined };
}

/** One way to look: a width, and what the learner's device asks for. */
interface Stand extends Pick<BrowserContextOptions, 'colorScheme' | 'forcedColors'> {
  readonly name: string;
  readonly width: number;
  /** Of the window, where the picture is not of the whole page: the frame in Moodle. */
  readonly height?: number;
}

const stands: readonly Stand[] = [
  ...[1280, 768, 360].flatMap((width) =>
    (['light', 'dark'] as const).map((colorScheme) => ({ name: `${width}-${colorScheme}`, width, colorScheme })),
  ),
  { name: '768-tvungne-farger', width: 768, forcedColors: 'active' },
  { name: 'moodle-650x666', width: 650, height: 666 },
  { name: 'moodle-367x666', width: 367, height: 666 },
];

interface Shot {
  readonly view: string;
  readonly stand: string;
  readonly file: string;
}

/** Takes a picture of every view in every width and theme, and lays them out on one page. Gives how many there are. */
export async function contactSheet({ dist, out, onProgress, only = {} }: ContactSheetOptions): Promise<number> {
  await rm(out, { recursive: true, force: true });
  await mkdir(out, { recursive: true });
  const preview = await startPreview({ dist, attempts: join(out, 'forsok.json') });
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs] });
  const shots: Shot[] = [];
  try {
    for (const stand of stands.filter(({ name }) => name.includes(only.stand ?? ''))) {
      onProgress(stand.name);
      shots.push(...(await walkThrough(browser, preview.url, stand, out, only.visning)));
    }
    await layOut(browser, shots, out);
  } finally {
    await browser.close();
    await preview.close();
    await rm(join(out, 'forsok.json'), { force: true });
  }
  return shots.length;
}

async function walkThrough(
  browser: Browser,
  url: string,
  stand: Stand,
  out: string,
  only = '',
): Promise<readonly Shot[]> {
  const { name, width, height, ...asked } = stand;
  const shots: Shot[] = [];
  for (const [index, { module, walk }] of walks.entries()) {
    const context = await browser.newContext({ viewport: { width, height: height ?? 800 }, ...asked });
    const page = await context.newPage();
    await page.goto(`${url}/lab/${module}?lms=moodle&learner=${name}-${index}`);
    const frame = await (await page.waitForSelector('#scorm_object')).contentFrame();
    if (!frame) throw new Error('the LMS has no frame for the package');
    await courseIn(frame).ready();
    await walk(page, frame, async (view) => {
      if (!`${module}: ${view}`.includes(only)) return;
      const file = `${name}_${module}_${view.replaceAll(/\W+/g, '-')}.png`;
      await capture(page, frame, join(out, file), stand);
      shots.push({ view: `${module}: ${view}`, stand: name, file });
    });
    await context.close();
  }
  return shots;
}

const tallest = 6000;

/** All of the page, and not just what the window shows: the frame is made as high as what is in it. */
async function capture(page: Page, frame: Frame, path: string, { width, height }: Stand): Promise<void> {
  await frame.evaluate(() => Promise.all(document.getAnimations().map((animation) => animation.finished)));
  const isCovered = (await frame.locator('dialog[open]').count()) > 0;
  if (height === undefined && !isCovered) {
    const whole = await frame.evaluate(() => document.body.scrollHeight);
    await page.setViewportSize({ width, height: Math.min(tallest, Math.max(800, whole)) });
    await page.screenshot({ path });
    await page.setViewportSize({ width, height: 800 });
  } else {
    await page.screenshot({ path });
  }
}

/** The sheet: a row for each view, a column for each stand, and one picture of it all. */
async function layOut(browser: Browser, shots: readonly Shot[], out: string): Promise<void> {
  const rows = [...new Set(shots.map(({ view }) => view))].map((view) => {
    const cells = stands.map(({ name }) => {
      const shot = shots.find((each) => each.view === view && each.stand === name);
      const picture = shot && `<a href="${shot.file}"><img src="${shot.file}" alt="${view}, ${name}"></a>`;
      return `<td>${picture ?? ''}</td>`;
    });
    return `<tr><th scope="row">${view}</th>${cells.join('')}</tr>`;
  });
  const head = stands.map(({ name }) => `<th scope="col">${name}</th>`).join('');
  const html = `<!doctype html><html lang="nb"><meta charset="utf-8"><title>Kontaktark</title>
<style>body{font:14px system-ui;margin:16px;background:#888}th{text-align:start;vertical-align:top}
td{vertical-align:top;padding:4px}a{display:block;height:420px;overflow:hidden}img{display:block;width:230px}</style>
<table><thead><tr><th>Visning</th>${head}</tr></thead><tbody>${rows.join('\n')}</tbody></table></html>`;
  await writeFile(join(out, 'kontaktark.html'), html);
  const page = await browser.newPage({ viewport: { width: 2400, height: 1200 } });
  await page.goto(`file://${join(out, 'kontaktark.html')}`);
  await page.screenshot({ path: join(out, 'kontaktark.png'), fullPage: true });
}
