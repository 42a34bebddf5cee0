import { h } from 'hastscript';
import type { BlockDefinition } from '../block.ts';
import { itemsOf } from '../shared/items.ts';

const example = '1. Det du gjør først';

/** What to do, in order; the numbers are shapes. */
export const steps: BlockDefinition = {
  kind: 'steps',
  names: ['steg'],
  attributes: [],
  hasElement: false,
  parse(node, context) {
    const { intro, items } = itemsOf(node, example, context);
    const loose = node.children.find((child) => child.type === 'list' && !child.ordered);
    if (loose) context.report(loose, 'steg-uten-tall', `Stegene mangler tall. Skriv slik: ${example}`);
    const head = context.toHast(intro);
    const content = items.map(({ children }) => context.toHast(children));
    return {
      finish: () => [
        h('div.sam-step-list', [
          ...head,
          h(
            'ol',
            { role: 'list' },
            content.map((parts) => h('li', [h('div', parts)])),
          ),
        ]),
      ],
    };
  },
};
