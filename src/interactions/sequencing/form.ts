import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { QuestionRole } from '../kind.ts';
import { inline, questionForm, whyDetails } from '../shared/form.ts';
import { mixed } from './mix.ts';

/** An item with its letter. */
export interface SequenceItem {
  readonly id: string;
  /** Phrasing. */
  readonly text: readonly ElementContent[];
  /** Why it stands where it does; blocks. */
  readonly why: readonly ElementContent[];
}

/** A sequencing question with its text as hast. */
export interface SequencingSource {
  readonly id: string;
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  /** In the right order. */
  readonly items: readonly SequenceItem[];
}

/** The question as the form that stands in the document: the items mixed, each with its place to choose. */
export function sequencingForm({ id, prompt, items }: SequencingSource, t: Words, role: QuestionRole): Element {
  const words = {
    up: t('sequencing.up'),
    down: t('sequencing.down'),
    moved: t('sequencing.moved', { text: '{text}', n: '{n}', m: '{m}' }),
    wrong: t('sequencing.wrong'),
  };
  const rows = mixed(id, items).map((item) => row(item, { name: id, place: items.indexOf(item) + 1 }, items.length, t));
  return questionForm(
    {
      tag: 'sam-sequencing',
      id,
      prompt,
      hint: t('sequencing.hint'),
      // The list to move in comes first, so that the first control of the question is one that can be seen.
      controls: [h('div.sam-rich'), h('div.sam-places', rows)],
      words,
    },
    t,
    role,
  );
}

const row = (
  { id, text, why }: SequenceItem,
  { name, place }: { readonly name: string; readonly place: number },
  count: number,
  t: Words,
): Element =>
  h('div.sam-place', { dataPlace: String(place) }, [
    h('label', [
      h('span', inline(text)),
      h('select.sam-select', { name: `${name}_${id}`, dataPart: id }, [
        h('option', { value: '' }, t('sequencing.place')),
        ...Array.from({ length: count }, (_, index) => h('option', { value: String(index + 1) }, String(index + 1))),
      ]),
    ]),
    whyDetails([h('p.sam-right-place', t('sequencing.rightPlace', { n: place })), ...why], t),
  ]);
