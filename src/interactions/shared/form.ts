import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { QuestionRole } from '../kind.ts';

/** What differs from kind to kind in the form of a question. */
export interface QuestionParts {
  /** Name of the element, such as `sam-choice`. */
  readonly tag: string;
  readonly id: string;
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  /** How to answer, in a few words. */
  readonly hint: string;
  /** What the button says, where there is nothing to check. */
  readonly submit?: string;
  /** What the learner fills in. */
  readonly controls: readonly ElementContent[];
  /** Words of the interface that only this kind says; its element reads them here, so that no other package carries them. */
  readonly words?: Readonly<Record<string, string>>;
  /** Further attributes of the element. */
  readonly data?: Readonly<Record<string, string>>;
}

/**
 * A question as the form that stands in the document; read, filled in and printed without JavaScript. The element renders
 * into `.sam-feedback` alone, and a richer way to answer into `.sam-rich`, if the controls have one.
 */
export function questionForm(parts: QuestionParts, t: Words, role: QuestionRole): Element {
  const hintId = `${parts.id}_hint`;
  const fieldset = h('fieldset', { ariaDescribedBy: [hintId] }, [
    h('legend', inline(parts.prompt.slice(0, 1))),
    ...parts.prompt.slice(1),
    h('p.sam-hint', { id: hintId }, parts.hint),
    ...parts.controls,
  ]);
  const feedback = h('div.sam-feedback', { role: 'status' });
  const content =
    role === 'test'
      ? [fieldset, feedback]
      : [
          h('form', { noValidate: true, autoComplete: 'off' }, [
            fieldset,
            h('button.ds-button', { type: 'submit' }, parts.submit ?? t('quiz.check')),
          ]),
          feedback,
        ];
  const properties = {
    id: parts.id,
    className: ['sam-question'],
    dataRole: role,
    ...(parts.words && { dataWords: JSON.stringify(parts.words) }),
    ...parts.data,
  };
  return h(parts.tag, properties, content);
}

/** An option that can be ticked: its words, and the «why» that folds out beneath it. */
export interface RowOption {
  readonly id: string;
  /** Phrasing. */
  readonly text: readonly ElementContent[];
  /** Blocks. */
  readonly why: readonly ElementContent[];
}

/** The input of an option. */
export interface RowInput {
  readonly name: string;
  readonly type: 'radio' | 'checkbox';
  readonly isRight: boolean;
  /** Stands before the text and is no part of it. */
  readonly number?: number;
  /** What the «why» is folded under, where it is not the answer. */
  readonly whyTitle?: string;
  /** Further attributes of the row. */
  readonly data?: Readonly<Record<string, string>>;
}

/** A row to tick. */
export function optionRow({ id, text, why }: RowOption, input: RowInput, t: Words): Element {
  const { name, type, isRight, number, whyTitle, data } = input;
  return h('div.sam-option', { ...(isRight && { dataCorrect: '' }), ...data }, [
    h('label', [
      h('input', { type, name, value: id }),
      number === undefined ? '' : h('span.sam-option-number', String(number)),
      h('span', inline(text)),
    ]),
    whyDetails(why, t, whyTitle),
  ]);
}

/** The author's «why», folded; without the player it is how a learner sees the answer. */
export const whyDetails = (why: readonly ElementContent[], t: Words, title: string = t('quiz.showSolution')): Element =>
  h('details.sam-why', [h('summary', title), h('div', [...why])]);

/** A label may hold phrasing content only, so a lone paragraph gives up its wrapper. */
export function inline(content: readonly ElementContent[]): ElementContent[] {
  return content.flatMap((node) => (node.type === 'element' && node.tagName === 'p' ? node.children : [node]));
}
