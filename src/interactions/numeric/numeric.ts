import type { ContainerDirective, InteractionDefinition, QuestionContext } from '../kind.ts';
import { type OutcomeDraft, parseOutcomes, reportNoOther } from '../shared/outcomes.ts';
import { numericForm } from './form.ts';
import { tokenOfNumber } from './number.ts';
import { coverAll, findNumber, overlap, readRange } from './outcome-text.ts';
import { highest, isExact, lowest, type Range, rangeOf } from './range.ts';

/** An outcome with its numbers. */
export interface NumericOutcome extends OutcomeDraft, Range {}

/** A question that is answered with a number. */
export const numeric: InteractionDefinition = {
  kind: 'numeric',
  names: ['tall'],
  noun: 'tallspørsmål',
  attributes: ['enhet'],
  hasTasks: true,
  parse(node, context) {
    const { prompt, promptText, outcomes: options, other } = parseOutcomes(node, context);
    const { enhet } = node.attributes ?? {};
    const unit = enhet?.trim() ?? '';
    if (enhet !== undefined && unit === '') {
      const text = 'Enheten er tom. Skriv for eksempel {enhet=timer}, eller slett «enhet».';
      context.report(node, 'tom-enhet', text);
    }
    const outcomes = options.flatMap((option) => readOutcome(option, unit, context));
    if (outcomes.length === options.length) checkRanges(node, outcomes, other !== undefined, context);
    return {
      promptText,
      parts: [],
      shape: outcomes.map(shapeOf).join(' '),
      isMarked: true,
      finish(id) {
        const isRight = (number: number): boolean => rangeOf(number, outcomes)?.correct === true;
        const right = findNumber(outcomes, isRight) ?? 0;
        const wrong = findNumber(outcomes, (number) => !isRight(number)) ?? 0;
        const samples = { right: tokenOfNumber(right), wrong: tokenOfNumber(wrong) };
        return {
          interaction: { kind: 'numeric', id, prompt: promptText, parts: [], samples },
          form: (t, role) => numericForm({ id, prompt, outcomes, other, unit }, t, role),
        };
      },
    };
  },
};

/** All that must be the same in every language. */
const shapeOf = (outcome: NumericOutcome): string => {
  const { from, to, over, under, correct } = outcome;
  return `${correct ? 'x' : ''}${JSON.stringify({ from, to, over, under })}`;
};

function readOutcome(option: OutcomeDraft, unit: string, { report }: QuestionContext): NumericOutcome[] {
  if (option.plainText === '') return []; // Told of already.
  const { at } = option;
  const range = readRange(option.plainText, unit);
  if (!range) {
    const ways = '40, 3,5, 38–42, under 40, over 42, eller «Andre svar»';
    report(at, 'ikke-tall', `«${option.plainText}» er ikke et tall. Skriv for eksempel ${ways}.`);
    return [];
  }
  const [unclear = ''] = /(?<![\d.,])[1-9]\d{0,2}[.,]\d{3}(?![\d.,])/.exec(option.plainText) ?? [];
  if (unclear !== '') {
    const ways = `Skriv tusen med mellomrom, ${unclear.replace(/[.,]/, ' ')}, eller desimaler med et siffer til, ${unclear}0.`;
    report(at, 'tall-tvetydig', `«${unclear}» kan leses på to måter. ${ways}`);
  }
  if (lowest(range) > highest(range)) {
    report(at, 'tall-bakvendt', `«${option.plainText}» går fra et høyt tall til et lavt. Skriv det laveste først.`);
  }
  return [{ ...option, ...range }];
}

/** Reports numbers that belong to two outcomes, or to none; a wrong number of its own may stand within a wrong stretch. */
function checkRanges(
  node: ContainerDirective,
  outcomes: readonly NumericOutcome[],
  hasOther: boolean,
  context: QuestionContext,
): void {
  for (const [index, outcome] of outcomes.entries()) {
    const { at } = outcome;
    for (const before of outcomes.slice(0, index)) {
      if (!overlap(before, outcome)) continue;
      const texts = `«${outcome.plainText}» og «${before.plainText}»`;
      if (before.correct !== outcome.correct) {
        const text = `${texts} har tall til felles, men bare det ene er riktig. Endre det ene.`;
        context.report(at, 'tall-motsier', text);
      } else if (isExact(before) === isExact(outcome)) {
        context.report(at, 'tall-overlapper', `${texts} har tall til felles. Endre eller slett det ene.`);
      }
    }
  }
  if (outcomes.length > 0 && coverAll(outcomes.filter(({ correct }) => correct))) {
    context.report(node, 'ingen-galt-svar', 'Alle tall er riktige, så det er ikke noe å svare på. Endre svarene.');
  }
  if (!hasOther && !coverAll(outcomes)) reportNoOther(node, context);
}
