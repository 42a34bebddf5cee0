import type {
  Description,
  Essay,
  Matching,
  MultipleChoice,
  Numerical,
  NumericalChoice,
  NumericalFormat,
  ShortAnswer,
  TextChoice,
  TextFormat,
  TrueFalse,
} from 'gift-pegjs';
import type { PhrasingContent, RootContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import type { ImportedItem, ImportedQuestion, QuestionLine } from '../item.ts';
import { shorten } from '../tidy.ts';
import { isTrueFalse, plainLine, typedLines, withGeneral } from './lines.ts';
import { numberLines } from './numbers.ts';
import { type RichTextContext, richBlocks, richLine } from './rich-text.ts';

type Question = MultipleChoice | TrueFalse | ShortAnswer | Numerical | Matching | Essay | Description;

/** A question of GIFT as one of ours; what is no question, or cannot be one, is text. */
export function giftItem(question: Question, context: RichTextContext): ImportedItem[] {
  const { place, notes } = context;
  const prompt = promptOf(question, context);
  if (question.type === 'Description') return [{ type: 'prose', place, content: prompt }];
  if (question.type === 'Essay') {
    const text =
      'Spørsmålet har et svar som skrives fritt, og er blitt vanlig tekst. Skal leseren skrive for seg selv, bruk :::notat.';
    notes.add('lost', place, text);
    return [{ type: 'prose', place, content: prompt }];
  }
  const { lines, ...read } = linesOf(question, context);
  const general = question.globalFeedback && blocks(question.globalFeedback, context);
  return [
    {
      type: 'question',
      place,
      question: { ...read, prompt, lines: withGeneral(lines, general ?? undefined, context) },
    },
  ];
}

/** Moodle puts a field where the answers stood; here they stand below, and a dash shows where. */
function promptOf({ stem, hasEmbeddedAnswers }: Question, context: RichTextContext): RootContent[] {
  const text = hasEmbeddedAnswers ? stem.text.replace(/_{3,}/, '…') : stem.text;
  return richBlocks(text, stem.format, context);
}

type Marked = Exclude<Question, Description | Essay>;

function linesOf(question: Marked, context: RichTextContext): Omit<ImportedQuestion, 'prompt'> {
  switch (question.type) {
    case 'TF':
      return trueFalse(question, context);
    case 'MC':
      return choice(question, context);
    case 'Short': {
      const answers = question.choices.map((each) => {
        const text = plain({ type: 'paragraph', children: line(each.text, context) });
        return { text, correct: isFull(each, text, context), why: why(each.feedback, context) };
      });
      return { directive: 'utfylling', lines: typedLines(answers, context) };
    }
    case 'Numerical':
      return numeric(question, context);
    case 'Matching':
      return matching(question, context);
  }
}

/** The first feedback is for those who answer wrongly, the second for those who answer rightly. */
function trueFalse({ isTrue, ...question }: TrueFalse, context: RichTextContext): Omit<ImportedQuestion, 'prompt'> {
  const wrong = why(question.trueFeedback, context);
  const right = why(question.falseFeedback, context);
  const lineFor = (value: boolean): QuestionLine => {
    const said = value === isTrue ? right : wrong;
    return plainLine(value ? 'Sant' : 'Usant', { correct: value === isTrue, ...(said && { why: said }) });
  };
  return { directive: 'påstand', lines: [lineFor(true), lineFor(false)] };
}

function choice({ choices }: MultipleChoice, context: RichTextContext): Omit<ImportedQuestion, 'prompt'> {
  const { notes, place } = context;
  const isWeighted = !choices.some(({ isCorrect }) => isCorrect);
  if (isWeighted) {
    const weights = choices.map(({ weight }) => `${weight ?? 0} %`).join(', ');
    const text = `Poengene for hvert svar (${weights}) er ikke tatt med. Her skal leseren krysse av for alle de riktige.`;
    notes.add('lost', place, text);
  } else if (choices.filter(({ isCorrect }) => isCorrect).length > 1) {
    const text =
      'Flere svar er merket med =. I Moodle holder det å velge ett av dem. Her må leseren krysse av for alle.';
    notes.add('guessed', place, text);
  }
  const lines = choices.map((each): QuestionLine => {
    const text = line(each.text, context);
    const said = why(each.feedback, context);
    const words = plain({ type: 'paragraph', children: text });
    const correct = isWeighted ? (each.weight ?? 0) > 0 : each.isCorrect || isFull(each, words, context);
    return { text, correct, ...(said && { why: said }) };
  });
  const several = isWeighted && (choices.find(({ weight }) => (weight ?? 0) > 0)?.weight ?? 100) < 100;
  const isOne = lines.filter(({ correct }) => correct).length === 1;
  if (isTrueFalse(lines)) return { directive: 'påstand', lines };
  return { directive: 'spørsmål', ...(several && isOne && { flag: 'flere' as const }), lines };
}

/** Whether an answer gives all points; one that gives some of them is wrong here, and noted. */
function isFull({ isCorrect, weight }: TextChoice | NumericalChoice, words: string, context: RichTextContext): boolean {
  if (weight === null) return isCorrect;
  if (weight > 0 && weight < 100) {
    const text = `«${shorten(words)}» ga ${weight} % av poengene. Her er svaret galt. Sett [x] foran om det skal godtas.`;
    context.notes.add('guessed', context.place, text);
  }
  return weight >= 100;
}

function numeric({ choices }: Numerical, context: RichTextContext): Omit<ImportedQuestion, 'prompt'> {
  const all: readonly NumericalChoice[] = Array.isArray(choices)
    ? choices
    : [{ isCorrect: true, weight: null, text: choices, feedback: null }];
  const others = all.filter(({ text }) => rangeOf(text) === undefined);
  const answers = all.flatMap((each) => {
    const range = rangeOf(each.text);
    if (!range) return [];
    const words = range.from === range.to ? `${range.from}` : `${range.from}–${range.to}`;
    return [{ ...range, correct: isFull(each, words, context), why: why(each.feedback, context) }];
  });
  const other = others.map(({ feedback }) => why(feedback, context)).find((said) => said !== undefined);
  return { directive: 'tall', lines: numberLines(answers, other, context) };
}

function rangeOf(text: NumericalFormat): { readonly from: number; readonly to: number } | undefined {
  const { type, number, range = 0, numberLow, numberHigh } = text;
  if (type === 'high-low' && numberLow !== undefined && numberHigh !== undefined) {
    return { from: round(Math.min(numberLow, numberHigh)), to: round(Math.max(numberLow, numberHigh)) };
  }
  return number === undefined ? undefined : { from: round(number - range), to: round(number + range) };
}

/** 3,1 − 0,1 is not quite 3 to a machine. */
const round = (number: number): number => Number(number.toFixed(6));

function matching({ matchPairs }: Matching, context: RichTextContext): Omit<ImportedQuestion, 'prompt'> {
  return {
    directive: 'par',
    lines: matchPairs.map(({ subquestion, subanswer }) =>
      pairLine(line(subquestion, context), richLine(subanswer, 'plain', context), context),
    ),
  };
}

/** A pair; one without a left side belongs to nothing. The first sign between blanks is what parts the two. */
export function pairLine(
  left: readonly PhrasingContent[],
  right: readonly PhrasingContent[],
  { notes, place }: RichTextContext,
): QuestionLine {
  const clean = left.map((node): PhrasingContent => {
    if (node.type !== 'text' || !/(?:^|\s)(?:=|→|->)(?:\s|$)/.test(node.value)) return node;
    notes.add(
      'guessed',
      place,
      `Tegnet mellom ordene i «${shorten(node.value)}» skiller to deler her. Mellomrommene rundt er tatt bort.`,
    );
    return { ...node, value: node.value.replaceAll(/\s*(=|→|->)\s*/g, '$1') };
  });
  const isLoose = plain({ type: 'paragraph', children: clean }).trim() === '';
  const sign: PhrasingContent = { type: 'text', value: isLoose ? '= ' : ' = ' };
  return { text: [...(isLoose ? [] : clean), sign, ...right], ...(isLoose && { why: 'none' as const }) };
}

const blocks = ({ text, format }: TextFormat, context: RichTextContext): RootContent[] =>
  richBlocks(text, format, context);

const line = ({ text, format }: TextFormat, context: RichTextContext): PhrasingContent[] =>
  richLine(text, format, context);

function why(feedback: TextFormat | null, context: RichTextContext): RootContent[] | undefined {
  const said = feedback ? blocks(feedback, context) : [];
  return said.length > 0 ? said : undefined;
}
