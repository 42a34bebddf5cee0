import { rm } from 'node:fs/promises';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumArgs, findChromium } from '../src/build/chromium.ts';
import type { Call } from '../src/preview/call.ts';
import type { LmsState } from '../src/preview/lms.ts';
import { attemptFile } from '../src/preview/server/attempts.ts';
import { type Preview, startPreview } from '../src/preview/server/server.ts';
import { sampleDist } from './sample-sco.ts';

declare global {
  interface Window {
    samspillPreview?: { readonly calls: readonly Call[] };
  }
}

let browser: Browser;
let dist: string;
let preview: Preview;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs] });
});

afterAll(() => browser?.close());

beforeEach(async () => {
  dist = await sampleDist();
  preview = await startPreview({ dist });
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});

afterEach(async () => {
  await page.close();
  await preview.close();
  await rm(attemptFile(dist), { force: true });
  await rm(dist, { recursive: true });
});

const state = async (): Promise<LmsState> => (await fetch(`${preview.url}/lms/prove`)).json();
const said = () => page.frameLocator('#scorm_object').locator('#said');
const calls = () => page.evaluate(() => window.samspillPreview?.calls.map(({ fn, returned }) => `${fn} ${returned}`));
const violations = async (): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found: axe.AxeResults = await page.evaluate('axe.run()');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};

describe('the preview in a browser', () => {
  it('plays a package from the list, resumes it, and starts anew on demand', async () => {
    await page.goto(preview.url);
    await page.getByRole('link', { name: 'Åpne: Prøve & feile' }).click();
    expect(await said().textContent()).toBe('|ab-initio');
    const frame = page.locator('#scorm_object');
    expect(await frame.getAttribute('title')).toBeNull();
    expect(await frame.getAttribute('allowfullscreen')).not.toBeNull();

    await page.getByRole('button', { name: 'Avslutt aktiviteten' }).click();
    await page.getByText('Aktiviteten er avsluttet.').waitFor();
    expect((await calls())?.slice(-2)).toEqual(['LMSCommit true', 'LMSFinish true']);
    await expect.poll(async () => (await state()).cmi['cmi.core.total_time']).toBe('00:00:07.00');

    await page.getByRole('button', { name: 'Åpne igjen' }).click();
    expect(await said().textContent()).toBe('|resume');
    await page.getByRole('button', { name: 'Start på nytt' }).click();
    await expect.poll(() => said().textContent()).toBe('|ab-initio');
    expect((await state()).attempt).toBe(2);
  });

  it('gets the last save when the learner goes elsewhere', async () => {
    await page.goto(`${preview.url}/kurs/prove`);
    await said().waitFor({ state: 'attached' });
    await page.goto(preview.url);
    await expect.poll(async () => (await state()).cmi['cmi.core.session_time']).toBe('00:00:07');
    await page.reload();
    await page.getByText('Påbegynt').waitFor();
  });

  it('shows a refused call in red, and counts it', async () => {
    await page.goto(`${preview.url}/kurs/prove`);
    await said().waitFor({ state: 'attached' });
    expect(await page.locator('body').getAttribute('data-refused')).toBe('0');
    await page.evaluate(() => window.API?.LMSSetValue('cmi.core.exit', 'normal'));
    expect(await page.locator('body').getAttribute('data-refused')).toBe('1');
    await page.getByText('1 kall er avvist.').waitFor();
    expect(await page.locator('tr.bad').textContent()).toContain('Avvist');
    expect(await page.evaluate(() => window.samspillPreview?.calls.filter(({ refused }) => refused).length)).toBe(1);
  });

  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 360, colorScheme: 'dark' },
  ] as const)('is accessible and fits at $width px, $colorScheme', async ({ width, colorScheme }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    for (const path of ['/', '/kurs/prove', '/finnes-ikke']) {
      await page.goto(`${preview.url}${path}`);
      if (path === '/kurs/prove') await page.getByText('Åpnet som').waitFor();
      expect(await violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
