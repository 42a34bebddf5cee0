import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import axe from 'axe-core';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { chromiumArgs, findChromium } from '../src/build/chromium.ts';
import { type LiveProject, openLiveProject } from './support/live-project.ts';

const file = 'content/utstilling/nb/10-velge.md';
const writing = 'content/utstilling/nb/20-skrive.md';
/** A machine that others use too may take its time. */
const patience = { timeout: 20_000 };

const opening = 'Noen ganger er to svar nok.';

let browser: Browser;
let project: LiveProject;
let page: Page;
let errors: string[];
const texts = new Map<string, string>();

beforeAll(async () => {
  browser = await chromium.launch({ executablePath: await findChromium(), args: [...chromiumArgs] });
  project = await openLiveProject();
  for (const path of [file, writing, 'modules/utstilling/module.yaml', 'content/m1/nb/01-en-vanlig-mandag.md'])
    texts.set(path, await project.read(path));
});

afterAll(async () => {
  await browser?.close();
  await project?.close();
});

beforeEach(async () => {
  errors = [];
  page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  page.on('pageerror', (fault) => errors.push(String(fault)));
});

afterEach(async () => {
  await page.close();
  await mended();
  await fetch(`${project.preview.url}/lms/utstilling/nytt-forsok`, { method: 'POST' });
  expect(errors).toEqual([]);
  expect(project.faults).toEqual([]);
});

const original = (path: string): string => texts.get(path) ?? '';

/** What stops a module; the demonstration has a warning that stands. */
const errorsIn = () => project.content.news().faults.filter(({ severity }) => severity === 'error');

/** All files as they were, and nothing wrong with them. */
async function mended(): Promise<void> {
  for (const [path, text] of texts)
    if ((await project.read(path).catch(() => '')) !== text) await project.write(path, text);
  await expect.poll(errorsIn, patience).toEqual([]);
}

/** Opens the course, and marks its window, so that one that has been loaded anew is known. */
async function openCourse(activity = 'utstilling', lesson = 'l_velge'): Promise<Frame> {
  await page.goto(`${project.preview.url}/kurs/${activity}`);
  const frame = await courseFrame();
  await frame.evaluate((id) => {
    document.documentElement.dataset.mark = 'first';
    location.hash = id;
  }, lesson);
  await frame.waitForSelector(`section#${lesson}:not([hidden])`);
  return frame;
}

async function courseFrame(): Promise<Frame> {
  await page.frameLocator('#scorm_object').locator('html.ready sam-save-status[data-kind]').waitFor();
  const frame = await (await page.$('#scorm_object'))?.contentFrame();
  if (!frame) throw new Error('there is no course');
  return frame;
}

const isSameWindow = (frame: Frame) => frame.evaluate(() => document.documentElement.dataset.mark === 'first');
const edit = (path: string, from: string, to: string) => project.swap(path, original(path).replace(from, to));
const panel = () => page.getByRole('region', { name: 'Feil i innholdet' });

