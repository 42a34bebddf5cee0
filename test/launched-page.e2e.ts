import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, it } from 'vitest';
import { chromiumArgs } from '../src/build/chromium.ts';
import type { Preview } from '../src/preview/server/server.ts';
import { launchedDist } from './support/launched-dist.ts';
import { ownPreview } from './support/own-preview.ts';

/** Content that sends its first statement before it has asked for anything, in either format. */
const script = `
const query = new URLSearchParams(location.search);
const given = (name) => query.get(name);
const token = given('fetch') && (await (await fetch(given('fetch'), { method: 'POST' })).json())['auth-token'];
const answer = await fetch(given('endpoint').replace(/\\/$/, '') + '/statements', {
  method: 'POST',
  headers: {
    Authorization: token ? 'Basic ' + token : given('auth'),
    'X-Experience-API-Version': '1.0.3',
    'Content-Type': 'application/json',
  },
  body: JSON.stringify({
    id: crypto.randomUUID(),
    timestamp: new Date(),
    actor: JSON.parse(given('actor')),
    verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' },
    object: { id: given('activityId') ?? given('activity_id') },
    context: { registration: given('registration') },
  }),
});
document.querySelector('h1').textContent = answer.status;`;

let browser: Browser;
let preview: Preview;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: inject('chromium'), args: [...chromiumArgs] });
  preview = await ownPreview(await launchedDist(script));
});

afterAll(async () => {
  await browser?.close();
  await preview.close();
});

beforeEach(async () => {
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});

afterEach(() => page.close());

const said = () => page.frameLocator('#scorm_object').locator('h1').textContent();
const faults = async (): Promise<string[]> => {
  await page.evaluate(axe.source);
  const found: axe.AxeResults = await page.evaluate('axe.run()');
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
};
const isWide = (): Promise<boolean> => page.evaluate(() => document.documentElement.scrollWidth > innerWidth);

/** What engineers read is folded. */
const unfold = () => page.getByText('For utviklere: økter, krav og setninger').click();

it('shows a cmi5 session, and each rule that was broken in it', async () => {
  await page.goto(`${preview.url}/kurs/prove.cmi5`);
  await expect.poll(said).toBe('403');
  const inspector = page.locator('#inspector');
  await inspector.getByText('Det er en feil i Samspill, ikke i teksten din.').waitFor();
  await inspector.getByText('Avvist: Deltakeren åpnet kurset.').waitFor();
  await inspector.getByText('Læringsplattformen åpnet kurset.').waitFor();
  expect(await inspector.getByText('hentet 1 gang').isVisible()).toBe(false);
  expect(await faults()).toEqual([]);
  await unfold();
  for (const req of ['11.0.0.0-3', '10.2.1.0-4', '9.3.0.0-4'])
    await inspector.getByRole('cell', { name: req }).waitFor();
  await inspector.getByText('hentet 1 gang').waitFor();
  expect(await faults()).toEqual([]);
  await page.setViewportSize({ width: 360, height: 800 });
  expect([await isWide(), await faults()]).toEqual([false, []]);
});

it('abandons, starts anew, and launches in another mode on demand', async () => {
  await page.goto(`${preview.url}/kurs/prove.cmi5`);
  await page.getByRole('button', { name: 'Start på nytt' }).click();
  const inspector = page.locator('#inspector');
  await unfold();
  await inspector.getByRole('heading', { name: 'Økter (1)' }).waitFor();
  await page.getByRole('button', { name: 'Avslutt aktiviteten' }).click();
  await page.getByText('Aktiviteten er avsluttet.').waitFor();
  await page.getByRole('button', { name: 'Åpne igjen' }).click();
  await inspector.getByText('Deltakeren gikk ut uten å avslutte kurset.').waitFor();
  await inspector.getByRole('cell', { name: 'forlatt' }).waitFor();
  await page.getByLabel('Åpne som').selectOption({ label: 'Se tilbake på svarene' });
  await unfold();
  await inspector.getByRole('cell', { name: 'Review' }).waitFor();
  expect(await page.getByLabel('Åpne som').inputValue()).toBe('Review');
});

it('shows what a package launched by tincan.xml has sent', async () => {
  await page.goto(`${preview.url}/kurs/prove.xapi`);
  await expect.poll(said).toBe('200');
  await page.locator('#inspector').getByText('Deltakeren åpnet kurset.').waitFor();
  await page.locator('#inspector').getByText('Alt kurset har meldt fra om, er tatt imot.').waitFor();
  expect(await page.getByLabel('Åpne som').count()).toBe(0);
  expect(await faults()).toEqual([]);
});
