import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumArgs, findChromium } from '../src/build/chromium.ts';
import type { LmsState } from '../src/preview/lms.ts';
import type { Preview } from '../src/preview/server/server.ts';
import { sampleDist } from './sample-sco.ts';
import { writeSample2004, writeSampleWeb } from './sample-sco-2004.ts';
import { ownPreview } from './support/own-preview.ts';

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
  preview = await ownPreview(dist);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});

afterEach(async () => {
  await page.close();
  await preview.close();
});

const state = async (activity = 'prove'): Promise<LmsState> => (await fetch(`${preview.url}/lms/${activity}`)).json();
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
    await page.getByText('1 melding er avvist.').waitFor();
    expect(await page.locator('.happenings .bad').textContent()).toContain('Avvist: LMSSetValue cmi.core.exit');
    expect(await page.locator('tr.bad').textContent()).toContain('Avvist');
    expect(await page.evaluate(() => window.samspillPreview?.calls.filter(({ refused }) => refused).length)).toBe(1);
  });

  it('plays SCORM 2004 beside it, with the other API and an attempt of its own', async () => {
    await writeSample2004(dist);
    await page.goto(preview.url);
    await page.getByRole('link', { name: 'Åpne: Prøve & feile, SCORM 2004 4. utgave' }).click();
    expect(await said().textContent(), 'the objectives of the manifest').toBe('|ab-initio|normal|2|maal_to|PT0H0M0S');
    expect(await page.evaluate(() => [typeof window.API, typeof window.API_1484_11])).toEqual(['undefined', 'object']);
    const inspector = page.locator('#inspector');
    await inspector.getByText('Fullført og bestått', { exact: true }).waitFor();
    await inspector.getByText('90 av 100').first().waitFor();
    await inspector.getByText('8 av 64000 tegn').waitFor();

    await page.getByRole('button', { name: 'Avslutt aktiviteten' }).click();
    await page.getByRole('button', { name: 'Åpne igjen' }).click();
    expect(await said().textContent()).toBe('l2|resume|review|2|maal_to|PT7.5S');
    expect((await state('prove.scorm2004-4')).cmi).toMatchObject({
      'cmi.completion_status': 'completed',
      'cmi.objectives.1.success_status': 'passed',
      'cmi.score.raw': '90',
      'cmi.suspend_data': 'tilstand',
    });
    expect((await state()).cmi, 'the other format is another activity').toEqual({});

    await page.evaluate(() => window.API_1484_11?.SetValue('cmi.session_time', 'PT1.234S'));
    await page.getByText('1 melding er avvist.').waitFor();
    await page.getByRole('button', { name: 'Start på nytt' }).click();
    await expect.poll(() => said().textContent()).toBe('|ab-initio|normal|2|maal_to|PT0H0M0S');
    await page.goto(preview.url);
    await page.locator('.formats').getByText('Fullført og bestått').waitFor();
    expect(await page.locator('.formats .score').textContent()).toBe('90 av 100 poeng');
  });

  it('hands nothing back to content that left without suspend', async () => {
    await writeSample2004(dist);
    await page.goto(`${preview.url}/kurs/prove.scorm2004-4`);
    await said().waitFor({ state: 'attached' });
    await page.evaluate(() => window.API_1484_11?.SetValue('cmi.exit', 'normal'));
    await page.getByRole('button', { name: 'Avslutt aktiviteten' }).click();
    await expect.poll(async () => (await state('prove.scorm2004-4')).entry).toBe('ab-initio');
    expect((await state('prove.scorm2004-4')).cmi['cmi.location'], 'kept all the same').toBe('l2');
    await page.getByRole('button', { name: 'Åpne igjen' }).click();
    expect(await said().textContent()).toBe('|ab-initio|review|2|maal_to|PT0H0M0S');
  });

  it('lets somebody only look, in mode browse', async () => {
    await writeSample2004(dist);
    await page.goto(`${preview.url}/kurs/prove.scorm2004-4`);
    await page.getByRole('link', { name: 'Bare se' }).click();
    await expect.poll(() => said().textContent()).toContain('|browse|');
    await page.getByRole('link', { name: 'Vanlig visning' }).click();
    await expect.poll(() => said().textContent()).not.toContain('|browse|');
    await page.goto(`${preview.url}/kurs/prove?launchMode=Browse`);
    await page.getByText('For utviklere').click();
    await page.getByText('browse', { exact: true }).waitFor();
  });

  it('opens the web edition as any site', async () => {
    await writeSampleWeb(dist);
    await page.goto(preview.url);
    await page.getByRole('link', { name: 'Åpne: Prøve & feile, Nettutgave' }).click();
    await page.getByRole('link', { name: 'Mer' }).click();
    await page.getByRole('heading', { name: 'Mer' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/pakke/prove.web/1/mer.html');
  });

  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 360, colorScheme: 'dark' },
  ] as const)('is accessible and fits at $width px, $colorScheme', async ({ width, colorScheme }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await Promise.all([writeSample2004(dist), writeSampleWeb(dist)]);
    for (const path of ['/', '/kurs/prove', '/finnes-ikke']) {
      await page.goto(`${preview.url}${path}`);
      if (path === '/kurs/prove') {
        await page.getByText('Kurset er åpnet.').waitFor();
        await page.getByText('For utviklere').click();
        await page.getByText('Åpnet som').waitFor();
      }
      expect(await violations()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    }
  });
});