describe('a saved file', () => {
  it('is in the open course, in the same lesson and place, with answers, ticks and words kept', async () => {
    const frame = await openCourse();
    await frame.locator('#q_true_false input').first().check();
    await frame.locator('#q_true_false button[type=submit]').click();
    await frame.waitForSelector('#q_true_false .sam-feedback > div');
    await frame.locator('#q_likert input').nth(3).check();
    await frame.evaluate(() => document.querySelector('#q_likert')?.scrollIntoView());
    const top = () => frame.evaluate(() => document.querySelector('#q_likert')?.getBoundingClientRect().top);
    const before = await top();
    await edit(file, opening, 'Dette er nytt.\n\nOg enda et avsnitt over det du leser.');
    await frame.getByText('Og enda et avsnitt').waitFor({ state: 'attached' });
    expect(await isSameWindow(frame)).toBe(true);
    expect(Math.abs(Number(await top()) - Number(before))).toBeLessThan(3);
    expect(await frame.locator('#q_likert input').nth(3).isChecked()).toBe(true);
    expect(await frame.locator('#q_true_false input').first().isChecked()).toBe(true);
    expect(await frame.locator('#q_true_false .sam-feedback > div').count()).toBe(1);
    expect(await frame.locator('section.sam-view:not([hidden])').getAttribute('id')).toBe('l_velge');
  });

  it('leaves the foot as the tools have made it', async () => {
    const frame = await openCourse();
    const foot = frame.locator('.sam-foot');
    await foot.locator('#sam-report').waitFor({ state: 'attached' });
    await foot.locator('#sam-saving > summary').click();
    const said = await foot.innerText();
    expect(said).toContain('Skriv ut');
    for (const words of ['Skrevet en gang.', 'Skrevet to ganger.']) {
      await edit(file, opening, words);
      await frame.getByText(words).waitFor({ state: 'attached' });
    }
    expect(await foot.innerText()).toBe(said);
    await foot.locator('#sam-shared').check();
    await frame.locator('#sam-switch').waitFor();
    await foot.getByRole('button', { name: 'Ferdig – bytt bruker' }).waitFor();
    await foot.locator('#sam-shared').uncheck();
    await frame.locator('#sam-exit').waitFor();
    expect(await isSameWindow(frame)).toBe(true);
  });

  it('changes a question, and keeps what can be kept of its answer', async () => {
    const frame = await openCourse();
    await frame.locator('#q_true_false input').first().check();
    await edit(file, 'En e-post kan være falsk', 'En melding kan være falsk');
    await frame.getByText('En melding kan være falsk').waitFor();
    expect(await frame.locator('#q_true_false input').first().isChecked()).toBe(true);
    await frame.locator('#q_true_false button[type=submit]').click();
    await frame.waitForSelector('#q_true_false .sam-feedback > div');
    expect(await isSameWindow(frame)).toBe(true);
  });

  it('takes nothing from a learner who is writing an answer in it', async () => {
    const frame = await openCourse('utstilling', 'l_skrive');
    const field = frame.locator('#l_skrive input[type=text], #l_skrive textarea').first();
    await field.click();
    await page.keyboard.type('halvveis i et svar');
    await page.keyboard.press('ArrowLeft');
    const focused = () =>
      frame.evaluate(() => {
        const active = document.activeElement as HTMLInputElement | null;
        return [active?.value, active?.selectionStart];
      });
    const before = await focused();
    expect(before[0]).toBe('halvveis i et svar');
    await project.write(writing, `${original(writing)}\nEn siste linje til.\n`);
    await frame.getByText('En siste linje til.').waitFor();
    expect(await focused()).toEqual(before);
    await page.keyboard.type('X');
    expect((await focused())[0]).toBe('halvveis i et svaXr');
  });

  it('is taken whole, however an editor writes it: in two steps, in pairs, again and again, with CRLF', async () => {
    const frame = await openCourse();
    const text = original(file);
    await project.write(file, '');
    await project.write(file, text.replace(opening, 'Skrevet første gang.'));
    await frame.getByText('Skrevet første gang.').waitFor();
    await project.swap(file, text.replace(opening, 'Skrevet andre gang.').replaceAll('\n', '\r\n'));
    await frame.getByText('Skrevet andre gang.').waitFor();
    for (let at = 0; at < 12; at++) await project.write(file, text.replace(opening, `Under bygging ${at}.`));
    await frame.getByText('Under bygging 11.').waitFor();
    await rename(join(project.root, file), join(project.root, `${file}~`));
    await project.write(file, text.replace(opening, 'Etter omdøping.'));
    await rm(join(project.root, `${file}~`));
    await frame.getByText('Etter omdøping.').waitFor();
    expect(await isSameWindow(frame)).toBe(true);
    expect(await page.locator('.faults:visible .error').count()).toBe(0);
  });

  it('does nothing when nothing has changed in it', async () => {
    const before = JSON.stringify(project.content.news());
    let told = 0;
    const stop = project.content.onNews(() => told++);
    await project.write(file, original(file));
    await new Promise((resolve) => setTimeout(resolve, 500));
    stop();
    expect([told, JSON.stringify(project.content.news())]).toEqual([0, before]);
  });

  it('with another question opens the course anew, in the same place, with what was answered', async () => {
    const frame = await openCourse();
    await frame.locator('#q_true_false input').first().check();
    await frame.locator('#q_true_false button[type=submit]').click();
    await frame.waitForSelector('#q_true_false .sam-feedback > div');
    await frame.evaluate(() => document.querySelector('#q_likert')?.scrollIntoView());
    const topIn = (each: Frame) =>
      each.evaluate(() => document.querySelector('#q_likert')?.getBoundingClientRect().top ?? Number.NaN);
    const before = await topIn(frame);
    const extra =
      '\n:::påstand{#q_ny_i_direkte mål=g_finne}\nDette er nytt.\n- [x] Sant\n  > Riktig. Det kom nå.\n- [ ] Usant\n  > Det kom nå.\n:::\n';
    await project.swap(file, `${original(file)}${extra}`);
    await expect
      .poll(async () => (await page.frame({ url: /pakke/ })?.locator('#q_ny_i_direkte').count()) ?? 0, patience)
      .toBe(1);
    const next = await courseFrame();
    await next.waitForSelector('section#l_velge:not([hidden])');
    await next.waitForSelector('#q_true_false .sam-feedback > div');
    await expect.poll(async () => Math.abs((await topIn(next)) - before), patience).toBeLessThan(3);
    expect(await page.locator('body').getAttribute('data-refused')).toBe('0');
  });

  it('is in every window that is open, more of them than a browser has connections for', async () => {
    const context = await browser.newContext();
    const pages = await Promise.all(Array.from({ length: 8 }, () => context.newPage()));
    for (const each of pages) {
      await each.goto(`${project.preview.url}/kurs/utstilling`);
      await each.frameLocator('#scorm_object').locator('html.ready').waitFor();
    }
    await edit(file, opening, 'I alle vinduene.');
    for (const each of pages)
      await each.frameLocator('#scorm_object').getByText('I alle vinduene.').waitFor({ state: 'attached' });
    await pages[0]?.close(); // The one that listened for all.
    await edit(file, opening, 'Også etterpå.');
    for (const each of pages.slice(1))
      await each.frameLocator('#scorm_object').getByText('Også etterpå.').waitFor({ state: 'attached' });
    await context.close();
  });

  it('in another language is there when the learner changes to it', async () => {
    const path = 'content/m1/nn/01-en-vanlig-mandag.md';
    texts.set(path, await project.read(path));
    const frame = await openCourse('m1', 'l_mandag').catch(() => courseFrame());
    const [heading = ''] = /^tittel:.*$/m.exec(original(path)) ?? [];
    await project.write(path, `${original(path)}\nEin ny nynorsk setning.\n`);
    await expect.poll(() => JSON.stringify(project.content.news().stamps), patience).not.toBe('{}');
    expect(heading).not.toBe('');
    await frame.locator('.sam-langs button[lang=nn]').first().dispatchEvent('click');
    await frame.getByText('Ein ny nynorsk setning.').waitFor({ state: 'attached' });
    expect(await frame.evaluate(() => document.documentElement.lang)).toBe('nn');
  });
});

