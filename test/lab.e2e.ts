import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumArgs, findChromium } from '../src/build/chromium.ts';
import type { LmsState } from '../src/preview/lms.ts';
import { lmsLabels, lmsNames } from '../src/preview/lms-name.ts';
import type { Preview } from '../src/preview/server/server.ts';
import { sampleDist } from './sample-sco.ts';
import { writeSample2004 } from './sample-sco-2004.ts';
import { ownPreview } from './support/own-preview.ts';

let browser: Browser;
let preview: Preview;
let page: Page;

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs] });
});
afterAll(() => browser?.close());
beforeEach(async () => {
  const dist = await sampleDist();
  await writeSample2004(dist);
  preview = await ownPreview(dist);
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
});
afterEach(async () => {
  await page.close();
  await preview.close();
});

const state = async (activity = 'prove', query = ''): Promise<LmsState> =>
  (await fetch(`${preview.url}/lms/${activity}${query}`)).json();
const said = (on = page) => on.frameLocator('#scorm_object').locator('#said');
const opened = async (path: string, on = page) => {
  await on.goto(`${preview.url}${path}`);
  await said(on).waitFor({ state: 'attached' });
};
/** The call by its name, and what it answered, of the last commit that the page heard of. */
const lastCommit = (on = page) =>
  on.evaluate(() => {
    const call = window.samspillPreview?.calls.filter(({ fn }) => fn.endsWith('Commit')).at(-1);
    return call && `${call.returned} ${call.error}`;
  });
const saveNow = (value: string, on = page) =>
  on.evaluate((text) => {
    window.API?.LMSSetValue('cmi.suspend_data', text);
    return String(window.API?.LMSCommit(''));
  }, value);

describe('the LMSs of the preview', () => {
  it.each(lmsNames)('%s plays both editions', async (lms) => {
    await opened(`/kurs/prove?lms=${lms}`);
    expect(await page.evaluate(() => window.samspillPreview?.lms)).toBe(lms);
    expect((await state('prove')).cmi).toMatchObject({ 'cmi.core.lesson_status': 'incomplete' });
    await page.getByRole('button', { name: 'Avslutt aktiviteten' }).click();
    await page.getByText('Aktiviteten er avsluttet.').waitFor();
    // A browser lets nobody wait for an answer while a page goes: only a beacon gets through.
    const beacon = lms === 'moodle' || lms === 'scorm-again';
    await expect
      .poll(async () => (await state('prove')).cmi['cmi.core.total_time'] ?? '')
      .toMatch(beacon ? /07\.00$/ : /^(0000:00:00\.00)?$/);

    await opened(`/kurs/prove.scorm2004-4?lms=${lms}`);
    expect((await state('prove.scorm2004-4')).cmi).toMatchObject({ 'cmi.suspend_data': 'tilstand' });
  });

  it('are chosen by name', async () => {
    await opened('/kurs/prove');
    await page.getByText('Prøv når noe går galt').click();
    await page.getByLabel('Læringsplattform').selectOption({ label: lmsLabels.adl });
    await page.waitForURL('**/kurs/prove?lms=adl');
    await expect.poll(() => page.evaluate(() => window.samspillPreview?.lms)).toBe('adl');
  });
});

