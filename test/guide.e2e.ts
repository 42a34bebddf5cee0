import { spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Frame, type Page } from 'playwright-core';
import { expect, inject, it, onTestFinished } from 'vitest';
import { chromiumArgs } from '../src/build/chromium.ts';
import { listModules } from '../src/build/sources.ts';
import type { LmsState } from '../src/preview/lms.ts';
import { type GuideStep, guideSteps } from './support/guide-steps.ts';
import { drivers } from './support/kinds/index.ts';
import { submitByKeys, tabInto } from './support/kinds/play.ts';

// «From nothing, the commands of the guide alone»: what `docs/forfatter.md` says is done, word for word, in a copy of the project.

const ours = fileURLToPath(new URL('../', import.meta.url));
const copied = [
  'src',
  'scripts',
  'content',
  'modules',
  'docs',
  'package.json',
  'tsconfig.base.json',
  'LICENSE',
  'NOTICE',
];
const guide = await readFile(join(ours, 'docs/forfatter.md'), 'utf8');

/** A copy of the project as an author has it. */
async function project(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'samspill-guide-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const path of copied) await cp(join(ours, path), join(root, path), { recursive: true });
  // In the place of `npm ci`, which the guide tells of under «Sett opp».
  await symlink(join(ours, 'node_modules'), join(root, 'node_modules'));
  return root;
}

// No browser is opened by itself where this is set.
const env = { ...process.env, CI: 'true' };

/** Does what a step says; `seen` hears of every command that goes on until it is stopped. */
async function follow(
  root: string,
  steps: readonly GuideStep[],
  seen: (url: string) => Promise<void>,
): Promise<readonly string[]> {
  const ran: string[] = [];
  let answer = '';
  for (const step of steps) {
    if (step.do === 'expect') expect(answer).toContain(step.text);
    else if (step.do === 'run') {
      ran.push(step.command);
      if (step.command === 'npm start') await whileItRuns(root, step.command, seen);
      else answer = run(root, step.command);
    } else await edit(root, step);
  }
  return ran;
}

function run(root: string, command: string): string {
  const { status, stdout, stderr } = spawnSync(command, { cwd: root, env, shell: true, encoding: 'utf8' });
  expect(status, `${command}\n${stdout}\n${stderr}`).toBe(0);
  expect(stderr, command).toBe('');
  return stdout;
}

async function edit(root: string, step: Exclude<GuideStep, { do: 'run' | 'expect' }>): Promise<void> {
  const path = join(root, step.path);
  const text = await readFile(path, 'utf8');
  if (step.do === 'replace') {
    expect(text.split(step.from), `${step.path}: ${step.from}`).toHaveLength(2);
    await writeFile(path, text.replace(step.from, step.to));
  } else {
    expect(text.split(`\n${step.above}`), `${step.path}: ${step.above}`).toHaveLength(2);
    await writeFile(
      path,
      text.replace(`\n${step.above}`, () => `\n${step.text}${step.above}`),
    );
  }
}

/** Starts the preview as an author does, looks at it, and presses Ctrl + C. */
async function whileItRuns(root: string, command: string, seen: (url: string) => Promise<void>): Promise<void> {
  const preview = spawn(command, { cwd: root, env, shell: true, detached: true });
  const said: string[] = [];
  try {
    const url = await new Promise<string>((resolve, reject) => {
      const hear = (part: Buffer) => {
        said.push(part.toString());
        const [, address] = /Forhåndsvisning: (\S+)/.exec(said.join('')) ?? [];
        if (address) resolve(address);
      };
      preview.stdout.on('data', hear);
      preview.stderr.on('data', hear);
      preview.on('exit', () => reject(new Error(`${command} ended:\n${said.join('')}`)));
    });
    await seen(url);
  } finally {
    if (preview.pid !== undefined) process.kill(-preview.pid, 'SIGINT');
  }
}

const idsOf = (frame: Frame, selector: string): Promise<string[]> =>
  frame.locator(selector).evaluateAll((all) => all.map(({ id }) => id));

