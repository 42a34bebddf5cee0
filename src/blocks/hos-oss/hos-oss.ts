import { h } from 'hastscript';
import type { BlockDefinition } from '../block.ts';
import { icon } from '../shared/icon.ts';
import { textOf } from '../shared/text.ts';

/** A question to think of, or to talk about, at the learner's own workplace. */
export const hosOss: BlockDefinition = {
  kind: 'hos-oss',
  names: ['hososs', 'hos-oss'],
  attributes: [],
  hasElement: false,
  parse(node, context) {
    const content = textOf(node, context);
    return {
      finish: ({ t, id }) => [
        h('section.sam-ours', { ariaLabelledBy: id }, [
          h('p.sam-label', [
            icon('M4 11l8-7 8 7M6.5 9.5V20h11V9.5M10 20v-6h4v6'),
            h('span', { id }, t('reflect.title')),
          ]),
          ...content,
        ]),
      ],
    };
  },
};
