import { z } from 'zod';
import type { Lang } from '../model/lang.ts';
import type { ModuleSources, SourceFile } from './content.ts';
import { glossaryPath, sharedGlossaryPath, type Term, termKey } from './references.ts';
import type { Messages } from './report.ts';
import { checkCharacters, checkEncoding, plainText } from './source-text.ts';
import { readYaml, textDemand, type YamlFile } from './yaml.ts';

const demand = 'én linje for hvert ord, slik: «drøfting: Vi snakker sammen før noe blir bestemt.»';
const explanation = z.string({ error: textDemand }).trim().min(1, { error: textDemand });
/** A word with more than its explanation. */
const entry = z.strictObject({
  forklaring: explanation,
  /** What it is called in bokmål. */
  bokmål: explanation.optional(),
  /** Its dictionary form in North Sámi, where a source attests one. */
  nordsamisk: explanation.optional(),
  /** Everybody knows the word: it may be looked up, and need not be explained at its first use. */
  kjent: z.boolean({ error: 'true eller false' }).optional(),
});
const entryDemand = 'tekst, eller linjen forklaring: med nordsamisk:, bokmål: og kjent: under når du trenger dem';
const isMapping = (value: unknown): boolean => typeof value === 'object' && value !== null;
/** What may stand in a glossary; the help of the editor is made from it too. */
export const glossarySchema = z.record(
  z.string(),
  z.union([explanation, entry], { error: ({ input }) => (isMapping(input) ? entryDemand : textDemand) }),
  { error: demand },
);

/** The words of a module in one language, by `termKey`: its own, and those that all modules share. Its own come first. */
export function readGlossary(
  { id, glossaries = [] }: ModuleSources,
  lang: Lang,
  messages: Messages,
): ReadonlyMap<string, Term> {
  const terms = new Map<string, Term>();
  for (const path of [glossaryPath(id, lang), sharedGlossaryPath(lang)]) {
    const file = glossaries.find((each) => each.path === path);
    if (!file) continue;
    const { entries, placeOf } = readGlossaryFile(file, messages);
    const own = new Set<string>();
    for (const [term, { text, sami, isFamiliar }] of entries) {
      const key = termKey(term);
      if (own.has(key)) {
        const fault = `«${term}» står to ganger i ordlisten. Slett den ene linjen.`;
        messages.in(path)(placeOf([term]), 'dobbelt-ord', fault);
      }
      own.add(key);
      if (!terms.has(key))
        terms.set(key, {
          id: idOf(term, [...terms.values()]),
          term,
          text,
          ...(sami && { sami }),
          ...(isFamiliar && { isFamiliar }),
        });
    }
  }
  return terms;
}

/** A name in ASCII that stays with the word, whatever words come and go: links lead to it from outside, too. */
function idOf(term: string, others: readonly Term[]): string {
  const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o', å: 'a' };
  const plain = termKey(term)
    .replaceAll(/[æøå]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]+/g, '_');
  const name = `ord_${plain.replaceAll(/^_+|_+$/g, '')}`;
  const alike = others.filter(({ id }) => id.replace(/\.\d+$/, '') === name).length;
  return alike > 0 ? `${name}.${alike + 1}` : name;
}

/** What a file says of a word. */
export interface GlossaryFileEntry extends Pick<Term, 'text' | 'sami' | 'isFamiliar'> {
  /** The word in bokmål, where it is another one. */
  readonly bokmål?: string;
}

interface GlossaryFile extends Pick<YamlFile<unknown>, 'placeOf'> {
  readonly entries: readonly (readonly [term: string, entry: GlossaryFileEntry])[];
}

/** The words of one file, in its order, whether or not their texts are in order. */
export function readGlossaryFile({ path, text }: SourceFile, messages: Messages): GlossaryFile {
  const report = messages.in(path);
  const plain = plainText(text);
  const nothing: GlossaryFile = { entries: [], placeOf: () => ({ line: 1, column: 1 }) };
  if (!checkEncoding(plain, report)) return nothing;
  checkCharacters(plain, report);
  if (plain.replaceAll(/^\s*#.*$/gm, '').trim() === '') return nothing;
  const { value, raw, placeOf } = readYaml(
    plain,
    { schema: glossarySchema, knownKeys: (path) => (path.length === 1 ? Object.keys(entry.shape) : []) },
    report,
  );
  // A word with a fault in its text is known all the same, so that the lessons are not told of it as well.
  const names = typeof raw === 'object' && raw !== null ? Object.keys(raw) : [];
  if (names.includes('')) report(placeOf(['']), 'ugyldig-verdi', 'Her mangler ordet foran kolonet. Skriv det.');
  return { entries: names.filter(Boolean).map((term) => [term, entryOf(value?.[term] ?? '')]), placeOf };
}

function entryOf(value: z.infer<typeof glossarySchema>[string]): GlossaryFileEntry {
  if (typeof value === 'string') return { text: value };
  const { forklaring: text, bokmål, nordsamisk: sami, kjent } = value;
  return { text, ...(bokmål && { bokmål }), ...(sami && { sami }), ...(kjent && { isFamiliar: true }) };
}
