import { toString as plain } from 'mdast-util-to-string';
import { fold } from '../../interactions/shared/fold.ts';
import type { QuestionLine } from '../item.ts';
import { shorten } from '../tidy.ts';
import { otherAnswers } from '../write-markdown.ts';
import type { RichTextContext } from './rich-text.ts';

/** A line whose text is plain words. */
export const plainLine = (value: string, line: Omit<QuestionLine, 'text'>): QuestionLine => ({
  ...line,
  text: [{ type: 'text', value }],
});

/** Two options that say «Sant» and «Usant» are a statement, whatever kind they were made as. */
export function isTrueFalse(lines: readonly QuestionLine[]): boolean {
  const words = lines.map(({ text }) => plain({ type: 'paragraph', children: [...text] }).toLowerCase()).sort();
  return words.length === 2 && words[0] === 'sant' && words[1] === 'usant';
}

/** What is said of every answer stands where nothing else is said; where all have their own, behind that of the right one. */
export function withGeneral(
  lines: readonly QuestionLine[],
  general: Exclude<QuestionLine['why'], 'none'>,
  { notes, place }: RichTextContext,
): readonly QuestionLine[] {
  if (!general || general.length === 0) return lines;
  if (lines.some(({ why }) => why === undefined)) {
    notes.add('guessed', place, 'Den generelle tilbakemeldingen står nå under hvert svar som ikke hadde sin egen.');
    return lines.map((line) => (line.why === undefined ? { ...line, why: general } : line));
  }
  notes.add(
    'guessed',
    place,
    'Den generelle tilbakemeldingen står nå under det riktige svaret, etter det som sto der.',
  );
  const at = lines.findIndex(({ correct, why }) => correct !== false && why !== 'none');
  return lines.map((line, index) =>
    index === at && line.why && line.why !== 'none' ? { ...line, why: [...line.why, ...general] } : line,
  );
}

/** An answer that is typed. */
export interface TypedAnswer {
  readonly text: string;
  readonly correct: boolean;
  readonly why: QuestionLine['why'];
}

/** Lines of a fill-in: answers that are said the same of are one line, and nothing counts twice. */
export function typedLines(answers: readonly TypedAnswer[], context: RichTextContext): QuestionLine[] {
  const seen = new Set<string>();
  const groups: { readonly answer: TypedAnswer; readonly variants: string[] }[] = [];
  let other: QuestionLine['why'];
  for (const answer of answers) {
    if (answer.text.trim() === '*') {
      other = answer.why;
      continue;
    }
    const variants = variantsOf(answer.text, context).filter((text) => {
      const isNew = !seen.has(fold(text)) && fold(text) !== '';
      seen.add(fold(text));
      return isNew;
    });
    const same = groups.find((group) => group.answer.correct === answer.correct && sameWhy(group.answer, answer));
    if (same && answer.correct) same.variants.push(...variants);
    else if (variants.length > 0) groups.push({ answer, variants });
  }
  const lines = groups.map(({ answer: { correct, why }, variants }) =>
    plainLine(variants.join(' / '), { correct, ...(why && { why }) }),
  );
  return [...lines, plainLine(otherAnswers, { correct: false, ...(other && { why: other }) })];
}

function variantsOf(text: string, { notes, place }: RichTextContext): string[] {
  let answer = text.replaceAll(/\s+/g, ' ').trim();
  if (/(?<!\\)\*/.test(answer)) {
    notes.add(
      'guessed',
      place,
      `«${shorten(answer)}» godtok hva som helst der * står. Her må hele svaret være likt. Skriv flere svar om du vil.`,
    );
    answer = answer.replaceAll(/(?<!\\)\*/g, '').trim();
  }
  answer = answer.replaceAll('\\*', '*');
  if (/\p{L}{4}\/\p{L}{4}/u.test(answer) || / \/ /.test(answer)) {
    notes.add('guessed', place, `«${shorten(answer)}» er lest som flere svar, med skråstrek mellom.`);
    return answer.split(/\s*\/\s*/);
  }
  return [answer];
}

const sameWhy = (one: TypedAnswer, other: TypedAnswer): boolean => wordsOf(one.why) === wordsOf(other.why);

const wordsOf = (why: QuestionLine['why']): string =>
  why === undefined || why === 'none' ? '' : plain({ type: 'root', children: [...why] });