describe('a fault', () => {
  it('shows over the page with place, line, way out and links, and goes away when it is mended', async () => {
    const frame = await openCourse();
    await edit(file, '- [x] Sant', '- [ ] Sant');
    await panel().waitFor();
    const fault = panel().locator('li.error').first();
    expect(await fault.textContent()).toContain(file);
    const line =
      original(file)
        .split('\n')
        .findIndex((each) => each.startsWith(':::påstand')) + 1;
    expect(await fault.locator('mark').textContent()).toContain(':::påstand{#q_true_false');
    const editor = await fault.getByRole('link', { name: /VS Code/ }).getAttribute('href');
    expect(editor).toBe(`vscode://file${encodeURI(project.root)}/${file}:${line}:1`);
    const guide = await fault.getByRole('link', { name: /veiledningen/ }).getAttribute('href');
    const [, anchor = ''] = guide?.split('#') ?? [];
    expect(await (await fetch(project.preview.url + guide)).text()).toContain(`id="${anchor}"`);

    // The last version that was right can be used under it.
    await frame.locator('#q_true_false input').first().check();
    await frame.locator('#q_true_false button[type=submit]').click();
    await frame.waitForSelector('#q_true_false .sam-feedback > div');

    await project.write(file, original(file));
    await panel().locator('li.error').waitFor({ state: 'hidden' });
    expect(await isSameWindow(frame)).toBe(true);
    expect(await frame.locator('#q_true_false .sam-feedback > div').count()).toBe(1);
  });

  it('is told once to a screen reader, is no trap, can be folded, and has no accessibility violations', async () => {
    await openCourse();
    await project.write(file, `${original(file)}\n:::spørsmol\n`);
    await project.write('content/m1/nb/01-en-vanlig-mandag.md', 'bare tekst');
    await panel().getByText('I andre moduler').waitFor();
    expect(
      await page
        .getByRole('status')
        .filter({ hasText: /^\d+ feil/ })
        .count(),
    ).toBe(1);
    for (const [width, scheme] of [
      [1280, 'light'],
      [360, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate(axe.source);
      const { violations } = (await page.evaluate('axe.run({exclude: [["#frame"]]})')) as axe.AxeResults;
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (process.env.SAMSPILL_PICTURES)
        await page.screenshot({ path: join(process.env.SAMSPILL_PICTURES, `feil-${width}-${scheme}.png`) });
    }
    await page.setViewportSize({ width: 1280, height: 900 });
    const fold = panel().getByRole('button', { name: 'Skjul' });
    await fold.focus();
    await page.keyboard.press('Shift+Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('.faults') === null)).toBe(true);
    await fold.press('Enter');
    expect(await panel().locator('li').first().isVisible()).toBe(false);
    expect(await panel().getByRole('heading', { level: 2 }).textContent()).toMatch(/feil/);
  });

  it('leaves dist alone: nothing is written there, whatever is saved', async () => {
    const dist = join(project.root, 'dist');
    await mkdir(dist, { recursive: true });
    await writeFile(join(dist, 'samspill-utstilling_0.1.0_scorm12.zip'), 'zip');
    await project.write(file, 'ødelagt');
    await expect.poll(() => project.content.news().faults.some(({ file: at }) => at === file), patience).toBe(true);
    expect(await readdir(dist)).toEqual(['samspill-utstilling_0.1.0_scorm12.zip']);
  });
});

it('says so when the preview has been stopped', async () => {
  const other = await openLiveProject(['utstilling']);
  try {
    await page.goto(other.preview.url);
    await page.getByRole('heading', { name: 'Utstilling' }).waitFor();
    await page.waitForTimeout(500);
  } finally {
    await other.close();
  }
  await page.getByText('Forhåndsvisningen er stoppet. Start den igjen med npm start.').waitFor();
});

describe('files and folders', () => {
  it('follows a lesson that is deleted, renamed and put back', async () => {
    await openCourse();
    await rename(join(project.root, file), join(project.root, 'content/utstilling/nb/11-velge.md'));
    await panel().getByText('10-velge.md finnes ikke').waitFor();
    await edit('modules/utstilling/module.yaml', '10-velge.md', '11-velge.md');
    await panel().locator('li.error').waitFor({ state: 'hidden' });
    await project.write('content/utstilling/nb/11-velge.md', original(file).replace(opening, 'I fil med nytt navn.'));
    await page.frameLocator('#scorm_object').getByText('I fil med nytt navn.').waitFor({ state: 'attached' });
    await rm(join(project.root, 'content/utstilling/nb/11-velge.md'));
    await project.write(file, original(file));
    await project.write('modules/utstilling/module.yaml', original('modules/utstilling/module.yaml'));
    await expect.poll(errorsIn, patience).toEqual([]);
  });

  it('tells of a folder that is given another name, until it has its own again', async () => {
    await openCourse();
    await rename(join(project.root, 'content/m1'), join(project.root, 'content/m1-ny'));
    await panel()
      .getByText('Modulen har ingen tekst, for mappen content/m1 finnes ikke.')
      .waitFor({ state: 'attached' });
    await panel().getByText('Ingen får lese det som ligger i content/m1-ny').waitFor({ state: 'attached' });
    await rename(join(project.root, 'content/m1-ny'), join(project.root, 'content/m1'));
    await expect.poll(() => panel().getByText('content/m1-ny').count(), patience).toBe(0);
    await expect.poll(errorsIn, patience).toEqual([]);
  });

  it('shows a new module on the front page, and takes away one that is deleted', async () => {
    await page.goto(project.preview.url);
    const yaml = original('modules/utstilling/module.yaml')
      .replace('id: utstilling', 'id: ny')
      .replace('nb: Utstilling', 'nb: Helt ny modul')
      .replace(/\n {4}- g_finne.*\n.*\n/, '\n    - g_ny: Du kan noe nytt.\n')
      .replace(/leksjoner:[\s\S]*/, 'leksjoner:\n  - l_ny: 01-ny.md\n');
    await project.write('modules/ny/module.yaml', yaml);
    await project.write('content/ny/nb/01-ny.md', '---\ntittel: Ny leksjon\nminutter: 1\n---\nHei.\n');
    await page.getByRole('heading', { name: 'Helt ny modul' }).waitFor();
    await rm(join(project.root, 'modules/ny'), { recursive: true });
    await rm(join(project.root, 'content/ny'), { recursive: true });
    await page.getByRole('heading', { name: 'Helt ny modul' }).waitFor({ state: 'hidden' });
  });
});

describe('the panel of the LMS', () => {
  it('tells what happens as it happens, in words, and keeps the details of engineers folded', async () => {
    const frame = await openCourse();
    const panelOf = page.locator('#inspector');
    await panelOf.getByText('Deltakeren er i «Påstand, vurdering og bildepunkt».').first().waitFor();
    await panelOf.getByText('Påbegynt', { exact: true }).waitFor();
    await panelOf.getByText(/^\d+ av 4096 tegn$/).waitFor();
    await frame.locator('#q_true_false input').first().check();
    await frame.locator('#q_true_false button[type=submit]').click();
    await panelOf.getByText(/^\d.*Svaret på «En e-post kan være falsk.*» er riktig\.$/s).waitFor();
    await panelOf.getByText('Deltakeren svarte riktig på').first().waitFor();
    expect(await panelOf.getByText('LMSSetValue').first().isVisible()).toBe(false);
    await panelOf.getByText('For utviklere').click();
    await panelOf.getByText('LMSCommit').first().waitFor();
    await panelOf.getByText('For utviklere').click();
    await page.getByText('Prøv når noe går galt').click();
    await page.getByRole('button', { name: 'La lagringen feile' }).click();
    await page.getByText('Læringsplattformen kan ikke lagre.').waitFor();
    for (const [width, scheme] of [
      [1280, 'light'],
      [360, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 1100 });
      await page.emulateMedia({ colorScheme: scheme });
      await page.evaluate(axe.source);
      const { violations } = (await page.evaluate('axe.run({exclude: [["#frame"]]})')) as axe.AxeResults;
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      if (process.env.SAMSPILL_PICTURES)
        await page.screenshot({
          path: join(process.env.SAMSPILL_PICTURES, `lms-${width}-${scheme}.png`),
          fullPage: true,
        });
    }
    await page.getByRole('button', { name: 'La lagringen feile' }).click();
    await page.getByText('Alt virker.').waitFor();
  });
});
