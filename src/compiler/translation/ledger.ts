import { z } from 'zod';
import { type Lang, langs } from '../../model/lang.ts';
import type { SourceFile } from '../content.ts';
import type { Messages } from '../report.ts';
import { checkEncoding, plainText } from '../source-text.ts';
import { readYaml, toolDemand } from '../yaml.ts';
import type { Ledger, LedgerEntry } from './translation.ts';
import type { Mark } from './unit.ts';

/** `modules/<module>/oversettelser.<lang>.json`. */
export const ledgerPath = (module: string, lang: Lang): string => `modules/${module}/oversettelser.${lang}.json`;

const demand = toolDemand;
const mark = z
  .string({ error: demand })
  .regex(/^\S+(?: #\S+)? [0-9a-z]+ [0-9a-z]*$/, { error: demand })
  .nullable();
const entry = z.tuple([z.string({ error: demand }), mark, mark], { error: demand });
const schema = z.strictObject(
  {
    kilde: z.enum(langs, { error: demand }),
    deler: z.record(z.string(), z.array(entry, { error: demand }), { error: demand }),
  },
  { error: demand },
);

/** Reads what is accepted in a language; gives nothing where there is no such file, or where it has been spoilt, which it reports. */
export function readLedger(file: SourceFile | undefined, source: Lang, messages: Messages): Ledger | undefined {
  if (!file) return undefined;
  const report = messages.in(file.path);
  const text = plainText(file.text);
  if (!checkEncoding(text, report)) return undefined;
  const rules = { schema, knownKeys: ([first]: readonly (string | number)[]) => (first ? [] : ['kilde', 'deler']) };
  const { value, placeOf } = readYaml(text, rules, report);
  if (!value) return undefined;
  if (value.kilde !== source) {
    const wayOut = 'Sett språkene i den rekkefølgen igjen, eller slett filen og kjør npm run oversett -- godkjenn.';
    report(
      placeOf(['kilde']),
      'oversettelser-skadet',
      `Filen gjelder oversettelse fra ${value.kilde}, men ${source} står først i «språk». ${wayOut}`,
    );
    return undefined;
  }
  const parts = Object.entries(value.deler).map(([name, entries]) => [name, entries.map(readEntry)] as const);
  return { source: value.kilde, parts: new Map(parts) };
}

function readEntry([words, from, to]: z.infer<typeof entry>): LedgerEntry {
  return { words, ...(from !== null && { from: readMark(from) }), ...(to !== null && { to: readMark(to) }) };
}

const readMark = (text: string): Mark => {
  const fields = text.split(' ');
  const [kind = '', name = '', third = ''] = fields;
  if (name.startsWith('#')) return { kind, id: name.slice(1), hash: third, words: [] };
  return { kind, hash: name, words: third.match(/.{3}/g) ?? [] };
};

const writeMark = ({ kind, id, hash, words }: Mark): string =>
  [kind, ...(id === undefined ? [] : [`#${id}`]), hash, words.join('')].join(' ');

/** The file of what is accepted: one unit a line, so that a change is one line in a diff. */
export function formatLedger({ source, parts }: Ledger): string {
  const blocks = [...parts].map(([name, entries]) => {
    const lines = entries.map(({ words, from, to }) => {
      const fields = [words, from ? writeMark(from) : null, to ? writeMark(to) : null];
      return `      [${fields.map((field) => JSON.stringify(field)).join(', ')}]`;
    });
    return `    ${JSON.stringify(name)}: [${lines.length > 0 ? `\n${lines.join(',\n')}\n    ` : ''}]`;
  });
  const body = blocks.length > 0 ? `{\n${blocks.join(',\n')}\n  }` : '{}';
  return `{\n  "kilde": ${JSON.stringify(source)},\n  "deler": ${body}\n}\n`;
}
