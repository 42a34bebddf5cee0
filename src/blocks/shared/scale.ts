import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { List, RootContent } from 'mdast';
import type { Words } from '../../i18n/words.ts';
import { inline } from '../../interactions/shared/form.ts';
import type { BlockContext } from '../block.ts';

/** Statements of lists, as phrasing; reports one that is empty. */
export const readStatements = (lists: readonly RootContent[], context: BlockContext): ElementContent[][] =>
  lists
    .filter((node): node is List => node.type === 'list')
    .flatMap(({ children }) => children)
    .map((item) => {
      const text = inline(context.toHast(item.children));
      if (text.length === 0) context.report(item, 'tom-pastand', 'Påstanden er tom. Skriv den etter -.');
      return text;
    });

/** What the ends of the scale mean, for those who see it. */
export const scaleEnds = (t: Words): Element => h('p.sam-rate-ends', { ariaHidden: 'true' }, t('survey.ends'));

/** A statement to agree with, from 1 to 5, or not to know. */
export const scaleRow = (name: string, text: readonly ElementContent[], t: Words): Element =>
  h('fieldset.sam-rate', [
    h('legend', [...text]),
    h('div.sam-rate-steps', [
      ...['1', '2', '3', '4', '5'].map((value) => step(name, value, [value, ...meaning(value, t)])),
      step(name, 'x', [t('survey.dontKnow')]),
    ]),
  ]);

const step = (name: string, value: string, label: readonly ElementContent[] | readonly (string | Element)[]): Element =>
  h('label', [h('input', { type: 'radio', name, value }), h('span', [...label])]);

const meaning = (value: string, t: Words): Element[] => {
  const word = value === '1' ? t('survey.scale1') : value === '5' ? t('survey.scale5') : undefined;
  return word ? [h('span.sam-sr', ` ${word}`)] : [];
};
