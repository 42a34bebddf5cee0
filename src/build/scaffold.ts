import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { compile } from '../compiler/compile.ts';
import type { ModuleSources, SourceFile } from '../compiler/content.ts';
import { plainWords } from '../compiler/plain-words.ts';
import { formatSlots } from '../compiler/slots-file.ts';
import { accept } from '../compiler/translation/accept.ts';
import { formatLedger, ledgerPath } from '../compiler/translation/ledger.ts';
import { type ContentMessage, formatMessage } from '../model/message.ts';

/** Reads a template of this folder, such as `lesson-template/nb.md.txt`. */
export const readTemplate = (path: string): Promise<string> =>
  readFile(fileURLToPath(new URL(path, import.meta.url)), 'utf8');

/** Puts values into the blanks of a template, `{{name}}`. */
export const fillIn = (template: string, values: Readonly<Record<string, string>>): string =>
  template.replaceAll(/\{\{(\w+)\}\}/g, (blank, name: string) => values[name] ?? blank);

/** A text as it may stand behind a colon in YAML, in quotation marks where it must. */
export const yamlText = (text: string): string => stringify(text, { lineWidth: 0 }).trim();

/** Letters, digits and `_` of a title, for ids; `-` in the place of `_` gives the name of a file. */
export const plainName = (title: string, between: '_' | '-'): string => plainWords(title).join(between);

/** A title as long as a title may be, in words that can stand in a heading. */
export function titleFault(title: string): string | undefined {
  if (title.length > 80) return `Tittelen «${title.slice(0, 30)} …» er for lang. Bruk høyst 80 tegn.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
  if (/[\u0000-\u001F\u007F]|\*\*|\]\(/.test(title)) return 'Tittelen kan bare ha vanlig tekst på én linje.';
  return undefined;
}

/** What the tools keep beside what an author writes, and what is wrong with the sources all the same. */
interface Registered {
  readonly slots: SourceFile;
  /** Which translations are accepted: what is made here is, in every language. */
  readonly translations: readonly SourceFile[];
  readonly messages: readonly ContentMessage[];
}

/**
 * The sources with every id registered.
 * @param added lessons that are added to a module, by path; the whole module is new unless told
 */
export function register(sources: ModuleSources, added?: readonly string[]): Registered {
  const slots = { path: `modules/${sources.id}/slots.json`, text: formatSlots(compile(sources).slots) };
  const { translations: all } = compile({ ...sources, slots });
  const kept = all.filter(({ isKept }) => !added || isKept); // Where nobody has accepted anything, that is for the author to begin.
  const translations = kept.map((translation) => ({
    path: ledgerPath(sources.id, translation.lang),
    text: formatLedger(
      accept(
        translation,
        ({ state }, { file }) => ['new', 'copied'].includes(state) && (added?.includes(file) ?? true),
      ),
    ),
  }));
  const others = (sources.translations ?? []).filter(({ path }) => translations.every((each) => each.path !== path));
  const { messages } = compile({ ...sources, slots, translations: [...others, ...translations] });
  return { slots, translations, messages };
}

/** Messages as an author reads them, one a line. */
export const listed = (messages: readonly ContentMessage[]): string => messages.map(formatMessage).join('\n');

/** What came of making something: the files, or why nothing was written. */
export type Made = { readonly paths: readonly string[] } | { readonly fault: string };
