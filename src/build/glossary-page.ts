import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type SharedWord, sharedWords } from './shared-words.ts';

/** Where the words that all modules share stand side by side. */
export const glossaryPagePath = 'docs/ordliste.md';

/** The page in Markdown: one row a word. */
export function glossaryPage(words: readonly SharedWord[]): string {
  const rows = words.map(({ nb, nn = '–', en = '–', entries }) => {
    const [{ text = '', sami = '–' } = {}] = entries;
    return `| ${nb} | ${nn} | ${en} | ${sami} | ${text} |`;
  });
  return `${[
    '# Ordliste',
    '',
    'Denne siden er laget av `npm run forfatterguide`. Ordene står i `content/glossary.nb.yaml`, `content/glossary.nn.yaml` og',
    '`content/glossary.en.yaml`. Rett dem der.',
    '',
    'Forklaringene er våre egne, og gjengir ikke lov eller avtale. De nordsamiske ordene er ordbokformer fra giellalt/dict-nob-sme',
    '(CC BY 4.0) og Meld. St. 31 (2019–2020). Der det står –, har vi ikke funnet ordet i en kilde. Bruken varierer mellom områder.',
    '',
    '| Bokmål | Nynorsk | Engelsk | Nordsamisk | Forklaring |',
    '|---|---|---|---|---|',
    ...rows,
  ].join('\n')}\n`;
}

/** Writes the page anew. */
export async function writeGlossaryPage(root: string): Promise<void> {
  const { words } = await sharedWords(root);
  await writeFile(join(root, glossaryPagePath), glossaryPage(words));
}
