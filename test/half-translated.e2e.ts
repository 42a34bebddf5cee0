import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Frame } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { translationCommand } from '../src/build/translation-command.ts';
import { axeFindings } from './support/a11y-checks/axe.ts';
import { told } from './support/a11y-checks/finding.ts';
import { goTo, openPackage, packageFrame } from './support/a11y-checks/open-package.ts';
import { courseIn } from './support/course-page.ts';
import { moduleFolder } from './support/frozen-course.ts';
import { openStage, type Stage } from './support/stage.ts';

const project = fileURLToPath(new URL('../', import.meta.url));
let root: string;
let stage: Stage;

const edit = async (path: string, change: (text: string) => string) => {
  const before = await readFile(join(root, path), 'utf8');
  const after = change(before);
  expect(after, path).not.toBe(before);
  await writeFile(join(root, path), after);
};

/** What an nn edition looks like on the way: a lesson without file, one that is only begun, and blocks that are missing here and there. */
async function halve(): Promise<void> {
  await rm(join(root, 'content/m1/nn/02-mer-enn-ny-teknologi.md'));
  await edit('content/m1/nn/01-en-vanlig-mandag.md', (text) =>
    text.replace(/^Amina er .*\n\n/m, '').replace(/:::spørsmål[\s\S]*?\n:::\n\n/, ''),
  );
  await edit('content/m1/nn/06-test.md', (text) => text.replace(/:::spørsmål\{#t_hvem[\s\S]*?\n:::\n\n/, ''));
  const begun = await readFile(join(root, 'content/m1/nb/03-naturkraft-eller-valg.md'), 'utf8');
  await edit('content/m1/nn/03-naturkraft-eller-valg.md', () =>
    begun.replace('### Hver rolle har sin vei', '### Kvar rolle har sin veg'),
  );
  await edit('modules/m1/module.yaml', (text) =>
    text
      .replace('nn: Digitalisering kan styrast', 'nn: Digitalisering kan styres')
      .replace(/^formater:.*\n/m, '')
      .replace('bestått:', 'formater: [scorm12, web]\nbestått:'),
  );
  await edit('modules/m1/oversettelser.nn.json', (text) =>
    text.replace(/ {4}"(?:module\.yaml|l_naturkraft)": \[\n[\s\S]*?\n {4}\],\n/g, ''),
  );
}

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'samspill-halvt-'));
  for (const area of ['content', 'modules'] as const)
    for (const id of ['m1', 'utstilling']) await cp(moduleFolder(area, id), join(root, area, id), { recursive: true });
  for (const path of ['docs/kilder.md', 'content/glossary.nb.yaml', 'content/glossary.nn.yaml'])
    await cp(join(project, path), join(root, path), { recursive: true });
  await halve();
  const silent = { out: () => undefined, error: () => undefined };
  expect(await translationCommand(['start', 'utstilling', 'nn'], root, silent)).toBe(0);
  await edit('modules/utstilling/module.yaml', (text) =>
    text.replace(/^formater:.*\n/m, '').replace('bestått:', 'formater: [web]\nbestått:'),
  );
  const { packages, messages } = await build({ root, out: join(root, 'dist') });
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(messages.filter(({ rule }) => rule === 'oversettelse-mangler').length).toBeGreaterThan(10);
  expect(packages).toHaveLength(3);
  stage = await openStage(join(root, 'dist'));
});
afterAll(async () => {
  await stage.close();
  await rm(root, { recursive: true });
});

/** The words of the views that are not in the language of the page, by the language they are said to be in. */
const spoken = (frame: Frame, selector: string) =>
  frame.locator(selector).evaluateAll((all) =>
    all.map((element) => {
      const lang = element.closest('[lang]')?.getAttribute('lang');
      return `${lang}: ${(element.textContent ?? '').replace(/\s+/g, ' ').trim().slice(0, 28)}`;
    }),
  );

it('a language that is half translated shows the rest in the first one, and says so', async () => {
  const page = await openPackage(stage, 'm1.web', { document: 'nn.html' });
  const frame = packageFrame(page);
  expect(await frame.locator('html').getAttribute('lang')).toBe('nn');
  expect(await spoken(frame, '#l_mandag .sam-text > *:not(sam-choice)')).toEqual([
    'nn: Klokka er sju ein måndag i G',
    'nb: Bokmål',
    'nb: Amina er helsefagarbeider i ',
    'nn: Leif er reinhaldar på skulen',
    'nn: Kva er det som har endra seg',
    'nn: Både Amina og Leif har fått ',
    'nn: Når du høyrer ordet «oppdate',
    'nb: Bokmål',
    'nn: Hos oss: Tenk på det siste s',
  ]);
  expect(await spoken(frame, '#l_mandag legend, #l_mandag sam-choice button, #l_mandag summary')).toContain(
    'nb: Sjekk svaret',
  );
  expect(await spoken(frame, '#l_mer_enn h2, #l_mer_enn h3, .sam-menu [href="#l_mer_enn"] .sam-entry-title')).toEqual([
    'nb: Mer enn ny teknologi',
    'nb: Mer enn ny teknologi',
    'nb: Tre ting som endrer seg',
  ]);
  expect(await spoken(frame, '#l_mandag .sam-next span')).toEqual(['nb: Mer enn ny teknologi']);
  expect(await spoken(frame, '#l_naturkraft h2, #l_naturkraft .sam-text > h3')).toEqual([
    'nb: Naturkraft eller valg?',
    'nn: Kvar rolle har sin veg',
  ]);
  expect(await spoken(frame, '#l_test .sam-questions legend')).toEqual([
    expect.stringMatching(/^nn: /),
    expect.stringMatching(/^nb: Hvem /),
    ...Array.from({ length: 4 }, () => expect.stringMatching(/^nn: /)),
  ]);
  expect(await spoken(frame, '.sam-brand span')).toEqual(['nb: Digitalisering kan styres']);
  await page.context().close();
});

