import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { type Lang, langNames } from '../../model/lang.ts';

/** A part of a lesson as it goes into the document. */
export interface Shown {
  /** Language of its words. */
  readonly lang: Lang;
  readonly content: readonly ElementContent[];
}

/** Says of every part that is not in the language of the page what it is in, once for those that follow one another. */
export function markBorrowed(parts: readonly Shown[], page: Lang): readonly ElementContent[] {
  return parts.flatMap(({ lang, content }, index) => {
    if (lang === page) return content;
    const isFirst = parts[index - 1]?.lang !== lang;
    return [...(isFirst ? [note(lang)] : []), ...content.map((node) => inLang(node, lang))];
  });
}

/** Says it in an element of its own, such as a question that may move about; `lang` is missing where there is nothing to say. */
export const markInside = (element: Element, lang: Lang | undefined): Element =>
  lang ? inLang({ ...element, children: [note(lang), ...element.children] }, lang) : element;

/** What a language calls itself: a word that whoever reads it understands. */
const note = (lang: Lang): Element => h('p.sam-borrowed', { lang }, langNames[lang]);

function inLang(node: Element, lang: Lang): Element;
function inLang(node: ElementContent, lang: Lang): ElementContent;
function inLang(node: ElementContent, lang: Lang): ElementContent {
  if (node.type === 'element') return { ...node, properties: { lang, ...node.properties } };
  return node.type === 'text' ? h('span', { lang }, node.value) : node;
}
