import { h } from 'hastscript';
import type { BlockDefinition } from '../block.ts';
import { sectionsOf } from '../shared/sections.ts';

/**
 * Headed sections, one after the other. With script they stand behind tabs; those lie in the document from the start, so that
 * nothing moves when the element comes, and do not show without it.
 */
export const tabs: BlockDefinition = {
  kind: 'tabs',
  names: ['faner'],
  attributes: [],
  hasElement: true,
  parse(node, context) {
    const { tag, sections } = sectionsOf(node, context);
    if (sections.length === 1) {
      context.report(node, 'for-fa-faner', 'Det er bare én fane. Skriv minst to overskrifter med ### foran.');
    }
    return {
      finish: ({ id }) => [
        h('sam-tabs.sam-tabs', [
          h(
            'div.sam-tab-list',
            { role: 'tablist' },
            sections.map(({ title }, index) =>
              h(
                'button.sam-tab',
                {
                  type: 'button',
                  role: 'tab',
                  id: `${id}_t${index + 1}`,
                  ariaControls: [`${id}_p${index + 1}`],
                  ariaSelected: index === 0 ? 'true' : 'false',
                  ...(index > 0 && { tabIndex: -1 }),
                },
                [...title],
              ),
            ),
          ),
          ...sections.map(({ title, content }, index) =>
            h('div.sam-panel', { id: `${id}_p${index + 1}` }, [h(tag, [...title]), ...content]),
          ),
        ]),
      ],
    };
  },
};
