import type { InteractionDefinition } from '../kind.ts';
import { checkOptions, isMultiple, parseOptions, tickedInteraction, withLetters } from '../shared/options.ts';
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
    const multiple = isMultiple(node, options);
    return {
      promptText,
      parts: options.map(({ plainText, correct }) => ({ text: plainText, correct })),
      shape: multiple ? 'flere' : 'ett',
      isMarked: true,
      finish(id, letters) {
        const lettered = withLetters(options, id, letters);
        return {
          interaction: tickedInteraction('choice', id, promptText, lettered),
          form: (t, role) => choiceForm({ id, prompt, options: lettered, multiple }, t, role),
        };
      },
    };
  },
};
