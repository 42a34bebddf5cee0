import type { Element, ElementContent } from 'hast';
import type { Words } from '../../i18n/words.ts';
import type { QuestionRole } from '../kind.ts';
import { questionForm } from '../shared/form.ts';
import type { OptionDraft } from '../shared/options.ts';
import { typedEntry } from '../shared/typed-form.ts';
import type { Range } from './range.ts';

/** A question for a number with its text as hast. */
export interface NumericSource {
  readonly id: string;
  /** Blocks, of which the first is a paragraph. */
  readonly prompt: readonly ElementContent[];
  readonly outcomes: readonly (OptionDraft & Range)[];
  /** What holds for all other numbers; missing where there are none. */
  readonly other: OptionDraft | undefined;
  /** `''` for a bare number. */
  readonly unit: string;
}

/** The question as the form that stands in the document; the element reads there which numbers are right. */
export const numericForm = (source: NumericSource, t: Words, role: QuestionRole): Element =>
  questionForm(
    {
      tag: 'sam-numeric',
      id: source.id,
      prompt: source.prompt,
      hint: t('numeric.hint'),
      controls: [
        typedEntry(
          {
            id: source.id,
            // The keys for decimals of a phone have no minus.
            input: { inputMode: source.outcomes.some(isNegative) ? 'text' : 'decimal', maxLength: 40 },
            unit: source.unit === '' ? undefined : source.unit,
            rows: [
              ...source.outcomes.map(({ plainText, correct, why, from, to, over, under }) => ({
                key: plainText,
                isRight: correct,
                why,
                data: { dataFrom: from, dataTo: to, dataOver: over, dataUnder: under },
              })),
              ...(source.other ? [{ key: t('typed.other'), isRight: false, why: source.other.why, data: {} }] : []),
            ],
          },
          t,
        ),
      ],
      words: { missing: t('typed.missing'), invalid: t('numeric.invalid') },
    },
    t,
    role,
  );

const isNegative = ({ from = 0, to = 0, over = 0, under = 0 }: Range): boolean => Math.min(from, to, over, under) < 0;
