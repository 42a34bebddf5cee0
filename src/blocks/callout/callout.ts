import { h } from 'hastscript';
import type { BlockDefinition } from '../block.ts';
import { icon } from '../shared/icon.ts';
import { textOf } from '../shared/text.ts';

/** What a box can be, by the author's word: its word in the document, and its drawing. */
const variants = {
  merk: { word: 'callout.note', drawing: 'M12 11v5M12 7.5v.1' },
  tips: { word: 'callout.tip', drawing: 'M10 19h4M9.5 16c0-2-2.5-3-2.5-6a5 5 0 0 1 10 0c0 3-2.5 4-2.5 6z' },
  viktig: { word: 'callout.important', drawing: 'M12 6v7M12 17v.1' },
  eksempel: { word: 'callout.example', drawing: 'M6 8h12M6 12h12M6 16h7' },
} as const;

type Variant = keyof typeof variants;

const choosable = ['tips', 'viktig', 'eksempel'] as const satisfies readonly Variant[];

/** A box beside the running text, with its kind in words. */
export const callout: BlockDefinition = {
  kind: 'callout',
  names: ['merk'],
  attributes: choosable,
  hasElement: false,
  parse(node, context) {
    const chosen = choosable.filter((name) => node.attributes?.[name] !== undefined);
    if (chosen.length > 1) {
      context.report(node, 'to-slag', `Boksen kan bare være ett av ${chosen.join(' og ')}. Slett det andre.`);
    }
    const content = textOf(node, context);
    const [variant = 'merk'] = chosen;
    return {
      finish({ t, id }) {
        const { word, drawing } = variants[variant];
        return [
          h('div.sam-callout', { role: 'note', ariaLabelledBy: id, dataVariant: variant }, [
            h('p.sam-label', [icon(drawing), h('span', { id }, t(word))]),
            ...content,
          ]),
        ];
      },
    };
  },
};
