import type { ElementContent } from 'hast';
import { h } from 'hastscript';
import type { ListItem } from 'mdast';
import { plainText } from '../../interactions/shared/plain-text.ts';
import type { BlockContext, BlockDefinition } from '../block.ts';
import { itemsOf } from '../shared/items.ts';

/** What happened, and when it did. */
interface Moment {
  readonly time: string;
  readonly content: readonly ElementContent[];
}

const example = '- **2017**: Det som skjedde';

/** What happened, one thing after the other. */
export const timeline: BlockDefinition = {
  kind: 'timeline',
  names: ['tidslinje'],
  attributes: [],
  hasElement: false,
  parse(node, context) {
    const { intro, items } = itemsOf(node, example, context);
    const moments = items.flatMap((item) => momentOf(item, context) ?? []);
    const head = context.toHast(intro);
    return {
      finish: () => [
        h('div.sam-timeline', [
          ...head,
          // Safari takes a list without markers for none, but for its role.
          h(
            'ol',
            { role: 'list' },
            moments.map(({ time, content }) => h('li', [h('p.sam-time', timeOf(time)), h('div', [...content])])),
          ),
        ]),
      ],
    };
  },
};

/** A bold word and a colon begin a line: `**2017**: …` or `**2017:** …`. */
function momentOf(item: ListItem, { report, toHast }: BlockContext): Moment | undefined {
  const [first, ...rest] = item.children;
  const [label, text, ...more] = first?.type === 'paragraph' ? first.children : [];
  const time = label?.type === 'strong' ? plainText(label.children) : '';
  const after = text?.type === 'text' ? text.value : '';
  if (time.replace(':', '') === '' || !(time.endsWith(':') || after.startsWith(':'))) {
    report(item, 'mangler-tidspunkt', `Linjen mangler tidspunkt. Skriv slik: ${example}`);
    return undefined;
  }
  const words = [
    ...(text?.type === 'text' ? [{ ...text, value: after.replace(/^:?\s*/, '') }] : text ? [text] : []),
    ...more,
  ];
  const content = toHast([{ type: 'paragraph', children: words }, ...rest]);
  if (plainText([{ type: 'paragraph', children: words }, ...rest]) === '') {
    report(item, 'tomt-punkt', `Det står ikke hva som skjedde. Skriv slik: ${example}`);
  }
  return { time: time.replace(/\s*:$/, ''), content };
}

/** A year or a date that a machine can read, too. */
function timeOf(label: string): ElementContent[] {
  const [, day, month, year] = /^(?:(?:(\d{1,2})\.)?(\d{1,2})\.)?(\d{4})$/.exec(label.replaceAll(' ', '')) ?? [];
  if (year === undefined) return [{ type: 'text', value: label }];
  const two = (part: string) => part.padStart(2, '0');
  return [h('time', { dateTime: [year, month && two(month), day && two(day)].filter(Boolean).join('-') }, label)];
}