async function answer(page: Page, frame: Frame, id: string): Promise<void> {
  const question = frame.locator(`#${id}`);
  const kind = await question.evaluate(({ tagName }) => tagName.slice('sam-'.length).toLowerCase());
  const driver = drivers.find((each) => each.kind === kind);
  if (!driver) throw new Error(`nobody knows how to answer ${kind}`);
  const isTest = (await question.getAttribute('data-role')) === 'test';
  if (isTest) await question.locator('input').first().focus();
  else await tabInto(page, question);
  await driver.answer(page, question, 'right');
  if (!isTest) await submitByKeys(page, question, driver);
}

/** «Velg «Velkommen til Granvik», les leksjonene, og ta testen»: the lessons in bokmål, the test in nynorsk. */
async function takeModule(url: string): Promise<void> {
  const browser = await chromium.launch({ executablePath: inject('chromium'), args: [...chromiumArgs] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(url);
  await page.getByRole('link', { name: 'Åpne: Velkommen til Granvik', exact: true }).click();
  const frame = await (await page.waitForSelector('#scorm_object')).contentFrame();
  if (!frame) throw new Error('the module did not open');
  await frame.waitForSelector('html.ready');
  const lessons = await idsOf(frame, 'section[data-kind=lesson]');
  expect(lessons).toEqual(['l_verktoy', 'l_sak']);
  expect(await frame.locator('sam-case').count()).toBe(1);
  for (const lesson of lessons) {
    await frame.evaluate((id) => {
      location.hash = id;
    }, lesson);
    await frame.waitForSelector(`section#${lesson}:not([hidden])`);
    const questions = await idsOf(frame, `#${lesson} .sam-question[data-role=practice]`);
    expect(questions.length).toBe(lesson === 'l_verktoy' ? 2 : 1);
    for (const id of questions) await answer(page, frame, id);
    await frame.click(`#${lesson} .sam-next`);
  }
  await frame.click('#sam-langs-foot [lang=nn]');
  await frame.waitForSelector('html[lang=nn]');
  expect(await frame.title()).toContain('Velkomen til Granvik');
  for (const id of await idsOf(frame, 'sam-test .sam-question')) await answer(page, frame, id);
  await frame.click('sam-test button[type=submit]');
  await frame.waitForSelector('section#resultat:not([hidden])');
  await frame.waitForSelector('sam-save-status[data-kind=saved]');
  const { cmi }: LmsState = await (await fetch(`${url}/lms/velkommen`)).json();
  expect(cmi['cmi.core.lesson_status']).toBe('completed');
  expect(Number(cmi['cmi.core.score.raw'])).toBe(100);
  await browser.close();
}

it('makes a new module in nb and nn, builds it, passes it in the preview, and releases two versions of it', async () => {
  const root = await project();
  expect(await listModules(root)).not.toContain('velkommen');
  let taken = 0;
  const made = await follow(root, guideSteps(guide, '### Lag en modul', '### Send inn endringene'), async (url) => {
    await takeModule(url.replace(/\/$/, ''));
    taken++;
  });
  expect(taken).toBe(1);
  expect(made.map((command) => command.split(' ', 3).join(' '))).toEqual([
    'npm run ny:modul',
    'npm run fiks',
    'npm run oversett',
    'npm run sjekk',
    'npm start',
    'npm run ny:leksjon',
    'npm run build',
  ]);

  const steps = guideSteps(guide, '## Gi ut en versjon', '### Når et spørsmål er endret');
  const released = await follow(root, steps, () => Promise.reject(new Error('nothing to look at here')));
  expect(released).toHaveLength(4);
  expect(await readFile(join(root, 'modules/velkommen/module.yaml'), 'utf8')).toMatch(/^versjon: 0\.1\.1$/m);
  expect(await readFile(join(root, 'modules/velkommen/ENDRINGER.md'), 'utf8')).toMatch(
    /^## 0\.1\.1 – .*\n\n- Teksten er endret i «Hvem spør du først\?»\.\n- Deltakerne beholder alt de har gjort\.\n/m,
  );
  expect(run(root, 'npm run --silent sjekk -- velkommen')).toBe('Ingen feil i 1 modul.\n');
}, 600_000);
