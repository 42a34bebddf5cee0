import type { Element, RootContent as HastContent, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { toMdast } from 'hast-util-to-mdast';
import type { RootContent } from 'mdast';
import { EXIT, visit } from 'unist-util-visit';
import type { ImportPlace, Notes } from './notes.ts';

/** What can neither be shown nor read, and would run or fetch something if it could. */
const refused = new Set([
  'script',
  'style',
  'iframe',
  'object',
  'embed',
  'applet',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'video',
  'audio',
  'canvas',
  'svg',
  'math',
  'template',
  'noscript',
  'link',
  'meta',
  'base',
  'frame',
  'frameset',
]);

/** HTML as Markdown; what is refused is noted at `place`. */
export const htmlToMarkdown = (html: string, notes: Notes, place: ImportPlace): RootContent[] =>
  hastToMarkdown(fromHtml(html, { fragment: true }), notes, () => place);

/** A tree of HTML as Markdown, in paragraphs; it still has to be tidied. */
export function hastToMarkdown(tree: Root, notes: Notes, placeOf: (node: Element) => ImportPlace): RootContent[] {
  clean(tree, notes, placeOf);
  const markdown = toMdast(tree, { document: true, newlines: false });
  return markdown.type === 'root' ? markdown.children : [];
}

function clean(tree: Root, notes: Notes, placeOf: (node: Element) => ImportPlace): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return undefined;
    if (refused.has(node.tagName)) {
      notes.add('lost', placeOf(node), `<${node.tagName}> kan ikke brukes i en leksjon, og er ikke tatt med.`);
      parent.children.splice(index, 1);
      return index;
    }
    if (node.tagName === 'table') nameColumns(node);
    if (node.tagName === 'sup' || node.tagName === 'sub') replaceRaised(node, parent, index, notes, placeOf(node));
    return undefined;
  });
}

/** A table without headings gets those of its first row: ours must have some, and authors write them there. */
function nameColumns(table: Element): void {
  if (hasOwnHeadings(table)) return;
  visit(table, 'element', (row) => {
    if (row.tagName !== 'tr') return undefined;
    for (const cell of row.children) if (cell.type === 'element' && cell.tagName === 'td') cell.tagName = 'th';
    return EXIT;
  });
}

/** Whether a table says itself which cells are headings. */
export function hasOwnHeadings(table: Element): boolean {
  let found = false;
  visit(table, 'element', ({ tagName }) => {
    found ||= tagName === 'th';
  });
  return found;
}

const raised = { sup: '⁰¹²³⁴⁵⁶⁷⁸⁹', sub: '₀₁₂₃₄₅₆₇₈₉' } as const;

/** Digits have signs of their own, as in m² and CO₂; other raised text loses its height. */
function replaceRaised(node: Element, parent: Element | Root, index: number, notes: Notes, place: ImportPlace): void {
  const [only] = node.children;
  const text = only?.type === 'text' && node.children.length === 1 ? only.value : '';
  if (/^\d+$/.test(text)) {
    const signs = raised[node.tagName === 'sup' ? 'sup' : 'sub'];
    const value = [...text].map((digit) => signs[Number(digit)]).join('');
    (parent.children as HastContent[])[index] = { type: 'text', value };
  } else if (text !== '') notes.add('guessed', place, `«${text}» var hevet eller senket, og er blitt vanlig tekst.`);
}