describe('what can be put wrong by hand', () => {
  const press = async (name: string, then: string) => {
    await page.getByRole('button', { name }).press('Enter');
    await page.getByText(then).waitFor();
  };
  beforeEach(async () => {
    await opened('/kurs/prove?lms=moodle');
    await page.getByText('Prøv når noe går galt').press('Enter');
  });
  const probe = () =>
    page.evaluate(() =>
      fetch('/pakke/prove/1/js/a.js').then(
        ({ url }) => url,
        () => 'borte',
      ),
    );

  it('the network', async () => {
    await press('Mist nettet', 'Nettet er borte.');
    expect(await saveNow('a'), 'Moodle says so').toBe('true');
    expect(await probe()).toBe('borte');
    expect((await state()).cmi['cmi.suspend_data']).toBeUndefined();
    await press('Få nettet tilbake', 'Alt virker.');
    await saveNow('b');
    expect((await state()).cmi['cmi.suspend_data']).toBe('b');
  });

  it('the login', async () => {
    await press('Logg ut økten', 'Økten er logget ut.');
    expect(await saveNow('a')).toBe('false');
    expect(await probe()).toContain('/logg-inn/prove');
    await press('Logg inn igjen', 'Alt virker.');
    expect(await saveNow('b')).toBe('true');
  });

  it('the server, and its pace', async () => {
    await press('La lagringen feile', 'Læringsplattformen kan ikke lagre.');
    expect(await page.getByRole('button', { name: 'La lagringen feile' }).getAttribute('aria-pressed')).toBe('true');
    expect(await saveNow('a')).toBe('false');
    await press('La lagringen feile', 'Alt virker.');
    await press('Treg læringsplattform (10 s)', 'Svarene kommer 10 sekunder for sent.');
    expect((await state()).faults.delayMs).toBe(10_000);
  });

  it('the package, and the tab', async () => {
    await press('Bytt ut pakken mens kurset er åpent', 'Pakken er byttet ut én gang.');
    expect((await state()).revision).toBe(2);
    await press('Lukk fanen', 'Fanen er lukket.');
    expect(await page.locator('iframe').count()).toBe(0);
    await page.getByRole('button', { name: 'Åpne igjen' }).click();
    expect(await said().textContent()).toBe('|resume');
  });

  it.each([
    { width: 1280, colorScheme: 'light' },
    { width: 360, colorScheme: 'dark' },
  ] as const)('is accessible, fits and can be hit at $width px, $colorScheme', async ({ width, colorScheme }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.emulateMedia({ colorScheme });
    await press('La lagringen feile', 'Læringsplattformen kan ikke lagre.');
    await page.evaluate(axe.source);
    const { violations }: axe.AxeResults = await page.evaluate('axe.run()');
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
    for (const target of await page.locator('.trouble :is(button, select, summary)').all()) {
      expect((await target.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    }
  });
});

describe('faults that a test puts in', () => {
  it('strike the next call, and can be taken away', async () => {
    await opened('/kurs/prove?lms=moodle');
    await page.evaluate(() => window.samspillPreview?.setFault({ kind: 'http-500', times: 1 }));
    expect([await saveNow('a'), await lastCommit()]).toEqual(['false', 'false 101']);
    expect([await saveNow('b'), await lastCommit()]).toEqual(['true', 'true 0']);
    await page.evaluate(() => window.samspillPreview?.setFault({ kind: 'lie', on: 'Commit' }));
    expect([await saveNow('c'), (await state()).cmi['cmi.suspend_data']]).toEqual(['true', 'b']);
    await page.evaluate(() => window.samspillPreview?.setFault());
    expect([await saveNow('d'), (await state()).cmi['cmi.suspend_data']]).toEqual(['true', 'd']);
    const fire: unknown = { kind: 'fire' };
    await expect(page.evaluate((fault) => window.samspillPreview?.setFault(fault as never), fire)).rejects.toThrow(
      'Not a fault',
    );
  });

  it('log out, and cut, the package’s own files too', async () => {
    await opened('/kurs/prove');
    const probe = () =>
      page.evaluate(() =>
        fetch('/pakke/prove/1/js/a.js').then(
          ({ url }) => url,
          () => 'borte',
        ),
      );
    await page.evaluate(() => window.samspillPreview?.setFault({ kind: 'logged-out' }));
    expect([await saveNow('a'), await probe()]).toEqual(['false', `${preview.url}/logg-inn/prove`]);
    await page.evaluate(() => window.samspillPreview?.setFault({ kind: 'cut' }));
    expect([await saveNow('b'), await probe()]).toEqual(['true', 'borte']);
    await page.evaluate(() => window.samspillPreview?.setFault());
    expect((await state()).faults).toMatchObject({ loggedOut: false, dropped: false });
    expect((await state()).cmi['cmi.suspend_data']).toBeUndefined();
  });
});

describe('the bare page', () => {
  it('has many learners at once, each with an id, an attempt and faults of their own', async () => {
    const other = await browser.newPage();
    await Promise.all([opened('/lab/prove?lms=moodle&learner=kari'), opened('/lab/prove?lms=adl&learner=ola', other)]);
    expect(await page.locator('body > *').count()).toBe(1);
    const ids = [page, other].map((on) => on.evaluate(() => window.API?.LMSGetValue('cmi.core.student_id')));
    expect(await Promise.all(ids)).toEqual(['kari', 'ola']);
    await page.evaluate(() => window.samspillPreview?.setFault({ kind: 'logged-out' }));
    expect(await Promise.all([saveNow('k'), saveNow('o', other)])).toEqual(['false', 'true']);
    const stored = async (learner: string) => (await state('prove', `?learner=${learner}`)).cmi['cmi.suspend_data'];
    expect([await stored('kari'), await stored('ola')]).toEqual([undefined, 'o']);
    expect((await state()).cmi).toEqual({});
    await other.close();
    await opened('/lab/prove?lms=adl&learner=ola');
    expect(await page.evaluate(() => window.API?.LMSGetValue('cmi.suspend_data'))).toBe('o');
  });

  it('has faults from the first call on', async () => {
    const faults = encodeURIComponent(JSON.stringify([{ kind: 'error', on: 'Initialize', code: '101', times: 1 }]));
    await opened(`/lab/prove?lms=adl&learner=kari&faults=${faults}`);
    const first = await page.evaluate(() => window.samspillPreview?.calls.slice(0, 2).map(({ error }) => error));
    expect(first).toEqual(['101', '301']);
    expect(await page.evaluate(() => window.samspillPreview?.faults())).toEqual([]);
  });

  it('lives with a clock that the test holds', async () => {
    await page.clock.install({ time: new Date('2026-11-28T12:00:00Z') });
    await page.clock.pauseAt(new Date('2026-11-28T12:00:10Z'));
    await opened('/lab/prove?lms=moodle&learner=kari');
    await page.evaluate(() => window.samspillPreview?.setFault({ kind: 'block', ms: 60_000 }));
    expect(await saveNow('a')).toBe('true');
    const { calls = [] } = (await page.evaluate(() => ({ calls: window.samspillPreview?.calls }))) ?? {};
    expect(new Set(calls.map(({ time }) => time))).toEqual(new Set([Date.parse('2026-11-28T12:00:10Z')]));
    await page.clock.runFor(3_600_000);
    expect(calls.length, 'nothing happens by itself').toBe(
      await page.evaluate(() => window.samspillPreview?.calls.length),
    );
  });

  it('plays the same sloppy answers for the same seed', async () => {
    const answers = async (seed: number) => {
      await opened(`/lab/prove?lms=slurvete&learner=s${seed}${Math.random().toString(36).slice(2)}&seed=${seed}`);
      return await page.evaluate(() => {
        for (let turn = 0; turn < 20; turn++) window.API?.LMSSetValue('cmi.suspend_data', String(turn));
        return window.samspillPreview?.calls.map(({ returned }) => String(returned)).join(' ');
      });
    };
    const first = await answers(7);
    expect(await answers(7)).toBe(first);
    expect(await answers(8)).not.toBe(first);
  });
});
