import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { chromiumArgs } from '../src/build/chromium.ts';

const dist = inject('dist');
const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
let browser: Browser;
let scratch: string;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: inject('chromium'), args: [...chromiumArgs] });
  scratch = await mkdtemp(join(tmpdir(), 'samspill-utgivelse-'));
});
afterAll(async () => {
  await browser.close();
  await rm(scratch, { recursive: true });
});

/** The release page as an administrator opens it: from a folder on the disk. What it asks for, and says aloud, is noted. */
async function openPage(
  options: BrowserContextOptions = {},
): Promise<{ page: Page; requests: string[]; faults: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  const [requests, faults]: [string[], string[]] = [[], []];
  page.on('request', (request) => requests.push(request.url()));
  page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
  page.on('pageerror', (error) => faults.push(error.message));
  await page.goto(pathToFileURL(join(dist, 'index.html')).href);
  return { page, requests, faults };
}

const named = async (pattern: RegExp): Promise<string> => {
  const found = (await readdir(dist)).find((name) => pattern.test(name));
  if (!found) throw new Error(`no file is named like ${pattern}`);
  return found;
};

describe('the release folder', () => {
  it('has every file that its own pages link to', async () => {
    const { page } = await openPage();
    const names = new Set(await readdir(dist));
    for (const start of ['index.html', await named(/^samspill-m1_.*_ark\.html$/)]) {
      await page.goto(pathToFileURL(join(dist, start)).href);
      const links = await page.$$eval('a[href], img[src]', (all) =>
        all.map((each) => each.getAttribute('href') ?? each.getAttribute('src') ?? ''),
      );
      const missing = links.filter((link) => !link.startsWith('#') && !names.has(link));
      expect(missing, start).toEqual([]);
      expect(links.length).toBeGreaterThan(1);
    }
  });

  it('has right checksums of every file but their own', async () => {
    const lines = (await readFile(join(dist, 'SHA256SUMS'), 'utf8')).trimEnd().split('\n');
    for (const line of lines) {
      const [sum = '', name = ''] = line.split('  ');
      const bytes = await readFile(join(dist, name));
      expect(createHash('sha256').update(bytes).digest('hex'), name).toBe(sum);
    }
    const summed = lines.map((line) => line.split('  ')[1]);
    expect([...summed, 'SHA256SUMS'].sort()).toEqual((await readdir(dist)).sort());
  });

  it('has all modules in one zip, each as it lies beside it', async () => {
    const all = unzipSync(await readFile(join(dist, await named(/^samspill-alle-moduler-/))));
    const zips = (await readdir(dist)).filter((name) => name.endsWith('_scorm12.zip'));
    expect(Object.keys(all).sort()).toEqual(['LES-MEG.txt', ...zips].sort());
    for (const name of zips) expect(Buffer.from(all[name]!).equals(await readFile(join(dist, name))), name).toBe(true);
  });
});

