import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';
import { expect, inject, it, onTestFinished } from 'vitest';
import { chromiumArgs } from '../src/build/chromium.ts';
import { makePreviewFolder } from '../src/build/preview-folder.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

it('shows every module from a disk, without a server, in each of its languages', async () => {
  const own = await mkdtemp(join(tmpdir(), 'samspill-mappe-'));
  onTestFinished(() => rm(own, { recursive: true }));
  const folder = join(own, 'forhandsvisning');
  const { modules } = await makePreviewFolder(root, folder);
  expect(await readdir(own), 'nothing is left beside it').toEqual(['forhandsvisning']);
  expect((await readdir(folder)).sort()).toEqual(['index.html', ...modules.map(({ id }) => id)].sort());

  const browser = await chromium.launch({ executablePath: inject('chromium'), args: [...chromiumArgs] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const faults: string[] = [];
  const foreign: string[] = [];
  page.on('pageerror', (fault) => faults.push(String(fault)));
  page.on('request', (request) => request.url().startsWith('http') && foreign.push(request.url()));
  await page.goto(pathToFileURL(join(folder, 'index.html')).href);
  const titles = modules.flatMap(({ editions }) => editions.map(({ title }) => title));
  expect(await page.getByRole('link').allInnerTexts()).toEqual(titles);

  await page.getByRole('link', { name: 'Digitalisering kan styrast' }).click();
  await page.waitForSelector('html.ready[lang=nn]');
  await page.evaluate(() => {
    location.hash = 'l_mandag';
  });
  await page.click('#q_mandag .sam-option[data-correct] input');
  await page.click('#q_mandag button[type=submit]');
  await page.locator('#q_mandag .sam-feedback', { hasText: /^\s*Rett/ }).waitFor();
  expect(faults).toEqual([]);
  expect(foreign).toEqual([]);
}, 240_000);
