import { h } from 'hastscript';
import { plainText } from '../../interactions/shared/plain-text.ts';
import type { BlockDefinition } from '../block.ts';
import { itemsOf } from '../shared/items.ts';
import { bare } from '../shared/text.ts';

const example = '- [ ] Det som skal være gjort';

/** Things to tick off, on the screen or on paper; the ticks are nobody's business, and are not kept. */
export const checklist: BlockDefinition = {
  kind: 'checklist',
  names: ['sjekkliste'],
  attributes: [],
  hasElement: false,
  hasTasks: true,
  parse(node, context) {
    const { intro, items } = itemsOf(node, example, context);
    for (const item of items) {
      if (typeof item.checked !== 'boolean') {
        context.report(item, 'punkt-uten-rute', `Punktet mangler rute. Skriv slik: ${example}`);
      } else if (plainText(item.children) === '') {
        context.report(item, 'tomt-punkt', `Punktet er tomt. Skriv slik: ${example}`);
      }
      if (item.checked) context.report(item, 'krysset-av', 'Leseren skal krysse av selv. Skriv [ ] og ikke [x].');
      for (const child of item.children.slice(1)) {
        context.report(child, 'for-mye-i-punktet', 'Et punkt er ett avsnitt. Skriv resten som et eget punkt.');
      }
    }
    const [title, ...rest] = intro;
    const legend = title?.type === 'paragraph' ? context.toHast(title.children) : [];
    const head = context.toHast(title?.type === 'paragraph' ? rest : intro);
    const points = items.map(({ children }) => bare(context.toHast(children.slice(0, 1))));
    return {
      finish: ({ t, id }) => [
        h('fieldset.sam-checklist', { ariaDescribedBy: [id] }, [
          h('legend', legend.length > 0 ? legend : t('checklist.title')),
          ...head,
          h(
            'ul',
            { role: 'list' },
            points.map((point) =>
              h('li', [h('label', [h('input', { type: 'checkbox', autoComplete: 'off' }), h('span', [...point])])]),
            ),
          ),
          h('p.sam-hint', { id }, t('checklist.note')),
        ]),
      ],
    };
  },
};
