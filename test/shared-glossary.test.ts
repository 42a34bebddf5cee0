import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { glossaryPage, glossaryPagePath } from '../src/build/glossary-page.ts';
import { sharedWordFaults, sharedWords } from '../src/build/shared-words.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const { words, strays } = await sharedWords(root);

it('has at least sixty words, each in bokmål, nynorsk and English', () => {
  expect(words.length).toBeGreaterThanOrEqual(60);
  expect(words.filter(({ nn, en }) => !nn || !en).map(({ nb }) => nb)).toEqual([]);
  expect(strays, 'words that name none in bokmål').toEqual([]);
});

it('says the same in North Sámi in every language', () => {
  const forms = words.map(({ nb, entries }) => [nb, new Set(entries.map(({ sami }) => sami)).size] as const);
  expect(forms.filter(([, many]) => many !== 1)).toEqual([]);
});

it('stands in the documentation as it is', async () => {
  expect(await readFile(join(root, glossaryPagePath), 'utf8'), 'run npm run forfatterguide').toBe(glossaryPage(words));
});

it('tells of a word that a language lacks, and of one that stands for none', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samspill-words-'));
  await mkdir(join(folder, 'content'));
  await writeFile(join(folder, 'content/glossary.nb.yaml'), 'part: En side.\nverktøy: Noe.\n');
  await writeFile(join(folder, 'content/glossary.nn.yaml'), 'part: Ei side.\nord: Noko.\n');
  const told = (await sharedWordFaults(folder)).map(({ file, line, text }) => `${file}:${line}: ${text}`);
  expect(told).toEqual([
    'content/glossary.nb.yaml:2: «verktøy» mangler i ordlisten på nynorsk. Skriv det i content/glossary.nn.yaml, med linjen bokmål: verktøy under hvis ordet er et annet.',
    'content/glossary.nn.yaml:2: «ord» svarer til et ord som ikke står i ordlisten på bokmål. Rett linjen bokmål: under det, eller skriv ordet i content/glossary.nb.yaml også.',
  ]);
  expect(await sharedWordFaults(root)).toEqual([]);
});
