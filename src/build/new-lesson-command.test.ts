import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { check } from './check.ts';
import { newLessonCommand } from './new-lesson-command.ts';
import { newModuleCommand } from './new-module-command.ts';

const yaml = 'modules/velkommen/module.yaml';

/** A project with one new module, in bokmål and nynorsk. */
async function project() {
  const root = await mkdtemp(join(tmpdir(), 'samspill-leksjon-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const silent = { out: () => {}, error: () => {} };
  await newModuleCommand(['velkommen'], { root, now: new Date(0) }, silent);
  const read = (path: string) => readFile(join(root, path), 'utf8');
  const write = (path: string, text: string) => writeFile(join(root, path), text);
  /** Every file with its text. */
  const tree = async () => {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
    return Promise.all(files.sort().map(async (path) => [path, await readFile(path, 'utf8')]));
  };
  const run = async (...args: readonly string[]) => {
    const lines: string[] = [];
    const say = (line: string) => void lines.push(line);
    return { code: await newLessonCommand(args, root, { out: say, error: say }), text: lines.join('\n') };
  };
  return { root, read, write, tree, run };
}

describe('a lesson that cannot be made', () => {
  it.each([
    ['nothing asked for', [], 2, 'Skriv navnet på modulen'],
    ['a title without letters', ['velkommen', '😀', '--nn', '😀'], 1, 'Skriv navnet selv: --navn en-ny-dag'],
    ['a module badly written', ['velkomen', 'Ny'], 2, 'Fant ikke modulen «velkomen». Velg blant: velkommen.'],
    ['no title', ['velkommen'], 2, 'Skriv tittelen på leksjonen i anførselstegn.'],
    ['a title without quotation marks', ['velkommen', 'En', 'ny'], 2, 'Sett hele tittelen i anførselstegn: "En ny"'],
    ['a flag badly written', ['velkommen', 'Ny', '--nnn', 'Ny'], 2, 'Flagget --nnn finnes ikke. Mente du --nn?'],
    ['a language that is missing', ['velkommen', 'Ny'], 1, 'Modulen er også på nynorsk. Skriv tittelen'],
    [
      'a language too much',
      ['velkommen', 'A', '--nn', 'A', '--en', 'A'],
      1,
      'Modulen er ikke på engelsk. Ta bort --en.',
    ],
    ['its first language by a flag', ['velkommen', 'A', '--nn', 'A', '--nb', 'A'], 1, 'Ta bort --nb.'],
    ['a name in use', ['velkommen', 'Test', '--nn', 'Test'], 1, 'Velg et annet: --navn test-2'],
    ['a name that no file has', ['velkommen', 'A', '--nn', 'A', '--navn', 'På tur'], 1, '--navn pa-tur'],
    ['a title without letters', ['velkommen', '???', '--nn', '???'], 1, '--navn en-ny-dag'],
  ] as const)('for %s: it says so, and writes nothing', async (_, args, expected, words) => {
    const { run, tree } = await project();
    const before = await tree();
    const { code, text } = await run(...args);
    expect({ code, text }).toEqual({ code: expected, text: expect.stringContaining(words) });
    expect(await tree()).toEqual(before);
  });

  it('tells all that is wrong at once', async () => {
    const { run } = await project();
    const { text } = await run('velkommen', 'Test', '--en', 'Test');
    expect(text).toMatch(/på nynorsk[\s\S]*ikke på engelsk[\s\S]*--navn test-2[\s\S]*Ingenting er skrevet\./);
  });

  it('in a module with faults: tells them, with place', async () => {
    const { run, read, write, tree } = await project();
    const path = 'content/velkommen/nb/90-test.md';
    await write(path, (await read(path)).replaceAll('[x]', '[ ]'));
    const before = await tree();
    const { code, text } = await run('velkommen', 'Ny', '--nn', 'Ny');
    expect(code).toBe(1);
    expect(text).toMatch(/^content\/velkommen\/nb\/90-test\.md:\d+:\d+: Spørsmålet har ingen riktige svar/m);
    expect(await tree()).toEqual(before);
  });

  it('in a list on one line: asks for one a line', async () => {
    const { run, read, write } = await project();
    const text = await read(yaml);
    const entries = [...text.matchAll(/^ {2}- (l_\w+: .*\.md)$/gm)].map(([, entry]) => `{${entry}}`);
    await write(yaml, text.replace(/^leksjoner:\n[\s\S]*$/m, `leksjoner: [${entries.join(', ')}]\n`));
    expect(await run('velkommen', 'Ny', '--nn', 'Ny')).toEqual({
      code: 1,
      text: expect.stringContaining('må ha én leksjon på hver linje'),
    });
  });
});

it('makes a lesson before the test, in every language, without a fault or a warning', async () => {
  const { root, run, read } = await project();
  const before = await read(yaml);
  const { code, text } = await run('velkommen', 'På jobb: en ny dag', '--nn', 'På jobb: ein ny dag');
  expect(code).toBe(0);
  expect(text).toContain('content/velkommen/nn/03-pa-jobb-en-ny-dag.md');
  const line = '  - l_pa_jobb_en_ny_dag: 03-pa-jobb-en-ny-dag.md\n';
  expect(await read(yaml)).toBe(before.replace('  - l_test:', `${line}  - l_test:`));
  expect(await read('content/velkommen/nn/03-pa-jobb-en-ny-dag.md')).toMatch(/^---\ntittel: "På jobb: ein ny dag"\n/);
  expect((await check(root, ['velkommen'])).messages).toEqual([]);
});

it('makes one more, and another, each with its own number and name', async () => {
  const { root, run, read } = await project();
  await run('velkommen', 'En', '--nn', 'Ein');
  expect((await run('velkommen', 'En', '--nn', 'Ein', '--navn', 'to')).code).toBe(0);
  expect(await read(yaml)).toMatch(/l_sak: .*\n {2}- l_en: 03-en\.md\n {2}- l_to: 04-to\.md\n {2}- l_test:/);
  expect((await check(root, ['velkommen'])).messages).toEqual([]);
});

it('puts it last where the module has no test, and keeps the line endings of the file', async () => {
  const { root, run, read, write } = await project();
  for (const lang of ['nb', 'nn']) await rm(join(root, `content/velkommen/${lang}/90-test.md`));
  await rm(join(root, 'modules/velkommen/slots.json'));
  const text = (await read(yaml)).replace('  - l_test: 90-test.md\n', '').replaceAll('\n', '\r\n').trimEnd();
  await write(yaml, text);
  await check(root, ['velkommen'], { fix: true });
  expect((await run('velkommen', 'Ny', '--nn', 'Ny')).code).toBe(0);
  expect(await read(yaml)).toBe(`${text}\r\n  - l_ny: 03-ny.md\r\n`);
});
