import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { InteractionPart } from '../../model/interaction.ts';
import type { QuestionRole } from '../kind.ts';
import { inline, questionForm, whyDetails } from './form.ts';

/** A native list to choose from. */
export interface SelectSource {
  readonly id: string;
  /** Of the source that it answers for. */
  readonly source: string;
  readonly options: readonly InteractionPart[];
  /** Id of the right option. */
  readonly right: string;
  /** What it is called, where no label stands round it. */
  readonly label?: string;
}

/** A list to choose from; nothing is chosen in it at first. */
export const selectOf = ({ id, source, options, right, label }: SelectSource, t: Words): Element =>
  h(
    'select.sam-select',
    { name: `${id}_${source}`, dataSource: source, ...(label !== undefined && { ariaLabel: label }) },
    [
      h('option', { value: '' }, `${t('act.choose')} …`),
      ...options.map((option) =>
        h('option', { value: option.id, ...(option.id === right && { dataCorrect: '' }) }, option.text),
      ),
    ],
  );

/** Something to be placed, with its letter. */
interface LetteredSource {
  readonly id: string;
  readonly text: readonly ElementContent[];
  readonly why: readonly ElementContent[];
  /** Id of its target. */
  readonly right: string;
}

/** A question with sources and targets, in the order they are shown. */
export interface PairsSource {
  readonly tag: string;
  readonly id: string;
  readonly prompt: readonly ElementContent[];
  readonly hint: string;
  readonly sources: readonly LetteredSource[];
  readonly targets: readonly InteractionPart[];
}

/** The question as rows of a source and a list of all targets; what its element draws instead stands in `.sam-rich`. */
export function pairsForm(
  { tag, id, prompt, hint, sources, targets }: PairsSource,
  t: Words,
  role: QuestionRole,
): Element {
  const row = ({ text, why, right, ...source }: LetteredSource): Element =>
    h('div.sam-pair', [
      h('label', [h('span', inline(text)), selectOf({ id, source: source.id, options: targets, right }, t)]),
      whyDetails([rightAnswer(targets, right, t), h('div', { dataWhy: source.id }, [...why])], t),
    ]);
  const controls = [
    h('div.sam-rich'),
    h('div.sam-plain', sources.map(row)),
    h('p.sam-bank', `${t('pairs.bank')} ${targets.map(({ text }) => text).join(' · ')}`),
  ];
  return questionForm({ tag, id, prompt, hint, controls, words: pairsWords(t) }, t, role);
}

/** Which option is right, in words. */
export const rightAnswer = (options: readonly InteractionPart[], right: string, t: Words): Element =>
  h('p', [h('strong', `${t('quiz.correctAnswer')}:`), ` ${options.find(({ id }) => id === right)?.text ?? ''}`]);

const spoken = ['required', 'how', 'pool', 'here', 'back', 'picked', 'unpicked', 'placed', 'taken', 'done'] as const;

/** What the element says; it puts in the text of the item and its target. */
const pairsWords = (t: Words): Record<string, string> =>
  Object.fromEntries(spoken.map((word) => [word, t(`pairs.${word}`, { item: '{item}', target: '{target}' })]));
