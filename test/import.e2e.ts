import { appendFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { type ImportProject, importExample, importExamples, importProject } from './support/import-project.ts';
import { drivers } from './support/kinds/index.ts';
import { openStage, refused, type Stage } from './support/stage.ts';

/** The module of each example, in the order of the list. */
const moduleOf = (path: string): string => `i${[...importExamples].indexOf(path) + 1}`;

let project: ImportProject;
let stage: Stage;
let dist: string;

beforeAll(async () => {
  project = await importProject();
  dist = await mkdtemp(join(tmpdir(), 'samspill-import-dist-'));
  for (const path of importExamples) {
    const name = basename(path);
    await writeFile(join(project.root, name), await importExample(path));
    const { code, error } = await project.run(name, '--modul', moduleOf(path), '--samlet');
    expect({ path, code, error }).toEqual({ path, code: 0, error: '' });
  }
  const test = await project.run('personvern.gift', '--modul', 'proven', '--test', '--tittel', 'Prøven');
  expect(test).toMatchObject({ code: 0 });
  for (const id of [...importExamples.map(moduleOf), 'proven']) {
    // More to read, so that no module is completed by its answers; and one format, which takes less.
    await project.run('ordliste.txt', '--modul', id, '--leksjon', 'mer');
    await appendFile(join(project.root, `modules/${id}/module.yaml`), 'formater: [scorm12]\n');
  }
  const { packages, messages } = await build({ root: project.root, out: dist });
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([]);
  expect(new Set(packages.map(({ module }) => module.id)).size).toBe(importExamples.length + 1);
  stage = await openStage(dist);
}, 300_000);

afterAll(async () => {
  await stage?.close();
  await project?.close();
  await rm(dist, { recursive: true, force: true });
});

/** The tag of a question, such as `choice` for `sam-choice`. */
const kindOf = (question: Locator): Promise<string> =>
  question.evaluate(({ localName }) => localName.replace('sam-', ''));

const driverOf = (kind: string) => {
  const driver = drivers.find((each) => each.kind === kind);
  if (!driver) throw new Error(`no driver for ${kind}`);
  return driver;
};

const marked = drivers.filter(({ kind }) => !['likert', 'case'].includes(kind)).map(({ kind }) => `sam-${kind}`);

describe.each(importExamples.filter((path) => !/velkommen|rutine/.test(path)))('the questions of %s', (path) => {
  it('are answered wrongly and rightly, judged so, and reported to the LMS', async () => {
    const learner = await stage.learner({ activity: moduleOf(path) });
    const course = await learner.open();
    const lesson = (await course.locator('section[data-kind=lesson]').first().getAttribute('id')) ?? '';
    await learner.goTo(lesson);
    const questions = await course.locator(marked.map((tag) => `#${lesson} ${tag}`).join(', ')).all();
    expect(questions.length).toBeGreaterThan(0);
    const results: [string, unknown][] = [];
    for (const question of questions) {
      const driver = driverOf(await kindOf(question));
      for (const [how, verdict] of [
        ['wrong', /Ikke riktig|Delvis riktig/],
        ['right', /^\s*Riktig/],
      ] as const) {
        await question.locator('input, select, button').first().focus();
        await driver.answer(learner.page, question, how);
        await question.locator('button[type=submit]').click();
        await question.locator('.sam-feedback', { hasText: verdict }).first().waitFor();
      }
      results.push([String(await question.getAttribute('id')), 'correct']);
    }
    await learner.saved();
    const { cmi } = await stage.lms(moduleOf(path));
    const last = new Map<unknown, unknown>();
    for (const [key, id] of Object.entries(cmi)) {
      const [, stem] = /^(cmi\.interactions\.\d+\.)id$/.exec(key) ?? [];
      if (stem) last.set(id, cmi[`${stem}result` as keyof typeof cmi]);
    }
    expect([...last].sort()).toEqual(results.sort());
    expect(refused(await learner.calls())).toEqual([]);
  });
});

it('shows the feedback of the file as the «why», and a placeholder where it had none', async () => {
  const learner = await stage.learner({ activity: moduleOf('gift/personvern.gift') });
  const course = await learner.open();
  await learner.goTo('l_personvern');
  await learner.answer('q_leif_vil_vise_en', 'right');
  const feedback = course.locator('#q_leif_vil_vise_en');
  await expect.poll(() => feedback.innerText()).toContain('De som hjelper, trenger ikke å se hvem det gjelder.');
});

it('is a test with a score where that was wanted', async () => {
  const learner = await stage.learner({ activity: 'proven' });
  const course = await learner.open();
  await learner.goTo('l_proven');
  const questions = await course.locator(marked.map((tag) => `sam-test ${tag}`).join(', ')).all();
  expect(questions).toHaveLength(7);
  for (const [index, question] of questions.entries()) {
    const driver = driverOf(await kindOf(question));
    await question.locator('input, select, button').first().focus();
    await driver.answer(learner.page, question, index === 0 ? 'wrong' : 'right');
  }
  await course.locator('sam-test button[type=submit]').last().click();
  await course.waitForSelector('section#resultat:not([hidden])');
  await learner.saved();
  const { cmi } = await stage.lms('proven');
  expect(cmi).toMatchObject({ 'cmi.core.score.raw': '85.71' });
});

it('shows pictures, tables and links of a Word document', async () => {
  const learner = await stage.learner({ activity: moduleOf('docx/velkommen.docx') });
  const course = await learner.open();
  await learner.goTo('l_velkommen_til_hjemmetjenesten');
  const lesson = course.locator('section#l_velkommen_til_hjemmetjenesten');
  expect(await lesson.getByRole('img', { name: 'En kollega viser adgangskortet sitt ved døren' }).count()).toBe(1);
  expect(await lesson.getByRole('columnheader').allInnerTexts()).toEqual(['Spørsmål', 'Hvem']);
  expect(await lesson.getByRole('link', { name: 'HMS i Granvik' }).getAttribute('href')).toBe(
    'https://www.granvik.example/hms',
  );
  expect(await lesson.locator('ul ul li').count()).toBe(2);
});
