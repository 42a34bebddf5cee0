import type { Element, ElementContent } from 'hast';
import type { Words } from '../../i18n/words.ts';
import type { QuestionRole } from '../kind.ts';
import { questionForm } from '../shared/form.ts';
import type { LetteredOption, OptionDraft } from '../shared/options.ts';
import { typedEntry } from '../shared/typed-form.ts';

/** A fill-in question with its text as hast. */
export interface FillInSource {
  readonly id: string;
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  readonly outcomes: readonly LetteredOption[];
  /** What holds for all that is not expected. */
  readonly other: OptionDraft | undefined;
  readonly caseMatters: boolean;
  /** Most characters that can be typed. */
  readonly mostCharacters: number;
}

/** The question as the form that stands in the document; the element reads there what is accepted. */
export const fillInForm = (source: FillInSource, t: Words, role: QuestionRole): Element =>
  questionForm(
    {
      tag: 'sam-fill-in',
      id: source.id,
      prompt: source.prompt,
      hint: t(source.caseMatters ? 'fill-in.hintCase' : 'fill-in.hint'),
      controls: [
        typedEntry(
          {
            id: source.id,
            input: { maxLength: source.mostCharacters },
            rows: [
              ...source.outcomes.map(({ id, plainText, correct, why }) => ({
                key: plainText,
                isRight: correct,
                why,
                data: { dataId: id },
              })),
              { key: t('typed.other'), isRight: false, why: source.other?.why ?? [], data: {} },
            ],
          },
          t,
        ),
      ],
      words: { missing: t('typed.missing') },
      ...(source.caseMatters && { data: { dataCase: '' } }),
    },
    t,
    role,
  );
