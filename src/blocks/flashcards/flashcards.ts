import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ListItem, PhrasingContent } from 'mdast';
import { plainText } from '../../interactions/shared/plain-text.ts';
import type { BlockContext, BlockDefinition } from '../block.ts';
import { icon } from '../shared/icon.ts';
import { itemsOf } from '../shared/items.ts';
import { bare } from '../shared/text.ts';

interface Card {
  /** Phrasing. */
  readonly front: readonly ElementContent[];
  readonly back: readonly ElementContent[];
}

const example = '- Forside = bakside';

const turnDrawing = 'M4 12a8 8 0 1 1 2.6 5.9M4 20v-4.5h4.5';

/** Cards to turn: words on the front, and what they mean on the back. */
export const flashcards: BlockDefinition = {
  kind: 'flashcards',
  names: ['kort'],
  attributes: ['utskrift'],
  hasElement: true,
  parse(node, context) {
    const { intro, items } = itemsOf(node, example, context);
    const cards = items.flatMap((item) => cardOf(item, context) ?? []);
    const head = context.toHast(intro);
    const isPrinted = node.attributes?.utskrift !== undefined;
    return {
      finish: ({ t, id }) => [
        h('sam-flashcards.sam-cards', [
          ...head,
          h(
            'dl',
            cards.map(({ front, back }, index) => {
              const [words, turn, answer] = [`${id}_f${index + 1}`, `${id}_s${index + 1}`, `${id}_a${index + 1}`];
              const button = { type: 'button', id: turn, ariaExpanded: 'false', ariaControls: [answer] };
              return h('div.sam-card', [
                h('dt', [
                  h('span', { id: words }, [...front]),
                  h('button.sam-turn', { ...button, ariaLabelledBy: [turn, words] }, [
                    icon(turnDrawing),
                    t('flashcards.turn'),
                  ]),
                ]),
                h('dd', { id: answer }, [...bare(back)]),
              ]);
            }),
          ),
          ...(isPrinted
            ? [
                h('p.sam-actions.sam-js', [
                  h(
                    'button.ds-button',
                    { type: 'button', dataVariant: 'secondary', dataAct: 'print' },
                    t('flashcards.print'),
                  ),
                ]),
              ]
            : []),
        ]),
      ],
    };
  },
};

/** The first ` = ` of a line divides the sides. */
function cardOf(item: ListItem, { report, toHast }: BlockContext): Card | undefined {
  const [first, ...rest] = item.children;
  const words = first?.type === 'paragraph' ? first.children : [];
  const at = words.findIndex((node) => node.type === 'text' && /(?:^|\s)=(?:\s|$)/.test(node.value));
  const text = words[at];
  const [before = '', after = ''] = text?.type === 'text' ? split(text.value) : [];
  const front = [...words.slice(0, Math.max(0, at)), ...textNode(before)];
  const back = [...textNode(after), ...words.slice(at + 1)];
  if (at < 0 || plainText(front) === '' || plainText([...back, ...rest]) === '') {
    report(item, 'kort-uten-bakside', `Kortet mangler en side. Skriv slik, med mellomrom rundt =: ${example}`);
    return undefined;
  }
  return { front: toHast(front), back: toHast([{ type: 'paragraph', children: back }, ...rest]) };
}

function split(text: string): readonly [string, string] {
  const sign = /(?:^|\s+)=(?:\s+|$)/.exec(text);
  return [text.slice(0, sign?.index), text.slice((sign?.index ?? 0) + (sign?.[0].length ?? 0))];
}

const textNode = (value: string): PhrasingContent[] => (value === '' ? [] : [{ type: 'text', value }]);