describe.each([
  [1280, 'light'],
  [360, 'dark'],
] as const)('the pages at %i px, %s,', (width, colorScheme) => {
  it.each(['index.html', '_ark.html'])(
    '%s: no violation of WCAG 2.2 AA, and nothing wider than the screen',
    async (end) => {
      const { page } = await openPage({ viewport: { width, height: 800 }, colorScheme });
      const name = await named(new RegExp(`${end.replace('.', '\\.')}$`));
      await page.goto(pathToFileURL(join(dist, name)).href);
      for (const details of await page.locator('details').all())
        await details.evaluate((each) => each.setAttribute('open', ''));
      // The page's own policy lets no foreign script in, so axe comes through the debugger.
      const source = await readFile(axe, 'utf8');
      await page.evaluate(`${source};0`);
      const violations: string[] = await page.evaluate(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] }).then((r) => r.violations.map((v) => v.id + ' ' + v.nodes[0].html))`,
      );
      expect(violations).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    },
  );
});

it('shows what a status means on a phone without a sideways scroll', async () => {
  const { page } = await openPage({ viewport: { width: 360, height: 800 } });
  const fits = await page.locator('#status .rel-scroll').evaluate((box) => box.scrollWidth <= box.clientWidth);
  expect(fits).toBe(true);
});

describe('the checker on the page', () => {
  const judge = async (path: string) => {
    const opened = await openPage();
    await opened.page.setInputFiles('#sjekk-fil', path);
    await opened.page.waitForSelector('#sjekk-svar .rel-answer');
    return { ...opened, said: await opened.page.locator('#sjekk-svar').innerText() };
  };

  it('finds nothing wrong with any of our packages, and sends nothing', async () => {
    const zips = (await readdir(dist)).filter((name) => /^samspill-m1_.*\.zip$/.test(name));
    expect(zips).toHaveLength(6);
    const { page, requests, faults } = await openPage();
    for (const zip of zips) {
      await page.setInputFiles('#sjekk-fil', join(dist, zip));
      await page.waitForFunction((name) => document.querySelector('#sjekk-svar h3')?.textContent === name, zip);
      expect(await page.locator('#sjekk-svar').innerText(), zip).toContain('Ingen feil. Pakken kan brukes.');
    }
    expect(faults).toEqual([]);
    expect(requests.filter((url) => !/^(?:file|blob|data):/.test(url))).toEqual([]);
  });

  it('asks the official XSDs, also here', async () => {
    const files = unzipSync(await readFile(join(dist, await named(/_scorm2004-4\.zip$/))));
    const manifest = strFromU8(files['imsmanifest.xml']!).replace('<imsss:deliveryControls', '<imsss:noeAnnet');
    const path = join(scratch, 'feil.zip');
    await writeFile(path, zipSync({ ...files, 'imsmanifest.xml': new TextEncoder().encode(manifest) }));
    const { said } = await judge(path);
    expect(said).toContain('Ikke last den opp før den er rettet.');
    expect(said).toMatch(/imsmanifest\.xml.*xsd/s);
  });

  /** Drops files on an element, as a hand does. */
  const drop = (page: Page, selector: string, files: readonly { name: string; base64: string }[]) =>
    page.evaluate(
      ([where, all]) => {
        const dataTransfer = new DataTransfer();
        for (const { name, base64 } of all)
          dataTransfer.items.add(new File([Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0))], name));
        const event = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true });
        document.querySelector(where)?.dispatchEvent(event);
        return event.defaultPrevented;
      },
      [selector, files] as const,
    );

  it('takes a zip wherever it is dropped, but for the field of the other tool', async () => {
    const name = await named(/_scorm12\.zip$/);
    const file = { name, base64: (await readFile(join(dist, name))).toString('base64') };
    const { page } = await openPage();
    expect(await drop(page, '#lrs-fil', [file])).toBe(false);
    expect(await drop(page, 'h1', [file])).toBe(true);
    await page.waitForSelector('#sjekk-svar .rel-answer');
    expect(await page.locator('#sjekk-svar').innerText()).toContain('Ingen feil.');
  });

  it('says so when a file cannot be read, and judges the next one', async () => {
    const path = join(scratch, 'borte.zip');
    await writeFile(path, 'PK');
    const { page, faults } = await openPage();
    await page.evaluate(() => {
      // As for a folder that was dropped, which has a name, but no content.
      const read = File.prototype.arrayBuffer;
      File.prototype.arrayBuffer = function (this: File) {
        return this.name === 'borte.zip' ? Promise.reject(new DOMException('', 'NotReadableError')) : read.call(this);
      };
    });
    await page.setInputFiles('#sjekk-fil', [path, join(dist, await named(/_web\.zip$/))]);
    await page.waitForSelector('#sjekk-svar .rel-answer + .rel-answer');
    const said = await page.locator('#sjekk-svar').innerText();
    expect(said).toMatch(/Får ikke lest dette[\s\S]*Ingen feil\./);
    expect(faults).toEqual([]);
  });

  it('judges a file again that was mended under the same name', async () => {
    const path = join(scratch, 'rettet.zip');
    await writeFile(path, 'ikke en zip');
    const { page, said } = await judge(path);
    expect(said).toContain('1 feil');
    await writeFile(path, await readFile(join(dist, await named(/_scorm12\.zip$/))));
    const [chooser] = await Promise.all([page.waitForEvent('filechooser'), page.click('#sjekk-fil')]);
    expect(await page.inputValue('#sjekk-fil')).toBe('');
    await chooser.setFiles(path);
    await page.waitForFunction(() => document.querySelector('#sjekk-svar')?.textContent?.includes('Ingen feil.'));
  });

  it('says what is needed where scripts are off', async () => {
    const { page } = await openPage({ javaScriptEnabled: false });
    expect(await page.locator('.rel-no-js:visible').count()).toBe(2);
    expect(await page.locator('.rel-js:visible').count()).toBe(0);
  });

  it('refuses what is no zip, with the reason', async () => {
    const path = join(scratch, 'brev.zip');
    await writeFile(path, 'Kjære administrator');
    expect((await judge(path)).said).toMatch(/1 feil[\s\S]*zip/);
  });
});

it('adds an LRS in the browser: a new zip that the checker only warns of, and nothing is sent', async () => {
  const { page, requests, faults } = await openPage();
  await page.setInputFiles('#lrs-fil', join(dist, await named(/_scorm12\.zip$/)));
  await page.fill('#lrs-adresse', 'https://lrs.example/xapi/');
  await page.fill('#lrs-nokkel', 'navn:hemmelig');
  await page.click('#lrs-skjema button');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('#lrs-svar a')]);
  const path = join(scratch, download.suggestedFilename());
  await download.saveAs(path);
  const files = unzipSync(await readFile(path));
  expect(strFromU8(files['samspill-lrs.txt']!)).toContain('https://lrs.example/xapi/');
  await page.setInputFiles('#sjekk-fil', path);
  await page.waitForSelector('#sjekk-svar .rel-answer');
  const said = await page.locator('#sjekk-svar').innerText();
  expect(said).toContain('Pakken kan brukes, men les merknadene.');
  expect(said).toContain('samspill-lrs.txt');
  expect(faults).toEqual([]);
  expect(requests.filter((url) => !/^(?:file|blob|data):/.test(url))).toEqual([]);
});

it('saves the picture of a module as PNG, since Moodle may refuse SVG as the picture of a course', async () => {
  const { page, faults } = await openPage({ colorScheme: 'dark' });
  await page.click('#kursside summary');
  const [download] = await Promise.all([page.waitForEvent('download'), page.click('button[data-picture]')]);
  expect(download.suggestedFilename()).toMatch(/^samspill-m1_.*_bilde\.png$/);
  const path = join(scratch, download.suggestedFilename());
  await download.saveAs(path);
  const png = await readFile(path);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1600, 920]);
  expect(png.length).toBeGreaterThan(10_000); // An empty canvas is some 6 kB.
  expect(faults).toEqual([]);
});
