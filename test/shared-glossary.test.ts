import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { glossaryPage, glossaryPagePath, sharedWords } from '../src/build/glossary-page.ts';

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
