import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { QuestionRole } from '../kind.ts';
import { inline, questionForm, whyDetails } from '../shared/form.ts';
import type { LetteredOption } from '../shared/options.ts';
import { rightAnswer, selectOf } from '../shared/pairs-form.ts';

/** A gap, its options with their letters. */
interface Gap {
  readonly label: string;
  readonly options: readonly LetteredOption[];
}

/** A text with gaps, as hast. */
export interface DropdownSource {
  readonly id: string;
  readonly prompt: readonly ElementContent[];
  /** The running text, in which `[n]` is the place of gap n. */
  readonly content: readonly ElementContent[];
  readonly gaps: readonly Gap[];
}

const gapSign = /\[([1-9]\d*)\]/;

/** Numbers of the gaps in a text, in its order; what stands in code or in a link is none. */
export const gapsIn = (content: readonly ElementContent[]): readonly number[] =>
  content.flatMap((node) => {
    if (node.type === 'text')
      return node.value.split(gapSign).flatMap((piece, index) => (index % 2 ? [Number(piece)] : []));
    return node.type === 'element' && isProse(node) ? gapsIn(node.children) : [];
  });

const isProse = ({ tagName }: Element): boolean => !['code', 'pre', 'a'].includes(tagName);

/** The text with a native list in the place of each gap, and every «why» folded beneath it. */
export function dropdownForm({ id, prompt, content, gaps }: DropdownSource, t: Words, role: QuestionRole): Element {
  const lists = gaps.map(({ label, options }, index) =>
    selectOf(
      {
        id,
        source: String(index + 1),
        options: options.map((option) => ({ id: option.id, text: option.plainText })),
        right: rightOf(options),
        label,
      },
      t,
    ),
  );
  const text = h('div.sam-gaps', [
    ...filled(content, lists),
    whyDetails(
      gaps.map((gap) => gapWhys(gap, t)),
      t,
    ),
  ]);
  const words = { required: t('pairs.required') };
  return questionForm({ tag: 'sam-dropdown', id, prompt, hint: t('dropdown.hint'), controls: [text], words }, t, role);
}

/** The text, with list n in the place of `[n]`. */
const filled = (content: readonly ElementContent[], lists: readonly Element[]): ElementContent[] =>
  content.flatMap((node): ElementContent[] => {
    if (node.type === 'element') return [isProse(node) ? { ...node, children: filled(node.children, lists) } : node];
    if (node.type !== 'text') return [node];
    const pieces = node.value.split(gapSign);
    return pieces.flatMap((piece, index): ElementContent[] => {
      const list = index % 2 ? lists[Number(piece) - 1] : undefined;
      // The full stop stands on the line of its list, never alone on the next.
      if (list) return [h('span.sam-gap', [list, stopOf(pieces[index + 1])])];
      return [{ type: 'text', value: index > 0 ? piece.slice(stopOf(piece).length) : piece }];
    });
  });

const stopOf = (text = ''): string => /^[.,;:!?)»”]*/.exec(text)?.[0] ?? '';

const rightOf = (options: readonly LetteredOption[]): string => options.find(({ correct }) => correct)?.id ?? '';

/** What is right in a gap, and the «why» of each of its options. */
const gapWhys = ({ label, options }: Gap, t: Words): Element =>
  h('div', [
    h('p', [h('strong', label)]),
    rightAnswer(
      options.map((option) => ({ id: option.id, text: option.plainText })),
      rightOf(options),
      t,
    ),
    h(
      'ul',
      options.map((option) =>
        h('li', [h('p', inline(option.text)), h('div', { dataWhy: option.id }, [...option.why])]),
      ),
    ),
  ]);
