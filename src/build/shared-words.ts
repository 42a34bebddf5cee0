import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type GlossaryFileEntry, readGlossaryFile } from '../compiler/glossary.ts';
import { sharedGlossaryPath } from '../compiler/references.ts';
import { Messages } from '../compiler/report.ts';
import { langNoun } from '../compiler/translation/translation.ts';
import type { Lang } from '../model/lang.ts';
import type { ContentMessage } from '../model/message.ts';

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
  const path = sharedGlossaryPath(lang);
  const text = await readFile(join(root, path), 'utf8').catch((fault: NodeJS.ErrnoException) => {
    if (fault.code === 'ENOENT') return '';
    throw fault;
  });
  // What is wrong in it is told by the check.
  const { entries } = readGlossaryFile({ path, text }, new Messages());
  return new Map(entries.map(([name, entry]) => [entry.bokmål ?? name, [name, entry]]));
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
        return message(sharedGlossaryPath('nb'), `«${word.nb}» mangler i ordlisten på ${langNoun[lang]}. ${wayOut}`);
      }),
  );
  const wayOut = `Rett linjen bokmål: under det, eller skriv ordet i ${sharedGlossaryPath('nb')} også.`;
  return [
    ...lacks,
    ...strays.map((name) =>
      message(sharedGlossaryPath('nb'), `«${name}» svarer til et ord som ikke står i ordlisten på bokmål. ${wayOut}`),
    ),
  ];
}

const message = (file: string, text: string): ContentMessage => ({
  ...{ file, line: 1, column: 1, severity: 'warning', rule: 'felles-ord-mangler', text },
});
