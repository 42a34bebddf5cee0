import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { unzipSync } from 'fflate';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { chromiumArgs } from '../src/build/chromium.ts';
import { formatMessage } from '../src/model/message.ts';
import { exampleSources, questionText } from './example-sources.ts';
import { harmlessDrawings, hostileDrawings, refusedDrawings } from './support/hostile-svg.ts';
import { converted, photographed, png } from './support/pictures.ts';
import { openStage, type Stage } from './support/stage.ts';

let root = '';
let browser: Browser;
let stage: Stage;
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'samspill-media-'));
  browser = await chromium.launch({ executablePath: inject('chromium'), args: [...chromiumArgs] });
  stage = await openStage();
});
afterAll(async () => {
  await browser.close();
  await stage.close();
  await rm(root, { recursive: true });
});

/** A module of one lesson that shows these pictures, as an author has it on disk. */
async function author(name: string, media: Readonly<Record<string, Uint8Array>>): Promise<string> {
  const folder = join(root, name);
  const shown = Object.keys(media).map((file) => `![Et bilde av noe](../media/${file})`);
  const sources = exampleSources({ 'nb/start.md': [questionText(), ...shown].join('\n\n') });
  const credits = Object.keys(media).map((file) => `${file}: { kreditt: Ada, lisens: CC0 1.0 }`);
  const files = new Map<string, string | Uint8Array>([
    [sources.moduleYaml.path, sources.moduleYaml.text],
    ...sources.lessons.map(({ path, text }) => [path, text] as const),
    ['content/m1/media.yaml', credits.join('\n')],
    ...Object.entries(media).map(([file, bytes]) => [`content/m1/media/${file}`, bytes] as const),
  ]);
  for (const [path, content] of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
  return folder;
}

/** Builds the module, and lays out its package in a folder. */
async function packed(folder: string) {
  const { packages, messages } = await build({ root: folder, out: join(folder, 'dist'), newIds: 'memory' });
  const name = packages[0]?.name;
  if (!name) return { messages, files: new Map<string, Uint8Array>(), out: '' };
  const files = new Map(Object.entries(unzipSync(await readFile(join(folder, 'dist', name)))));
  const out = join(folder, 'pakke');
  for (const [path, bytes] of files) {
    await mkdir(dirname(join(out, path)), { recursive: true });
    await writeFile(join(out, path), bytes);
  }
  return { messages, files, out };
}

/** A page that opens one file after the other, and gives what each has asked and whom; a moment is enough for a script, a click for a handler. */
async function trap(): Promise<{ page: Page; open(path: string): Promise<readonly string[]> }> {
  const page = await browser.newPage();
  let caught: string[] = [];
  let url = '';
  page.on('dialog', (dialog) => {
    caught.push(`dialog ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('request', (request) => {
    if (request.url() !== url && !request.url().startsWith('data:image/png')) caught.push(`request ${request.url()}`);
  });
  page.on('popup', () => caught.push('popup'));
  const open = async (path: string): Promise<readonly string[]> => {
    url = 'about:blank';
    await page.goto(url);
    caught = [];
    url = pathToFileURL(path).href;
    await page.goto(url);
    await page.mouse.click(40, 40);
    await page.evaluate(() => {
      for (const element of document.querySelectorAll('*'))
        element.dispatchEvent(new MouseEvent('click', { bubbles: true }));
    });
    await page.waitForTimeout(50);
    return caught;
  };
  return { page, open };
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('row 53: a hostile drawing', () => {
  const named = hostileDrawings.map(([name, svg], index) => ({ name, file: `t${index}.svg`, svg }));

  it('runs and fetches nothing when its file in the package is opened, though it did before', async () => {
    const folder = await author('fiendtlig', Object.fromEntries(named.map(({ file, svg }) => [file, bytes(svg)])));
    const { messages, files, out } = await packed(folder);
    expect(messages.filter(({ severity }) => severity === 'error').map(formatMessage)).toEqual([]);
    const [before, after] = [await trap(), await trap()];
    let sprung = 0;
    for (const { name, file } of named) {
      expect(
        messages.map((each) => `${each.file} ${each.rule}`),
        name,
      ).toContain(`content/m1/media/${file} svg-renset`);
      expect(files.has(`media/${file}`), name).toBe(true);
      // The trap can spring: most of the corpus does something as the author has it.
      sprung += (await before.open(join(folder, 'content/m1/media', file))).length > 0 ? 1 : 0;
      expect(await after.open(join(out, 'media', file)), name).toEqual([]);
      const namespace = await after.page.evaluate(() => document.documentElement.namespaceURI);
      expect(namespace, name).toBe('http://www.w3.org/2000/svg');
    }
    for (const { page } of [before, after]) await page.close();
    process.stdout.write(
      `\nhostile drawings: ${sprung} of ${named.length} did something before they were cleaned, none after\n`,
    );
    expect(sprung).toBeGreaterThan(18);
  }, 180_000);

  it('that cannot be cleaned is a fault of the build, with its file, and nothing is written', async () => {
    const folder = await author(
      'ubrukelig',
      Object.fromEntries(refusedDrawings.map(([, svg], index) => [`u${index}.svg`, bytes(svg)])),
    );
    const { messages, files } = await packed(folder);
    expect(files.size).toBe(0);
    const faults = messages.filter(({ severity }) => severity === 'error').map(({ file, rule }) => `${file} ${rule}`);
    const wanted = refusedDrawings.map(([, , rule], index) => `content/m1/media/u${index}.svg ${rule}`);
    expect(faults.sort()).toEqual(wanted.sort());
  });

  it('leaves alone what is harmless', async () => {
    const media = Object.fromEntries(harmlessDrawings.map(([, svg], index) => [`h${index}.svg`, bytes(svg)]));
    const { messages, out } = await packed(await author('uskyldig', media));
    expect(messages.map(formatMessage)).toEqual([]);
    const { page, open } = await trap();
    for (const file of Object.keys(media)) {
      expect(await open(join(out, 'media', file)), file).toEqual([]);
      expect(await page.locator('rect').count(), file).toBe(1);
    }
    await page.close();
  });
});

describe('a photograph', () => {
  it('comes as AVIF in the width that fits, moves nothing, and says nothing of where it was taken', async () => {
    const waves = png(700, 500, (x, y) => [(x * 3) % 255, (y * 2) % 255, (x + y) % 255]);
    const photo = photographed(await converted(waves, 'jpeg', 700, 500), 6, 'GPS 59.91 10.75 Granvik');
    const { messages, files, out } = await packed(await author('foto', { 'hytta.jpg': photo }));
    expect(messages.map(formatMessage)).toEqual([]);
    // It is 500 wide when it stands upright, which is no more than the copy of 480 to speak of.
    expect([...files.keys()].filter((path) => path.startsWith('media/')).sort()).toEqual([
      'media/500/hytta-jpg.avif',
      'media/500/hytta-jpg.jpg',
      'media/500/hytta-jpg.webp',
    ]);
    for (const [path, file] of files) expect(Buffer.from(file).includes('GPS'), path).toBe(false);

    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    await page.goto(`${pathToFileURL(join(out, 'index.html')).href}#l_start`);
    await page.evaluate(() => {
      (window as { shift?: number }).shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries())
          (window as { shift?: number }).shift =
            ((window as { shift?: number }).shift ?? 0) + (entry as PerformanceEntry & { value: number }).value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const image = page.locator('.sam-text picture img');
    await image.scrollIntoViewIfNeeded();
    await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.sam-text picture img')?.naturalWidth);
    const shown = await image.evaluate((each: HTMLImageElement) => ({
      file: each.currentSrc.replace(/^.*\/media\//, ''),
      shape: Math.round((each.clientHeight / each.clientWidth) * 100) / 100,
      lazy: each.loading,
    }));
    expect(shown).toEqual({ file: '500/hytta-jpg.avif', shape: 1.4, lazy: 'lazy' });
    expect(await page.evaluate(() => (window as { shift?: number }).shift)).toBe(0);
    await page.close();
  });

  it('comes as the copy that every browser opens where the others do not come, and can be fetched again', async () => {
    const learner = await stage.learner({ activity: 'utstilling' });
    await learner.page.route(/falsk-e-post-png\.(?:avif|webp)$/, (route) => route.abort());
    const plain = '**/falsk-e-post-png.jpg';
    await learner.page.route(plain, (route) => route.abort());
    const course = await learner.open();
    await learner.goTo('l_velge');
    const image = course.locator('.sam-picture img');
    await image.evaluate((each) => each.parentElement?.scrollIntoView());
    await course.getByText('Bildet kom ikke.').waitFor();
    expect(await course.locator('.sam-missing').innerText()).toContain(await image.getAttribute('alt'));
    await learner.page.unroute(plain);
    await course.locator('.sam-missing').getByRole('button', { name: 'Prøv igjen' }).click();
    await course.waitForFunction(() => document.querySelector<HTMLImageElement>('.sam-picture img')?.naturalWidth);
    expect(await image.evaluate((each: HTMLImageElement) => each.currentSrc)).toMatch(
      /media\/960\/falsk-e-post-png\.jpg$/,
    );
    expect(await course.locator('.sam-missing').count()).toBe(0);
    expect(await image.isVisible()).toBe(true);
  });
});

describe('whose the pictures, films and sounds are', () => {
  it('stands by them, and together in «Om kurset»', async () => {
    const learner = await stage.learner({ activity: 'utstilling' });
    const course = await learner.open();
    await learner.goTo('l_hjelpe');
    expect(await course.locator('#l_hjelpe .sam-credit').allInnerTexts()).toEqual([
      'Film: Samspill · CC BY 4.0',
      'Lyd: Samspill · CC BY 4.0',
    ]);
    await learner.goTo('om');
    const list = course.locator('#om h3', { hasText: 'Bilder, film og lyd' }).locator('+ p + ul li');
    expect(await list.allInnerTexts()).toEqual([
      expect.stringContaining('Bilde: Samspill · CC BY 4.0'),
      expect.stringContaining('Bilde: Samspill · CC BY 4.0'),
      expect.stringContaining('Film: Samspill · CC BY 4.0'),
      expect.stringContaining('Lyd: Samspill · CC BY 4.0'),
    ]);
  });
});
