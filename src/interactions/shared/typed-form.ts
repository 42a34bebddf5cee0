import type { Element, ElementContent, Properties } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import { whyDetails } from './form.ts';

/** What may come of a typed answer, with its words. */
export interface OutcomeRow {
  /** As the author wrote it, or «Andre svar». */
  readonly key: string;
  readonly isRight: boolean;
  /** Blocks. */
  readonly why: readonly ElementContent[];
  /** What the element must know to tell it from others, as `data-…`. */
  readonly data: Properties;
}

/** A field to type in, and what may come of it. */
export interface TypedEntry {
  /** Of the question. */
  readonly id: string;
  /** Further attributes of the input. */
  readonly input: Properties;
  /** What is counted in, behind the field. */
  readonly unit?: string | undefined;
  readonly rows: readonly OutcomeRow[];
}

/**
 * A labelled field, and beneath it all outcomes in one fold: without the player that is how a learner sees the answer. The key of an
 * outcome is never translated by a browser, for it is compared with what is typed.
 */
export const typedEntry = ({ id, input, unit, rows }: TypedEntry, t: Words): Element => {
  const [inputId, labelId, unitId] = [`${id}_input`, `${id}_label`, `${id}_unit`];
  const field = h('input', {
    id: inputId,
    type: 'text',
    name: id,
    autoComplete: 'off',
    autoCapitalize: 'off',
    autoCorrect: 'off',
    spellCheck: 'false',
    ...(unit !== undefined && { ariaLabelledBy: [labelId, unitId] }),
    ...input,
  });
  const outcomes = rows.map(({ key, isRight, why, data }) =>
    h('li.sam-outcome', { ...(isRight && { dataCorrect: '' }), ...data }, [
      h('p', [...(isRight ? [`${t('quiz.correctAnswer')}: `] : []), h('b', { translate: 'no' }, key)]),
      h('div', [...why]),
    ]),
  );
  return h('div.sam-writing', [
    h('label', { id: labelId, htmlFor: inputId }, t('quiz.yourAnswer')),
    h('div.sam-typed', [field, ...(unit === undefined ? [] : [h('span', { id: unitId }, unit)])]),
    whyDetails([h('ul.sam-outcomes', outcomes)], t),
  ]);
};
