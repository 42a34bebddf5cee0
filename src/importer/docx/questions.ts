import type { List, ListItem, Nodes, Paragraph, PhrasingContent, RootContent, Table } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { placeholderSign } from '../../compiler/placeholders.ts';
import type { ImportedItem, ImportedQuestion, QuestionLine } from '../item.ts';
import type { ImportPlace, Notes } from '../notes.ts';
import type { Pictures } from '../pictures.ts';
import { answerLine, lettersOf, optionLine } from '../quiz/aiken.ts';
import { pairLine } from '../quiz/gift-question.ts';
import { isTrueFalse, plainLine, typedLines } from '../quiz/lines.ts';
import { numberLines } from '../quiz/numbers.ts';
import { shorten } from '../tidy.ts';
import { breakUp, withoutStart } from './paragraphs.ts';

/** What finding questions hangs on. */
interface Context {
  readonly notes: Notes;
  readonly pictures: Pictures;
  placeOf(node: Nodes): ImportPlace;
}

/** A line under the key that says why an answer is right, or is not: «Forklaring: …», «Forklaring B: …». */
const whyLine = /^\s*(?:Forklaring|Hvorfor|Tilbakemelding|Begrunnelse)(?:\s+([A-Za-z]))?\s*:\s*/i;

/**
 * Divides the text of a document into text and questions. A question is what stands over a line such as «Fasit: B»: options with letters
 * or in a list, a table of pairs, or a prompt alone that is answered with «Sant», a number or a word.
 */
export function questionsIn(blocks: readonly RootContent[], context: Context): ImportedItem[] {
  const items: ImportedItem[] = [];
  let text: RootContent[] = [];
  const flush = (): void => {
    const [first] = text;
    if (first) items.push({ type: 'prose', place: context.placeOf(first), content: text });
    text = [];
  };
  const lines = blocks.flatMap((block): RootContent[] => (isKeyed(block) ? breakUp(block) : [block]));
  for (let index = 0; index < lines.length; index++) {
    const block = lines[index];
    if (!block) continue;
    const key = keyOf(block);
    const found = key === undefined ? undefined : questionAbove(text, key, block, context);
    if (!found) {
      text.push(key === undefined ? block : unfinished(block));
      continue;
    }
    text = found.before;
    flush();
    const whys = takeWhys(lines.slice(index + 1));
    index += whys.length;
    items.push({ type: 'question', place: context.placeOf(found.first), question: withWhys(found.question, whys) });
  }
  flush();
  return items;
}

/** A key that nobody could read must not be shown to learners, so the checks are to tell of it. */
const unfinished = (block: RootContent): RootContent =>
  block.type === 'paragraph'
    ? { ...block, children: [{ type: 'text', value: `${placeholderSign} ` }, ...block.children] }
    : block;

/** What the key of a paragraph says; nothing where it has none. */
const keyOf = (block: RootContent): string | undefined =>
  block.type === 'paragraph' ? answerLine.exec(plain(block))?.[1]?.trim() : undefined;

/** A paragraph with a key in it, in which the options may be parted by line breaks alone. */
const isKeyed = (block: RootContent): block is Paragraph =>
  block.type === 'paragraph' &&
  block.children.some(({ type }) => type === 'break') &&
  /(?:^|\n)\s*(?:ANSWER|SVAR|FASIT|RIKTIGE? SVAR)\s*:/i.test(textOf(block));

const textOf = ({ children }: Paragraph): string =>
  children.map((child) => (child.type === 'break' ? '\n' : plain(child))).join('');

interface Found {
  readonly question: ImportedQuestion;
  /** Where it begins. */
  readonly first: RootContent;
  /** The text above it. */
  readonly before: RootContent[];
}

function questionAbove(text: RootContent[], key: string, at: RootContent, context: Context): Found | undefined {
  const place = context.placeOf(at);
  const found = optionsAbove(text);
  const last = text.at(-1);
  const richContext = { ...context, place };
  if (found && lettersOf(key).length > 0) return choiceOf(found, lettersOf(key), place, context);
  if (last?.type === 'table' && /^par$/i.test(key)) {
    const lines = pairsOf(last).map(([left, right]) => pairLine(left, right, richContext));
    return asked(text.slice(0, -1), { directive: 'par', lines });
  }
  if (last?.type !== 'paragraph' || key === '') {
    context.notes.add('lost', place, `Vi fant ikke svarene til fasiten «${shorten(key)}». Den er blitt vanlig tekst.`);
    return undefined;
  }
  if (/^(?:sant|usant|rett|galt|riktig|feil)\.?$/i.test(key)) {
    const isTrue = /^(?:sant|rett|riktig)/i.test(key);
    const lines = [plainLine('Sant', { correct: isTrue }), plainLine('Usant', { correct: !isTrue })];
    return asked(text, { directive: 'påstand', lines });
  }
  const number = /^[-−]?\d[\d\s]*(?:[.,]\d+)?$/.test(key)
    ? Number(key.replace('−', '-').replaceAll(/\s/g, '').replace(',', '.'))
    : Number.NaN;
  const lines = Number.isNaN(number)
    ? typedLines(
        key.split(/\s+\/\s+|\s*;\s*/).map((each) => ({ text: each, correct: true, why: undefined })),
        richContext,
      )
    : numberLines([{ from: number, to: number, correct: true, why: undefined }], undefined, richContext);
  const kind = Number.isNaN(number) ? 'utfylling' : 'tall';
  context.notes.add('guessed', place, `«${shorten(key)}» er lest som et svar som leseren skal skrive selv.`);
  return asked(text, { directive: kind, lines });
}

