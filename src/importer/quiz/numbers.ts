import type { QuestionLine } from '../item.ts';
import { otherAnswers } from '../write-markdown.ts';
import { plainLine } from './lines.ts';
import type { RichTextContext } from './rich-text.ts';

/** A number, or all from one to another, that an answer may be. */
export interface NumberAnswer {
  readonly from: number;
  readonly to: number;
  readonly correct: boolean;
  readonly why: QuestionLine['why'];
}

/** Lines of a question for a number; what lies within a right answer and is not right cannot be said, and is noted. */
export function numberLines(
  answers: readonly NumberAnswer[],
  other: QuestionLine['why'],
  { notes, place }: RichTextContext,
): QuestionLine[] {
  const right = answers.filter(({ correct }) => correct);
  const kept = answers.filter((answer, index) => {
    const above = answer.correct
      ? right.slice(0, right.indexOf(answer))
      : [...right, ...answers.slice(0, index).filter(({ correct }) => !correct)];
    const clash = above.find(({ from, to }) => from <= answer.to && answer.from <= to);
    if (!clash) return true;
    const said = answer.why && answer.why !== 'none' ? ' Tilbakemeldingen til det er heller ikke tatt med.' : '';
    notes.add('lost', place, `Svaret ${textOf(answer)} overlapper med ${textOf(clash)}, og er ikke tatt med.${said}`);
    return false;
  });
  const lines = kept.map((answer) =>
    plainLine(textOf(answer), { correct: answer.correct, ...(answer.why && { why: answer.why }) }),
  );
  return [...lines, plainLine(otherAnswers, { correct: false, ...(other && { why: other }) })];
}

function textOf({ from, to }: NumberAnswer): string {
  if (from === to) return numberText(from);
  return from < 0 || to < 0 ? `${numberText(from)} til ${numberText(to)}` : `${numberText(from)}–${numberText(to)}`;
}

/** With a comma; three decimals get a fourth, since `3,125` may be read as thousands. */
function numberText(number: number): string {
  const text = String(Number(number.toFixed(6))).replace('.', ',');
  return /^-?[1-9]\d{0,2},\d{3}$/.test(text) ? `${text}0` : text;
}
