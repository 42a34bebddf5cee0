import type { InteractionDefinition } from '../kind.ts';
import { encode } from '../shared/letters.ts';
import { checkOptions, parseOptions, withLetters } from '../shared/options.ts';
import { choiceForm } from './form.ts';

/** A question with one right option (radio buttons), or with several to tick (check boxes). */
export const choice: InteractionDefinition = {
  kind: 'choice',
  names: ['spørsmål', 'sporsmal'],
  noun: 'spørsmål',
  attributes: ['flere'],
  hasTasks: true,
  parse(node, context) {
    const { prompt, promptText, options } = parseOptions(node, context);
    checkOptions(node, options, context);
    const multiple = options.filter(({ correct }) => correct).length > 1 || node.attributes?.flere !== undefined;
    return {
      promptText,
      parts: options.map(({ plainText, correct }) => ({ text: plainText, correct })),
      shape: multiple ? 'flere' : 'ett',
      isMarked: true,
      finish(id, letters) {
        const lettered = withLetters(options, id, letters);
        const parts = lettered.map((option) => ({ id: option.id, text: option.plainText }));
        const right = lettered.filter(({ correct }) => correct).map((option) => option.id);
        const wrong = lettered.filter(({ correct }) => !correct).map((option) => option.id);
        const samples = { right: encode(new Set(right)), wrong: encode(new Set(wrong.slice(0, 1))) };
        return {
          interaction: { kind: 'choice', id, prompt: promptText, parts, samples },
          form: (t, role) => choiceForm({ id, prompt, options: lettered, multiple }, t, role),
        };
      },
    };
  },
};
