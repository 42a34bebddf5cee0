import { spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { rowsDriver } from './support/kinds/rows.ts';
import { openStage, refused } from './support/stage.ts';

const ours = fileURLToPath(new URL('../', import.meta.url));
const kind = 'coin-toss';
const copied = [
  'src',
  'scripts',
  'test',
  'package.json',
  'biome.json',
  '.gitignore',
  'tsconfig.base.json',
  'docs',
  ...['nb', 'nn', 'en'].map((lang) => `content/glossary.${lang}.yaml`),
  'tsconfig.core.json',
  'tsconfig.browser.json',
  'tsconfig.test.json',
  'vitest.config.ts',
  'web-test-runner.config.ts',
  'LICENSE',
  'NOTICE',
];
const lists = ['src/interactions/kinds.ts', 'src/interactions/elements.ts', 'test/support/kinds/index.ts'];

/** A copy of what a developer has, with the packages of this one. */
async function workshop() {
  const root = await mkdtemp(join(tmpdir(), 'samspill-new-kind-'));
  onTestFinished(() => rm(root, { recursive: true, force: true }));
  for (const path of copied) await cp(join(ours, path), join(root, path), { recursive: true });
  await symlink(join(ours, 'node_modules'), join(root, 'node_modules'));
  const run = (program: string, ...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [`node_modules/${program}`, ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    expect(status, `${program} ${args.join(' ')}\n${stdout}\n${stderr}`).toBe(0);
    return stdout;
  };
  return { root, run };
}

/** Every file of the sources, with what stands in it. */
async function treeOf(root: string): Promise<ReadonlyMap<string, string>> {
  const tree = new Map<string, string>();
  for (const folder of ['src', 'scripts', 'test', 'docs']) {
    const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
    for (const entry of entries.filter((each) => each.isFile())) {
      const path = join(entry.parentPath, entry.name);
      tree.set(path, await readFile(path, 'utf8'));
    }
  }
  return tree;
}

/** A module with the example of the kind's own page as its question, and more to read, so that it is not completed by the answer. */
async function writeModule(root: string): Promise<void> {
  const page = await readFile(join(root, `src/interactions/${kind}/forfatter.md`), 'utf8');
  const example = /^```markdown\n(.*?)\n```$/ms.exec(page)?.[1] ?? '';
  const settings = ['id: prove', 'versjon: 0.1.0', 'språk: [nb]', 'bestått: 80', 'formater: [scorm12]'];
  const words = [
    'tittel: {nb: Prøve}',
    'beskrivelse: {nb: Prøve}',
    'målgruppe: {nb: Alle}',
    'læringsmål: {nb: [g_noe: Du kan noe.]}',
  ];
  const lesson = (body: string): string => `---\ntittel: Prøve\nminutter: 1\n---\nLes dette først.\n\n${body}\n`;
  await mkdir(join(root, 'modules/prove'), { recursive: true });
  await mkdir(join(root, 'content/prove/nb'), { recursive: true });
  const yaml = [...settings, ...words, 'leksjoner:', '  - l_prove: 01-prove.md', '  - l_mer: 02-mer.md', ''].join('\n');
  await writeFile(join(root, 'modules/prove/module.yaml'), yaml);
  await writeFile(join(root, 'content/prove/nb/01-prove.md'), lesson(example));
  await writeFile(join(root, 'content/prove/nb/02-mer.md'), lesson('Og så dette.'));
}

const buildCode = `
import { build } from './src/build/build.ts';
const { messages } = await build({ root: '.', out: 'dist', newIds: 'memory' });
if (messages.length > 0) throw new Error(JSON.stringify(messages));
`;

/** Answers by the keyboard, sees the feedback, leaves, and comes back to it. */
async function play(dist: string): Promise<void> {
  const stage = await openStage(dist);
  try {
    const learner = await stage.learner({ activity: 'prove' });
    await learner.open();
    await learner.goTo('l_prove');
    const [driver, question] = [rowsDriver(kind), () => learner.course.locator(`sam-${kind}`)];
    for (const [how, verdict] of [
      ['wrong', /^\s*Ikke riktig/],
      ['right', /^\s*Riktig/],
    ] as const) {
      await question().locator('input').first().focus();
      await driver.answer(learner.page, question(), how);
      await learner.page.keyboard.press('Enter');
      await question().locator('.sam-feedback', { hasText: verdict }).waitFor();
    }
    await learner.saved();
    const answered = await driver.read(question());
    expect(answered).toContain('true');
    expect(refused(await learner.calls())).toEqual([]);

    await learner.open();
    await learner.goTo('l_prove');
    await question()
      .locator('.sam-feedback', { hasText: /^\s*Riktig/ })
      .waitFor();
    expect(await driver.read(question())).toBe(answered);
    const { cmi } = await stage.lms('prove');
    expect(Object.values(cmi)).toContain('q_coin_toss');
  } finally {
    await stage.close();
  }
}

it('makes a kind that holds, is built and played, and is gone without a trace when its folder and lines are', async () => {
  const { root, run } = await workshop();
  const before = await treeOf(root);

  run('tsx/dist/cli.mjs', 'scripts/ny-interaksjon.ts', kind, '--navn', 'kronemynt');
  run('@biomejs/biome/bin/biome', 'check', '--error-on-warnings');
  for (const project of ['core', 'browser', 'test'])
    run('typescript/bin/tsc', '--noEmit', '-p', `tsconfig.${project}.json`);
  run('vitest/vitest.mjs', 'run', '--project', 'unit', `src/interactions/${kind}`);
  const runner = ['node_modules/@web/test-runner/dist/bin.js', '--config', 'web-test-runner.config.ts'];
  run('tsx/dist/cli.mjs', ...runner, '--files', `src/interactions/${kind}/*.browser.test.ts`);

  await writeModule(root);
  await writeFile(join(root, 'build.mjs'), buildCode);
  run('tsx/dist/cli.mjs', 'build.mjs');
  await play(join(root, 'dist'));

  await rm(join(root, 'src/interactions', kind), { recursive: true });
  for (const path of lists) {
    const lines = (await readFile(join(root, path), 'utf8')).split('\n');
    await writeFile(join(root, path), lines.filter((line) => !/coin-?toss/i.test(line)).join('\n'));
  }
  run('tsx/dist/cli.mjs', 'scripts/forfatterguide.ts');
  const after = await treeOf(root);
  expect([...after.keys()].sort()).toEqual([...before.keys()].sort());
  for (const [path, text] of after) expect(text, path).toBe(before.get(path));
}, 300_000);
