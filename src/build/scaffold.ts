import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { stringify } from 'yaml';
import { compile } from '../compiler/compile.ts';
import type { ModuleSources, SourceFile } from '../compiler/content.ts';
import { formatSlots } from '../compiler/slots-file.ts';
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
export function plainName(title: string, between: '_' | '-'): string {
  const letters: Readonly<Record<string, string>> = { æ: 'ae', ø: 'o' };
  return title
    .toLowerCase()
    .replaceAll(/[æø]/g, (letter) => letters[letter] ?? letter)
    .normalize('NFD') // Parts å from its ring and é from its accent.
    .replaceAll(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '')
    .join(between);
}

/** A title as long as a title may be, in words that can stand in a heading. */
export function titleFault(title: string): string | undefined {
  if (title.length > 80) return `Tittelen «${title.slice(0, 30)} …» er for lang. Bruk høyst 80 tegn.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those are what is looked for.
  if (/[\u0000-\u001F\u007F]|\*\*|\]\(/.test(title)) return 'Tittelen kan bare ha vanlig tekst på én linje.';
  return undefined;
}

/** The sources with every id registered, and what is wrong with them all the same. */
export function register(sources: ModuleSources): {
  readonly slots: SourceFile;
  readonly messages: readonly ContentMessage[];
} {
  const slots = { path: `modules/${sources.id}/slots.json`, text: formatSlots(compile(sources).slots) };
  return { slots, messages: compile({ ...sources, slots }).messages };
}

/** Messages as an author reads them, one a line. */
export const listed = (messages: readonly ContentMessage[]): string => messages.map(formatMessage).join('\n');

/** What came of making something: the files, or why nothing was written. */
export type Made = { readonly paths: readonly string[] } | { readonly fault: string };
