import type { Element, ElementContent } from 'hast';
import type { Words } from '../../i18n/words.ts';
import type { QuestionRole } from '../kind.ts';
import { optionRow, questionForm } from '../shared/form.ts';
import type { LetteredOption } from '../shared/options.ts';

/** A choice question with its text as hast. */
export interface ChoiceSource {
  readonly id: string;
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  readonly options: readonly LetteredOption[];
  readonly multiple: boolean;
}

/** The question as the form that stands in the document; the element reads each «why» from there, so no text is carried twice. */
export const choiceForm = ({ id, prompt, options, multiple }: ChoiceSource, t: Words, role: QuestionRole): Element =>
  questionForm(
    {
      tag: 'sam-choice',
      id,
      prompt,
      hint: t(multiple ? 'quiz.chooseMany' : 'quiz.chooseOne'),
      controls: options.map((option) =>
        optionRow(option, { name: id, type: multiple ? 'checkbox' : 'radio', isRight: option.correct }, t),
      ),
    },
    t,
    role,
  );