it('every word of the source that stands in it is marked as the source’s', async () => {
  const page = await openPackage(stage, 'm1.web', { document: 'nn.html' });
  const frame = packageFrame(page);
  const source = await page.evaluate(async () => (await (await fetch('index.html')).text()).replaceAll(/\s+/g, ' '));
  const unmarked = await frame.evaluate((whole) => {
    const walker = document.createTreeWalker(document.querySelector('main') ?? document.body, NodeFilter.SHOW_TEXT);
    const found: string[] = [];
    while (walker.nextNode()) {
      const text = walker.currentNode.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';
      const lang = walker.currentNode.parentElement?.closest('[lang]')?.getAttribute('lang');
      if (lang === 'nn' && text.length > 40 && whole.includes(text)) found.push(text);
    }
    return found;
  }, source);
  expect(unmarked).toEqual([]);
  await page.context().close();
});

it('passes axe, in light and in dark, in every view', async () => {
  const page = await openPackage(stage, 'm1.web', { document: 'nn.html' });
  const frame = packageFrame(page);
  const findings: string[] = [];
  for (const view of ['l_mandag', 'l_mer_enn', 'l_naturkraft', 'l_test', 'om']) {
    await goTo(page, view);
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      findings.push(
        ...told([...(await axeFindings(frame, 'markup')), ...(await axeFindings(frame, 'colours'))]).map(
          (each) => `${view} ${each}`,
        ),
      );
    }
  }
  expect(findings).toEqual([]);
  await page.context().close();
});

it('plays: the same ids and slots, answers that are kept when the language changes, feedback in the language of the question', async () => {
  const learner = await stage.learner({ activity: 'm1' });
  const frame = await learner.open();
  const outline = () => frame.locator('#sam-outline').evaluate((each) => JSON.parse(each.textContent ?? '').lessons);
  const inNb = await outline();
  await learner.answer('q_mandag', 'wrong');
  await frame.click('#sam-langs-foot [lang=nn]');
  await frame.waitForSelector('html[lang=nn]');
  expect(await outline()).toEqual(inNb);
  expect(await spoken(frame, '.sam-brand span')).toEqual(['nb: Digitalisering kan styres']);
  expect(await frame.locator('#q_mandag input:checked').count()).toBe(1);
  await learner.answer('q_mandag', 'right');
  expect(await spoken(frame, '#q_mandag .sam-feedback')).toEqual([expect.stringMatching(/^nb: Riktig/)]);
  const course = courseIn(frame);
  await course.readAll();
  await course.takeTest(6);
  await course.saved();
  expect(await frame.innerText('sam-result')).toContain('Bra! Du har greidd modulen');
  await frame.click('#sam-langs-foot [lang=en]');
  await frame.waitForSelector('html[lang=en]');
  expect(await spoken(frame, '.sam-brand span')).toEqual(['en: Digitalisation can be steere']);
  const { cmi } = await stage.lms();
  expect(cmi['cmi.core.score.raw']).toBe('100');
  expect(cmi['cmi.core.lesson_status']).toBe('completed');
  await learner.page.context().close();
});

it('every kind of question and block can be lent to a language that has only been started', async () => {
  const page = await openPackage(stage, 'utstilling.web', { document: 'nn.html' });
  const frame = packageFrame(page);
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  const controls = () =>
    frame
      .locator('main :is(input, select, textarea, .sam-question, .sam-private)')
      .evaluateAll((all) => all.map((each) => [each.localName, each.id, each.getAttribute('name')].join(' ')));
  const lent = await controls();
  expect(lent.length).toBeGreaterThan(100);
  const unmarked = await frame
    .locator('.sam-question, .sam-private, sam-video, sam-tabs')
    .evaluateAll((all) =>
      all.filter((each) => each.closest('[lang]')?.getAttribute('lang') !== 'nb').map(({ id }) => id),
    );
  expect(unmarked).toEqual([]);
  expect(told(await axeFindings(frame, 'markup'))).toEqual([]);
  await frame.click('#sam-langs-foot [lang=nb]');
  await frame.waitForSelector('html[lang=nb]');
  expect(await controls()).toEqual(lent);
  expect(faults).toEqual([]);
  await page.context().close();
});
