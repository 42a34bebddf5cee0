import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { plainText } from '../../interactions/shared/plain-text.ts';
import type { BlockDefinition, BlockPlace } from '../block.ts';

/** A page to take along: framed in the lesson, printed alone, or kept as a file. */
export const sheet: BlockDefinition = {
  kind: 'sheet',
  names: ['ark'],
  attributes: ['tittel'],
  hasElement: true,
  parse(node, { report, toHast }) {
    const title = node.attributes?.tittel?.trim() ?? '';
    if (title === '') report(node, 'mangler-tittel', 'Arket mangler tittel. Skriv :::ark{tittel="…"}');
    if (plainText(node.children) === '') {
      report(node, 'tomt-ark', 'Arket er tomt. Skriv det som skal stå på det, mellom :::ark og :::.');
    }
    const content = toHast(node.children);
    return { finish: (place) => [sheetForm(title, content, place)] };
  },
};

/** The article is what is printed and kept; the buttons show only where the element can act on them. */
const sheetForm = (title: string, content: readonly ElementContent[], { id, t }: BlockPlace): Element =>
  h('sam-sheet.sam-sheet', { id }, [
    h('article', { ariaLabelledBy: [`${id}_navn`] }, [h('h3', { id: `${id}_navn` }, title), ...content]),
    h('p.sam-actions.sam-js', [
      h('button.ds-button', { type: 'button', dataVariant: 'secondary', dataAct: 'print' }, t('sheet.print')),
      h('button.ds-button', { type: 'button', dataVariant: 'tertiary', dataAct: 'download' }, t('act.download')),
    ]),
  ]);
