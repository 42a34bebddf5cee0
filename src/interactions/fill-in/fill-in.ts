import type { ContainerDirective, InteractionDefinition, QuestionContext } from '../kind.ts';
import { fold } from '../shared/fold.ts';
import { withLetters } from '../shared/options.ts';
import { type OutcomeDraft, type OutcomesDraft, parseOutcomes, reportNoOther } from '../shared/outcomes.ts';
import { fillInForm } from './form.ts';
import { tokenOf, variantsOf } from './match.ts';

/** Longest answer that the field takes. */
const mostCharacters = 250;

/** Forty bytes, the most that is kept of words nobody expected. */
const longestOther = `_${'eHh4'.repeat(13)}eA`;

/** A question that is answered with a word or a few, of which the right ones are known. */
export const fillIn: InteractionDefinition = {
  kind: 'fill-in',
  names: ['utfylling'],
  noun: 'utfylling',
  attributes: ['store_bokstaver'],
  hasTasks: true,
  parse(node, context) {
    const { prompt, promptText, outcomes, other } = parseOutcomes(node, context);
    const caseMatters = node.attributes?.store_bokstaver !== undefined;
    check(node, { outcomes, other }, caseMatters, context);
    return {
      promptText,
      parts: outcomes.map(({ plainText, correct }) => ({ text: plainText, correct })),
      shape: caseMatters ? 'store bokstaver' : '',
      isMarked: true,
      finish(id, letters) {
        const lettered = withLetters(outcomes, id, letters);
        const right = lettered.find(({ correct }) => correct);
        const accepting = lettered.map((outcome) => ({ id: outcome.id, variants: variantsOf(outcome.plainText) }));
        const [first = ''] = variantsOf(right?.plainText ?? '');
        const samples = { right: tokenOf(first, accepting, caseMatters) ?? '', wrong: longestOther };
        const parts = lettered.map((outcome) => ({ id: outcome.id, text: outcome.plainText }));
        return {
          interaction: { kind: 'fill-in', id, prompt: promptText, parts, samples },
          form: (t, role) =>
            fillInForm({ id, prompt, outcomes: lettered, other, caseMatters, mostCharacters }, t, role),
        };
      },
    };
  },
};

/** Reports variants that cannot be typed, or that are written twice. */
function check(
  node: ContainerDirective,
  { outcomes, other }: Pick<OutcomesDraft, 'outcomes' | 'other'>,
  caseMatters: boolean,
  context: QuestionContext,
): void {
  const seen = new Map<string, string>();
  for (const outcome of outcomes) {
    const { at } = outcome;
    if (outcome.plainText === '') continue; // Told of already.
    checkMarkup(outcome, context);
    for (const variant of variantsOf(outcome.plainText)) {
      const key = fold(variant, caseMatters);
      const before = seen.get(key);
      if (key === '') {
        context.report(at, 'tomt-svar', 'Et av svarene mangler ord. Skriv ett ord på hver side av skråstreken.');
      } else if (before !== undefined) {
        context.report(
          at,
          'like-svar',
          `«${variant}» teller likt med «${before}», som står her fra før. Slett det ene.`,
        );
      } else seen.set(key, variant);
      if (variant.length > mostCharacters) {
        context.report(at, 'for-langt-svar', `Svaret er for langt. Det kan ha høyst ${mostCharacters} tegn.`);
      }
      if (/\p{L}{4}\/\p{L}{4}/u.test(variant)) {
        const way = variant.replaceAll('/', ' / ');
        context.report(at, 'skrastrek', `Er dette flere svar? Sett mellomrom på begge sider av skråstreken: ${way}`);
      }
    }
  }
  if (!other) reportNoOther(node, context);
}

/** What is compared with typed words can be neither bold nor a link; it would be lost without a word. */
function checkMarkup({ text, at }: OutcomeDraft, { report }: QuestionContext): void {
  if (text.every(({ type }) => type === 'text')) return;
  report(at, 'formatert-svar', 'Et svar som skal skrives, kan bare ha vanlig tekst. Slett * og lenker i det.');
}
