import type { InteractionDefinition } from '../kind.ts';
import { withLetters } from '../shared/options.ts';
import { encode } from './encode.ts';
import { sequencingForm } from './form.ts';
import { parseSequencing } from './parse.ts';

/** Items to put in order; the author writes them in the right one. */
export const sequencing: InteractionDefinition = {
  kind: 'sequencing',
  names: ['rekkefølge', 'rekkefolge'],
  noun: 'rekkefølge',
  attributes: [],
  hasTasks: false,
  parse(node, context) {
    const { prompt, promptText, items } = parseSequencing(node, context);
    return {
      promptText,
      // None is right by itself: the order is, and it is that of the parts.
      parts: items.map(({ plainText }) => ({ text: plainText, correct: false })),
      shape: '',
      isMarked: true,
      finish(id, letters) {
        const lettered = withLetters(items, id, letters);
        const right = lettered.map((item) => item.id);
        const samples = { right: encode(right), wrong: encode([...right].reverse()) };
        const parts = lettered.map((item) => ({ id: item.id, text: item.plainText }));
        return {
          interaction: { kind: 'sequencing', id, prompt: promptText, parts, samples },
          form: (t, role) => sequencingForm({ id, prompt, items: lettered }, t, role),
        };
      },
    };
  },
};
