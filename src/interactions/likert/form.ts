import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { QuestionRole } from '../kind.ts';
import { optionRow, questionForm } from '../shared/form.ts';
import type { LetteredOption } from '../shared/options.ts';

/** A statement and its scale with their text as hast. */
export interface LikertSource {
  readonly id: string;
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  /** From one end of the scale to the other. */
  readonly options: readonly LetteredOption[];
}

/** The scale as the form that stands in the document; nothing in it is right or wrong, and its order is never shuffled. */
export const likertForm = ({ id, prompt, options }: LikertSource, t: Words, role: QuestionRole): Element => {
  const whyTitle = t('act.readMore');
  return questionForm(
    {
      tag: 'sam-likert',
      id,
      prompt,
      hint: t('likert.hint'),
      submit: t('quiz.submit'),
      controls: [
        h(
          'div.sam-scale',
          options.map((option) => optionRow(option, { name: id, type: 'radio', isRight: false, whyTitle }, t)),
        ),
      ],
      data: { dataFixed: '' },
    },
    t,
    role,
  );
};
