import type { ContainerDirective, InteractionDefinition, QuestionContext } from '../kind.ts';
import { encode } from '../shared/letters.ts';
import { numbers, type OptionsDraft, parseOptions, withLetters } from '../shared/options.ts';
import { likertForm } from './form.ts';

const [fewest, most] = [3, 7];

/** A statement to agree with or not, on a scale; no answer is right or wrong. */
export const likert: InteractionDefinition = {
  kind: 'likert',
  names: ['vurdering'],
  noun: 'vurdering',
  attributes: [],
  hasTasks: false,
  parse(node, context) {
    const draft = parseOptions(node, context, numbers);
    const { prompt, promptText, options } = draft;
    checkScale(node, draft, context);
    return {
      promptText,
      parts: options.map(({ plainText }) => ({ text: plainText, correct: false })),
      shape: '',
      isMarked: false,
      finish(id, letters) {
        const steps = withLetters(options, id, letters);
        const parts = steps.map((step) => ({ id: step.id, text: step.plainText }));
        const [right, wrong] = [steps.at(-1), steps[0]].map((step) => encode(new Set(step?.id ?? '')));
        return {
          interaction: {
            kind: 'likert',
            id,
            prompt: promptText,
            parts,
            samples: { right: right ?? '', wrong: wrong ?? '' },
          },
          form: (t, role) => likertForm({ id, prompt, options: steps }, t, role),
        };
      },
    };
  },
};

/** Reports a scale that is too short or too long, steps that are alike, and steps that are ticked as right. */
function checkScale(node: ContainerDirective, { options, items }: OptionsDraft, { report }: QuestionContext): void {
  if (options.length < fewest || options.length > most) {
    const rule = options.length < fewest ? 'for-fa-svar' : 'for-mange-svar';
    const has = options.length === 0 ? 'ingen svar' : `${options.length} svar`;
    report(node, rule, `Vurderingen har ${has}. Skriv mellom ${fewest} og ${most}, slik: 1. Helt uenig`);
  }
  for (const item of items.filter(({ checked }) => typeof checked === 'boolean')) {
    report(item, 'riktig-i-vurdering', 'I en vurdering er ingen svar riktige eller gale. Ta bort [ ] og [x].');
  }
  const texts = options.map(({ plainText }) => plainText).filter((text) => text !== '');
  if (new Set(texts).size < texts.length) {
    report(node, 'like-svar', 'To av svarene har samme tekst. Skriv dem så de kan skilles fra hverandre.');
  }
}
