import { h } from 'hastscript';
import type { BlockDefinition } from '../block.ts';
import { sectionsOf } from '../shared/sections.ts';

/** Headings that fold out what stands under them; native, so that it is found by search and needs no script. */
export const accordion: BlockDefinition = {
  kind: 'accordion',
  names: ['trekkspill'],
  attributes: [],
  hasElement: false,
  parse(node, context) {
    const { tag, sections } = sectionsOf(node, context);
    return {
      finish: () => [
        h(
          'div.sam-accordion',
          sections.map(({ title, content }) =>
            h('details.sam-fold', [h('summary', [h(tag, [...title])]), h('div', [...content])]),
          ),
        ),
      ],
    };
  },
};