/** The paragraph above is what is asked. */
function asked(text: readonly RootContent[], question: Omit<ImportedQuestion, 'prompt'>): Found | undefined {
  const prompt = text.at(-1);
  if (prompt?.type !== 'paragraph') return undefined;
  return { question: { ...question, prompt: [unnumbered(prompt)] }, first: prompt, before: text.slice(0, -1) };
}

interface Options {
  /** Where the question begins. */
  readonly first: RootContent;
  readonly prompt: Paragraph;
  readonly options: readonly (readonly PhrasingContent[])[];
  readonly before: RootContent[];
}

function choiceOf(
  { first, prompt, options, before }: Options,
  letters: readonly string[],
  place: ImportPlace,
  { notes }: Context,
): Found | undefined {
  const known = options.map((_, index) => String.fromCharCode(65 + index));
  const unknown = letters.find((letter) => !known.includes(letter));
  if (unknown !== undefined) {
    notes.add(
      'lost',
      place,
      `Fasiten er ${unknown}, men svarene er ${known.join(', ')}. Spørsmålet er blitt vanlig tekst.`,
    );
    return undefined;
  }
  const lines = options.map((text, index): QuestionLine => ({ text, correct: letters.includes(known[index] ?? '') }));
  const directive = isTrueFalse(lines) ? 'påstand' : 'spørsmål';
  return { question: { directive, prompt: [unnumbered(prompt)], lines }, first, before };
}

/** Options as paragraphs with letters, as a list, or as a list in the list that the question is a point of. */
const optionsAbove = (text: readonly RootContent[]): Options | undefined => lettered(text) ?? listed(text);

function lettered(text: readonly RootContent[]): Options | undefined {
  const options: PhrasingContent[][] = [];
  for (let at = text.length - 1; at > 0; at--) {
    const block = text[at];
    const letter = block?.type === 'paragraph' ? optionLine.exec(plain(block))?.[1]?.toUpperCase() : undefined;
    if (block?.type !== 'paragraph' || letter === undefined) return undefined;
    options.unshift(withoutStart(block.children, /^\s*[A-Za-z][.)]\s+/));
    const prompt = text[at - 1];
    if (letter === 'A')
      return prompt?.type === 'paragraph'
        ? { first: prompt, prompt, options, before: text.slice(0, at - 1) }
        : undefined;
  }
  return undefined;
}

function listed(text: readonly RootContent[]): Options | undefined {
  const list = text.at(-1);
  if (list?.type !== 'list') return undefined;
  const last = list.children.at(-1);
  const inner = last?.children.find((child): child is List => child.type === 'list');
  const [head] = last?.children ?? [];
  if (inner && head?.type === 'paragraph') {
    const above = list.children.slice(0, -1);
    const rest: RootContent[] = above.length > 0 ? [{ ...list, children: above }] : [];
    return {
      first: last ?? head,
      prompt: head,
      options: inner.children.map(lineOf),
      before: [...text.slice(0, -1), ...rest],
    };
  }
  const prompt = text.at(-2);
  if (prompt?.type !== 'paragraph') return undefined;
  return { first: prompt, prompt, options: list.children.map(lineOf), before: text.slice(0, -2) };
}

const lineOf = (item: ListItem): readonly PhrasingContent[] =>
  item.children.flatMap((child) =>
    child.type === 'paragraph' ? withoutStart(child.children, /^\s*[A-Za-z][.)]\s+/) : [],
  );

/** Questions often have a number, which would stand still when one is moved; and are in bold, as they are anyway. */
function unnumbered(prompt: Paragraph): Paragraph {
  const start = /^\s*(?:\d{1,3}[.)]|(?:Spørsmål|Oppgave)\s+\d{1,3}\s*[.:)])\s+/i;
  const children = withoutStart(prompt.children, start);
  const [only] = children;
  return { ...prompt, children: children.length === 1 && only?.type === 'strong' ? only.children : children };
}

/** Rows of two cells; one with an empty cell on the left belongs to nothing. */
const pairsOf = ({ children }: Table): readonly (readonly [PhrasingContent[], PhrasingContent[]])[] =>
  children
    .map(({ children: cells }) => [cells[0]?.children ?? [], cells[1]?.children ?? []] as const)
    .filter(([, right]) => right.length > 0);

interface Why {
  readonly letter: string | undefined;
  readonly paragraph: Paragraph;
}

function takeWhys(blocks: readonly RootContent[]): readonly Why[] {
  const whys: Why[] = [];
  for (const block of blocks) {
    const match = block.type === 'paragraph' ? whyLine.exec(plain(block)) : null;
    if (block.type !== 'paragraph' || !match) break;
    whys.push({
      letter: match[1]?.toUpperCase(),
      paragraph: { ...block, children: withoutStart(block.children, whyLine) },
    });
  }
  return whys;
}

/** One without a letter is about what is right. */
const withWhys = (question: ImportedQuestion, whys: readonly Why[]): ImportedQuestion => ({
  ...question,
  lines: question.lines.map((line, index) => {
    const letter = String.fromCharCode(65 + index);
    const own = whys.filter((why) => (why.letter === undefined ? line.correct !== false : why.letter === letter));
    return own.length === 0 || line.why === 'none' ? line : { ...line, why: own.map(({ paragraph }) => paragraph) };
  }),
});
