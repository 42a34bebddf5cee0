import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { newKindCommand } from './new-kind-command.ts';

const lists = ['src/interactions/kinds.ts', 'src/interactions/elements.ts', 'test/support/kinds/index.ts'];

/** Runs the command on a copy of what it reads. */
async function run(...args: readonly string[]) {
  const root = await mkdtemp(join(tmpdir(), 'samspill-kind-'));
  onTestFinished(() => rm(root, { recursive: true }));
  const ours = fileURLToPath(new URL('../../', import.meta.url));
  const read = [...lists, 'src/interactions/choice', 'src/blocks/test', 'src/player/elements.ts'];
  for (const path of read) await cp(join(ours, path), join(root, path), { recursive: true });
  const tree = async () => (await readdir(root, { recursive: true })).sort();
  const texts = () => Promise.all(lists.map((path) => readFile(join(root, path), 'utf8')));
  const before = [await tree(), await texts()];
  const said = { out: [] as string[], error: [] as string[] };
  const terminal = { out: (line: string) => said.out.push(line), error: (line: string) => said.error.push(line) };
  const code = await newKindCommand(args, { root, format: () => true }, terminal);
  const after = [await tree(), await texts()] as const;
  return { code, ...said, root, before, after };
}

describe('a kind that cannot be made', () => {
  it.each([
    ['nothing asked for', [], 2, 'Skriv navnet på én oppgavetype.'],
    ['two names', ['en', 'to', '--navn', 'ord'], 2, 'Skriv navnet på én oppgavetype.'],
    ['no word for authors', ['new-one'], 2, '--navn mangler ordet som forfatterne skal bruke.'],
    ['an unknown flag', ['new-one', '--name', 'x'], 2, 'Flagget --name finnes ikke.'],
    ['capitals', ['NewOne', '--navn', 'prøve'], 1, '«NewOne» kan ikke være navnet på en oppgavetype.'],
    ['a way out of the folder', ['../new', '--navn', 'prøve'], 1, '«../new» kan ikke være navnet'],
    ['a kind there is', ['choice', '--navn', 'prøve'], 1, 'Navnet «choice» er opptatt'],
    ['a block there is', ['test', '--navn', 'prøve'], 1, 'Navnet «test» er opptatt'],
    ['an element there is', ['save-status', '--navn', 'prøve'], 1, 'Navnet «save-status» er opptatt'],
    ['a word of the language', ['switch', '--navn', 'prøve'], 1, '«switch» betyr noe annet i koden.'],
    ['a file of its own', ['mark', '--navn', 'prøve'], 1, '«mark» betyr noe annet i koden.'],
    [
      'a word that authors use',
      ['new-one', '--navn', 'spørsmål'],
      1,
      'Det finnes allerede noe som skrives :::spørsmål.',
    ],
    ['its alias', ['new-one', '--navn', 'sporsmal'], 1, 'Det finnes allerede noe som skrives :::sporsmal.'],
    ['the word of the test', ['new-one', '--navn', 'test'], 1, 'Det finnes allerede noe som skrives :::test.'],
    ['two words', ['new-one', '--navn', 'to ord'], 1, '«to ord» kan ikke brukes av forfattere.'],
  ] as const)('for %s: it says so, and writes nothing', async (_, args, expected, words) => {
    const { code, error, out, before, after } = await run(...args);
    expect(code).toBe(expected);
    expect(error.join('\n')).toContain(words);
    expect(out).toEqual([]);
    expect(after).toEqual(before);
  });

  it('tells all that is wrong at once', async () => {
    const { error } = await run('choice', '--navn', 'test');
    expect(error.join('\n')).toMatch(/«choice» er opptatt[\s\S]*:::test\b[\s\S]*Ingenting er skrevet\./);
  });
});

it('makes the folder of a kind, and a line in each list', async () => {
  const { code, out, root, after } = await run('coin-toss', '--navn', 'kronemynt');
  expect(code).toBe(0);
  expect((await readdir(join(root, 'src/interactions/coin-toss'))).sort()).toEqual([
    'coin-toss.browser.test.ts',
    'coin-toss.element.ts',
    'coin-toss.test.ts',
    'coin-toss.ts',
    'forfatter.md',
    'form.ts',
    'mark.ts',
  ]);
  const [kinds = '', elements = '', drivers = ''] = after[1];
  expect(kinds).toContain("import { coinToss } from './coin-toss/coin-toss.ts';\n");
  expect(kinds).toMatch(/\n {2}coinToss,\n\];/);
  expect(elements).toMatch(/\nimport '\.\/coin-toss\/coin-toss\.element\.ts';\n$/);
  expect(drivers).toMatch(/\n {2}rowsDriver\('coin-toss'\),\n\];/);
  expect(out.join('\n')).toContain('src/interactions/coin-toss/forfatter.md');
  const page = await readFile(join(root, 'src/interactions/coin-toss/forfatter.md'), 'utf8');
  expect(page).toContain(':::kronemynt{#q_coin_toss}');
});

it('gives a word with æ, ø or å an alias for keyboards without', async () => {
  const { root } = await run('riddle', '--navn', 'gåte');
  const definition = await readFile(join(root, 'src/interactions/riddle/riddle.ts'), 'utf8');
  expect(definition).toContain("names: ['gåte', 'gate'],");
  expect(definition).not.toContain('{{');
});
