import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { check } from './check.ts';
import { newModuleCommand } from './new-module-command.ts';

/** Runs the command in an empty project, or one that `prepare` has made. */
async function run(args: readonly string[], prepare: (root: string) => Promise<unknown> = async () => {}) {
  const root = await mkdtemp(join(tmpdir(), 'samspill-modul-'));
  onTestFinished(() => rm(root, { recursive: true }));
  await prepare(root);
  const tree = async () => (await readdir(root, { recursive: true })).sort();
  const before = await tree();
  const said = { out: [] as string[], error: [] as string[] };
  const terminal = { out: (line: string) => said.out.push(line), error: (line: string) => said.error.push(line) };
  const code = await newModuleCommand(args, { root, now: new Date('2027-03-09T12:00:00Z') }, terminal);
  const read = (path: string) => readFile(join(root, path), 'utf8');
  return { code, out: said.out.join('\n'), error: said.error.join('\n'), root, read, before, after: await tree() };
}

describe('a module that cannot be made', () => {
  it.each([
    ['nothing asked for', [], 2, 'Skriv navnet på modulen.'],
    ['two names', ['en', 'to'], 2, 'Skal «to» være tittelen, skriver du --nb foran.'],
    ['an unknown flag', ['en', '--mn', 'En'], 2, 'Flagget --mn finnes ikke.'],
    ['a flag badly written', ['en', '--hjelp'], 2, 'Mente du --help?'],
    ['a title that is missing', ['en', '--nb'], 2, 'Flagget --nb mangler teksten sin.'],
    ['a title twice', ['en', '--nb', 'A', '--nb', 'B'], 2, 'Flagget --nb står to ganger.'],
    ['capitals and blanks', ['Min Modul'], 1, 'for eksempel min_modul.'],
    ['æ, ø and å', ['på_gårda'], 1, 'for eksempel pa_garda.'],
    ['a number first', ['2027'], 1, 'for eksempel velkommen.'],
    ['a way out of the folder', ['../ute'], 1, '«../ute» kan ikke være navnet på en modul.'],
    ['a name that is kept', ['local'], 1, '«local» brukes til noe annet.'],
    ['a name that Windows keeps', ['com1'], 1, '«com1» brukes til noe annet.'],
    ['a long title', ['en', '--nb', 'A'.repeat(81)], 1, 'er for lang. Bruk høyst 80 tegn.'],
    ['Markdown in a title', ['en', '--nb', '**A**'], 1, 'Tittelen kan bare ha vanlig tekst på én linje.'],
  ] as const)('for %s: it says so, and writes nothing', async (_, args, expected, words) => {
    const { code, out, error, before, after } = await run(args);
    expect({ code, out }).toEqual({ code: expected, out: '' });
    expect(error).toContain(words);
    expect(after).toEqual(before);
  });

  it.each(['modules/m1', 'content/M1'])('for a name that stands as %s: it gives one that is free', async (folder) => {
    const { code, error, before, after } = await run(['m1'], (root) => mkdir(join(root, folder), { recursive: true }));
    expect({ code, error }).toEqual({
      code: 1,
      error: 'Navnet «m1» er i bruk. Velg et annet, for eksempel m1_2.\n\nIngenting er skrevet.',
    });
    expect(after).toEqual(before);
  });

  it('leaves nothing where one of the folders cannot be made', async () => {
    const { code, error, before, after } = await run(['ny'], (root) => writeFile(join(root, 'content'), 'i veien'));
    expect(code).toBe(1);
    expect(error).toContain('Filene kan ikke skrives. Det ligger en fil der mappen skal være.');
    expect(after).toEqual(before);
  });
});

it.each([
  ['both languages', ['velkommen'], 'nb, nn', ['nb', 'nn'], 'Ny modul'],
  ['bokmål alone', ['velkommen', '--nb', 'Velkommen: del #1'], 'nb', ['nb'], 'Velkommen: del #1'],
  ['nynorsk alone', ['velkommen', '--nn', 'Velkomen'], 'nn', ['nn'], 'Velkomen'],
] as const)('in %s: makes a module without a fault or a warning', async (_, args, listed, langs, title) => {
  const { code, out, root, read, after } = await run(args);
  expect(code).toBe(0);
  expect(out).toContain('npm run sjekk -- velkommen');
  expect(await read('modules/velkommen/module.yaml')).toContain(`\nspråk: [${listed}]\n`);
  expect(await read('modules/velkommen/ENDRINGER.md')).toBe(
    `# Endringer i «${title}»\n\n## 0.1.0 – mars 2027\n\n- Første utgave.\n`,
  );
  for (const lang of ['nb', 'nn']) {
    const names = ['01-et-nytt-verktoy.md', '02-en-sak.md', '90-test.md'];
    const written = names.filter((name) => after.includes(`content/velkommen/${lang}/${name}`));
    expect(written, lang).toEqual(langs.some((each) => each === lang) ? names : []);
  }
  expect(after.filter((path) => path.endsWith('.tmp'))).toEqual([]);
  const { messages } = await check(root, ['velkommen']);
  expect(messages).toEqual([]);
});
