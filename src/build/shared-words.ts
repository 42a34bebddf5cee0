import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GlossaryFileEntry, readGlossaryFile } from '../compiler/glossary.ts';
import { sharedGlossaryPath } from '../compiler/references.ts';
import { Messages, type Place } from '../compiler/report.ts';
import { langNoun } from '../compiler/translation/translation.ts';
import type { Lang } from '../model/lang.ts';
import type { ContentMessage } from '../model/message.ts';

/** A shared word in every language it has; `undefined` where a language lacks it. */
export interface SharedWord {
  readonly nb: string;
  readonly nn: string | undefined;
  readonly en: string | undefined;
  /** Where it stands in the glossary in bokmål. */
  readonly at: Place;
  readonly entries: readonly GlossaryFileEntry[];
}

/** A word as it stands in a shared glossary. */
interface Written {
  readonly name: string;
  readonly entry: GlossaryFileEntry;
  readonly file: string;
  readonly at: Place;
}

/** The words of the shared glossaries by their name in bokmål, and those of the others that stand for none of them. */
export async function sharedWords(root: string): Promise<{ words: readonly SharedWord[]; strays: readonly Written[] }> {
  const [nb, nn, en] = await Promise.all([readShared(root, 'nb'), readShared(root, 'nn'), readShared(root, 'en')]);
  const words = [...nb].map(([key, own]) => {
    const [inNn, inEn] = [nn.get(key), en.get(key)];
    const entries = [own, inNn, inEn].flatMap((each) => (each ? [each.entry] : []));
    return { nb: own.name, nn: inNn?.name, en: inEn?.name, at: own.at, entries };
  });
  const strays = [...nn, ...en].flatMap(([key, word]) => (nb.has(key) ? [] : [word]));
  return { words, strays };
}

/** By the name in bokmål. */
async function readShared(root: string, lang: Lang): Promise<ReadonlyMap<string, Written>> {
  const file = sharedGlossaryPath(lang);
  const text = await readFile(join(root, file), 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return '';
    throw fault;
  });
  // What is wrong in it is told by the check.
  const { entries, placeOf } = readGlossaryFile({ path: file, text }, new Messages());
  return new Map(entries.map(([name, entry]) => [entry.bokmål ?? name, { name, entry, file, at: placeOf([name]) }]));
}

/** Words of one language that the others lack: told where the word stands, or where one names a word that is not there. */
export async function sharedWordFaults(root: string): Promise<readonly ContentMessage[]> {
  const { words, strays } = await sharedWords(root);
  const written = (['nn', 'en'] as const).filter((lang) => words.some((word) => word[lang] !== undefined));
  const lacks = words.flatMap((word) =>
    written
      .filter((lang) => word[lang] === undefined)
      .map((lang) => {
        const wayOut = `Skriv det i ${sharedGlossaryPath(lang)}, med linjen bokmål: ${word.nb} under hvis ordet er et annet.`;
        return message(
          sharedGlossaryPath('nb'),
          word.at,
          `«${word.nb}» mangler i ordlisten på ${langNoun[lang]}. ${wayOut}`,
        );
      }),
  );
  const wayOut = `Rett linjen bokmål: under det, eller skriv ordet i ${sharedGlossaryPath('nb')} også.`;
  return [
    ...lacks,
    ...strays.map(({ name, file, at }) =>
      message(file, at, `«${name}» svarer til et ord som ikke står i ordlisten på bokmål. ${wayOut}`),
    ),
  ];
}

const message = (file: string, { line, column }: Place, text: string): ContentMessage => ({
  ...{ file, line, column, severity: 'warning', rule: 'felles-ord-mangler', text },
});
