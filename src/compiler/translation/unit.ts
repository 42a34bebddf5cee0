import type { Nodes, RootContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import type {} from 'remark-directive';
import { textHash } from '../option-letters.ts';
import type { Place } from '../report.ts';

/** A piece of text that is translated as a whole: a paragraph, a heading, a list, a question, a title, a word of the glossary. */
export interface Unit {
  /** What it is, such as `paragraph` or `heading3`; only what is alike can be each other's translation. */
  readonly kind: string;
  /** What it is known by, where it is called something: it is the same then, whatever it says. */
  readonly id?: string;
  /** What it says, as it is written, but for how the lines are broken. */
  readonly text: string;
  /** Its first words, to call it by in a message. */
  readonly label: string;
  readonly at: Place;
  /** Where it ends. */
  readonly endLine: number;
}

/** What is kept of a unit, to know it again by: the words themselves stand in its file. */
export interface Mark {
  readonly kind: string;
  readonly id?: string;
  /** Of the whole text. */
  readonly hash: string;
  /** Of single words; tells a text that was changed from another one. */
  readonly words: readonly string[];
}

/** What is the same in every language says nothing of how a block is translated: an id, and the goal it belongs to. */
const unsaid = ['id', 'mål', 'maal'];

/** The unit that a block of Markdown is; `source` is the text it was parsed from. */
export function unitOf(node: RootContent, source: string): Unit {
  const { start, end } = node.position ?? { start: { line: 1, column: 1 }, end: { line: 1 } };
  return {
    kind: kindOf(node),
    text: textOf(node, source),
    label: labelOf(node),
    at: { line: start.line, column: start.column },
    endLine: end.line,
  };
}

function kindOf(node: RootContent): string {
  if (node.type === 'heading') return `heading${node.depth}`;
  if (node.type === 'containerDirective') return `:::${node.name.normalize('NFC')}`;
  if (node.type === 'list') return node.ordered ? 'numbered' : 'list';
  const isPicture = node.type === 'paragraph' && node.children.every(({ type }) => type === 'image');
  return isPicture ? 'picture' : node.type;
}

function textOf(node: RootContent, source: string): string {
  if (node.type !== 'containerDirective') return oneLine(slice(source, node, node));
  const [first, last] = [node.children[0], node.children.at(-1)];
  const attributes = Object.entries(node.attributes ?? {})
    .filter(([name]) => !unsaid.includes(name.normalize('NFC')))
    .map(([name, value]) => `${name}=${value}`)
    .sort();
  return oneLine([...attributes, first && last ? slice(source, first, last) : ''].join(' '));
}

const slice = (source: string, first: Nodes, last: Nodes): string =>
  sameSigns(source.slice(first.position?.start.offset ?? 0, last.position?.end.offset ?? 0));

/** What reads the same is the same: the sign before a point of a list, and the kind of quotation marks. */
const sameSigns = (text: string): string =>
  text
    .replaceAll(/^([\s>]*)[*+](?=\s)/gm, '$1-')
    .replaceAll(/"([^"\n]*)"|“([^”\n]*)”/g, (_, straight: string | undefined, curly = '') => `«${straight ?? curly}»`);

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim();

const longest = 40;

/** The first words of a text, for a message. */
export function shortened(text: string): string {
  const whole = oneLine(text);
  if (whole.length <= longest) return whole;
  const cut = whole.slice(0, longest + 1).replace(/\s+\S*$/, '');
  return `${cut.slice(0, longest).replace(/[\s.,;:–-]+$/, '')} …`;
}

function labelOf(node: RootContent): string {
  const isHolder = node.type === 'containerDirective' || node.type === 'list';
  const first = isHolder ? node.children.find((child) => plain(child).trim() !== '') : node;
  const words = first ? plain(first, { includeImageAlt: true }) : '';
  return shortened(words) || (node.type === 'containerDirective' ? `:::${node.name}` : '---');
}

/** Whether there is anything to translate in it. */
export const hasWords = ({ text }: Unit): boolean => /\p{L}/u.test(text);

const kept = 12;

/** What is kept of a unit. */
export function markOf({ kind, id, text }: Unit): Mark {
  if (id !== undefined) return { kind, id, hash: textHash(text), words: [] };
  const all = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const long = all.filter((word) => word.length > 3);
  const hashes = new Set((long.length > 2 ? long : all).map((word) => textHash(word).slice(-3).padStart(3, '0')));
  return { kind, hash: textHash(text), words: [...hashes].sort().slice(0, kept) };
}

/** How much two texts have in common, 0–1, told by the few words that are kept of each (bottom-k estimate of Jaccard's index). */
export function likeness(a: Mark, b: Mark): number {
  const union = [...new Set([...a.words, ...b.words])].sort().slice(0, kept);
  const common = union.filter((word) => a.words.includes(word) && b.words.includes(word));
  return union.length === 0 ? 0 : common.length / union.length;
}
