import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { Words } from '../../i18n/words.ts';
import type { QuestionRole } from '../kind.ts';
import { optionRow, questionForm } from '../shared/form.ts';
import type { LetteredOption } from '../shared/options.ts';

/** A statement with its text as hast. */
export interface TrueFalseSource {
  readonly id: string;
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  /** `a` is true, `b` is not. */
  readonly options: readonly LetteredOption[];
}

/** The statement as the form that stands in the document; its answers stand in the author's order, whoever shuffles. */
export const trueFalseForm = ({ id, prompt, options }: TrueFalseSource, t: Words, role: QuestionRole): Element =>
  questionForm(
    {
      tag: 'sam-true-false',
      id,
      prompt,
      hint: t('true-false.hint'),
      controls: [
        h(
          'div.sam-either',
          options.map((option) => optionRow(option, { name: id, type: 'radio', isRight: option.correct }, t)),
        ),
      ],
      data: { dataFixed: '' },
    },
    t,
    role,
  );
