import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import { plainText } from '../../interactions/shared/plain-text.ts';
import type { BlockDefinition, BlockPlace } from '../block.ts';
import { attributeOf } from '../shared/text.ts';

/** A page to take along: framed in the lesson, printed alone, or kept as a file. */
export const sheet: BlockDefinition = {
  kind: 'sheet',
  names: ['ark'],
  attributes: ['tittel', 'linjer'],
  hasElement: true,
  parse(node, { report, toHast }) {
    const title = node.attributes?.tittel?.trim() ?? '';
    if (title === '') report(node, 'mangler-tittel', 'Arket mangler tittel. Skriv :::ark{tittel="…"}');
    if (plainText(node.children) === '') {
      report(node, 'tomt-ark', 'Arket er tomt. Skriv det som skal stå på det, mellom :::ark og :::.');
    }
    const written = attributeOf(node, 'linjer');
    if (!/^[1-6]?$/.test(written)) {
      report(node, 'ugyldig-verdi', 'linjer er et tall fra 1 til 6, slik: :::ark{tittel="…" linjer=2}');
    }
    const content = withLines(toHast(node.children), Number(written) || 0);
    return { finish: (place) => [sheetForm(title, content, place)] };
  },
};

/** A line to write on. It is no division of the text, so that nothing is said of it. */
const line = (): Element => h('hr', { ariaHidden: 'true' });

/** `---` is a line to write on, and so many lines stand under each point of a list and each paragraph that begins in bold. */
function withLines(content: readonly ElementContent[], count: number): ElementContent[] {
  const lines = () => Array.from({ length: count }, line);
  return content.flatMap((node): ElementContent[] => {
    if (node.type !== 'element') return [node];
    if (node.tagName === 'hr') return [line()];
    if (node.tagName === 'p' && isElement(node.children[0], 'strong')) return [node, ...lines()];
    if (node.tagName !== 'ol' && node.tagName !== 'ul') return [node];
    const children = node.children.map((item) =>
      isElement(item, 'li') ? { ...item, children: [...item.children, ...lines()] } : item,
    );
    return [{ ...node, children }];
  });
}

const isElement = (node: ElementContent | undefined, name: string): node is Element =>
  node?.type === 'element' && node.tagName === name;

/** The article is what is printed and kept; the buttons show only where the element can act on them. */
const sheetForm = (title: string, content: readonly ElementContent[], { id, t }: BlockPlace): Element =>
  h('sam-sheet.sam-sheet', { id }, [
    h('article', { ariaLabelledBy: [`${id}_navn`] }, [h('h3', { id: `${id}_navn` }, title), ...content]),
    h('p.sam-actions.sam-js', [
      h('button.ds-button', { type: 'button', dataVariant: 'secondary', dataAct: 'print' }, t('sheet.print')),
      h('button.ds-button', { type: 'button', dataVariant: 'tertiary', dataAct: 'download' }, t('act.download')),
    ]),
  ]);
