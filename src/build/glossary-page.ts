import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GlossaryFileEntry, readGlossaryFile } from '../compiler/glossary.ts';
import { Messages } from '../compiler/report.ts';
import type { Lang } from '../model/lang.ts';

/** Where the words that all modules share stand side by side. */
export const glossaryPagePath = 'docs/ordliste.md';

/** A shared word in every language it has; `undefined` where a language lacks it. */
export interface SharedWord {
  readonly nb: string;
  readonly nn: string | undefined;
  readonly en: string | undefined;
  readonly entries: readonly GlossaryFileEntry[];
}

/** The words of the shared glossaries by their name in bokmål, and those of the others that stand for none of them. */
export async function sharedWords(root: string): Promise<{ words: readonly SharedWord[]; strays: readonly string[] }> {
  const [nb, nn, en] = await Promise.all([readShared(root, 'nb'), readShared(root, 'nn'), readShared(root, 'en')]);
  const words = [...nb].map(([key, [name, entry]]) => {
    const others = [nn.get(key), en.get(key)];
    const entries = [entry, ...others.flatMap((other) => (other ? [other[1]] : []))];
    return { nb: name, nn: others[0]?.[0], en: others[1]?.[0], entries };
  });
  const strays = [...nn, ...en].flatMap(([key, [name]]) => (nb.has(key) ? [] : [name]));
  return { words, strays };
}

type Named = readonly [name: string, entry: GlossaryFileEntry];

/** By the name in bokmål. */
async function readShared(root: string, lang: Lang): Promise<ReadonlyMap<string, Named>> {
  const path = `content/glossary.${lang}.yaml`;
  const text = await readFile(join(root, path), 'utf8');
  // What is wrong in it is told by the check.
  const { entries } = readGlossaryFile({ path, text }, new Messages());
  return new Map(entries.map(([name, entry]) => [entry.bokmål ?? name, [name, entry]]));
}

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
