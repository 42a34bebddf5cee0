import { h } from 'hastscript';
import type { BlockDefinition } from '../block.ts';
import { attributeOf, textOf } from '../shared/text.ts';

/** Somebody's words, and whose they are. */
export const quote: BlockDefinition = {
  kind: 'quote',
  names: ['sitat'],
  attributes: ['kilde'],
  hasElement: false,
  parse(node, context) {
    const source = attributeOf(node, 'kilde');
    if (source === '') {
      context.report(node, 'sitat-uten-kilde', 'Sitatet mangler kilde. Skriv hvem som sa det: :::sitat{kilde="…"}');
    }
    const content = textOf(node, context);
    return {
      finish: () => [
        h('figure.sam-quote', [h('blockquote', [...content]), h('figcaption', [h('cite', source)])]), //
      ],
    };
  },
};
