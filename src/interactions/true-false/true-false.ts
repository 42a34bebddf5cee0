import type { InteractionDefinition, QuestionContext } from '../kind.ts';
import { encode } from '../shared/letters.ts';
import { checkOptions, type OptionsDraft, parseOptions } from '../shared/options.ts';
import { trueFalseForm } from './form.ts';

/** Which answer an option is, by its words: `a` says that the statement is true, `b` that it is not. */
const answers: Readonly<Record<string, 'a' | 'b'>> = { sant: 'a', true: 'a', usant: 'b', false: 'b' };

const answerOf = (text: string): 'a' | 'b' | undefined => answers[text.toLowerCase().replace(/\.$/, '')];

/** A statement that is true or is not. */
export const trueFalse: InteractionDefinition = {
  kind: 'true-false',
  names: ['påstand', 'pastand'],
  noun: 'påstand',
  attributes: [],
  hasTasks: true,
  parse(node, context) {
    const draft = parseOptions(node, context);
    const { prompt, promptText, options } = draft;
    checkOptions(node, options, context);
    checkAnswers(draft, context);
    const right = answerOf(options.find(({ correct }) => correct)?.plainText ?? '') ?? 'a';
    return {
      promptText,
      parts: [], // The two answers are the same in every version, so they need no letters that are kept.
      shape: right === 'a' ? 'sant' : 'usant',
      isMarked: true,
      finish(id) {
        const named = options.map((option) => ({ ...option, id: answerOf(option.plainText) ?? 'a' }));
        const samples = { right: encode(new Set(right)), wrong: encode(new Set(right === 'a' ? 'b' : 'a')) };
        return {
          interaction: { kind: 'true-false', id, prompt: promptText, parts: [], samples },
          form: (t, role) => trueFalseForm({ id, prompt, options: named }, t, role),
        };
      },
    };
  },
};

/** Reports options that say neither that the statement is true nor that it is not, or what another says. */
function checkAnswers({ options, items }: OptionsDraft, { report }: QuestionContext): void {
  const [found, texts] = [new Set<string>(), new Set<string>()];
  for (const [index, { plainText }] of options.entries()) {
    const [item, answer] = [items[index], answerOf(plainText)];
    if (!item || plainText === '' || texts.has(plainText)) continue; // Told of already.
    if (!answer || found.has(answer)) {
      const what = answer ? `«${plainText}» betyr det samme som svaret over` : `«${plainText}» passer ikke her`;
      report(item, 'ikke-sant-usant', `${what}. En påstand har to svar: Sant og Usant.`);
    }
    texts.add(plainText);
    if (answer) found.add(answer);
  }
}
