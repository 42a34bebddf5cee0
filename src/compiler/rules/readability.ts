import { type Term, termKey } from '../references.ts';
import type { Messages } from '../report.ts';
import { isLegal } from './law.ts';
import type { EditionView, LessonView, RuleGroup } from './rule.ts';
import { lix, type Sentence, sentencesOf } from './sentences.ts';
import type { TextBlock } from './text.ts';

/** Words a sentence may have (norwegian-ui.md A3). */
export const mostWords = 25;
/** What LIKS may be: in a lesson, in questions and feedback, and where law is told of (norwegian-ui.md A2). */
export const limits = { lesson: 38, question: 35, legal: 42 } as const;
/** In fewer words than this, LIKS says little. */
const fewestWords = 60;

/** Long sentences, and text that is heavy as a whole. */
export const readability: RuleGroup = {
  rules: [
    {
      id: 'lang-setning',
      title: `Setning på over ${mostWords} ord`,
      help: 'En lang setning må leses to ganger. Del den der det står «og», «som» eller «fordi». Sikt på 11–14 ord i snitt.',
      severity: 'warning',
    },
    {
      id: 'tung-tekst',
      title: 'LIKS over grensen',
      help: `LIKS er antall ord i setningen pluss andelen lange ord. Grensen er ${limits.lesson} i en leksjon, ${limits.question} i spørsmål og ${limits.legal} der det handler om lov. Ord i ordlisten teller ikke som lange. Tallet er et råd: Del de lange setningene først.`,
      severity: 'warning',
    },
  ],
  checkLesson: (lesson, terms, messages) => checkLesson(lesson, knownWords(terms), messages),
};

/** Words of the glossary, also with endings. */
function knownWords(terms: readonly Term[]): (word: string) => boolean {
  const stems = terms.flatMap(({ term }) => termKey(term).split(' ')).filter((stem) => stem.length > 4);
  return (word) => stems.some((stem) => word.toLowerCase().startsWith(stem));
}

/** LIKS of all running text in an edition, or of all its questions with their feedback. */
export function liksOf(edition: EditionView, role: 'prose' | 'question'): number {
  const blocks = edition.lessons.flatMap((lesson) => lesson.blocks.filter((block) => block.role === role));
  return lix(
    blocks.flatMap(({ text }) => sentencesOf(text)),
    knownWords(edition.terms),
  );
}

interface Placed extends Sentence {
  readonly block: TextBlock;
}

function checkLesson(lesson: LessonView, isKnown: (word: string) => boolean, messages: Messages): void {
  const report = messages.in(lesson.file);
  const read = (roles: readonly TextBlock['role'][]): readonly Placed[] =>
    lesson.blocks
      .filter(({ role }) => roles.includes(role))
      .flatMap((block) => sentencesOf(block.text).map((sentence) => ({ ...sentence, block })));
  const [prose, asked] = [read(['prose']), read(['question'])];
  for (const { words, block, index } of [...prose, ...asked]) {
    if (words.length <= mostWords) continue;
    const text = `Setningen har ${words.length} ord. Del den, så den får høyst ${mostWords}.`;
    report(block.placeAt(index), 'lang-setning', text);
  }
  if (lesson.lang === 'en') return; // The limits are for Norwegian.
  const legal = isLegal(lesson);
  for (const [what, sentences, limit] of [
    ['Teksten', prose, legal ? limits.legal : limits.lesson],
    ['Spørsmålene', asked, legal ? limits.legal : limits.question],
  ] as const) {
    const value = lix(sentences, isKnown);
    if (Math.round(value) <= limit || sentences.flatMap(({ words }) => words).length < fewestWords) continue;
    const worst = worstOf(sentences, isKnown);
    const named = worst.map((each) => `«${shorten(each.text)}» (linje ${each.block.placeAt(each.index).line})`);
    const be = what === 'Teksten' ? 'er tung' : 'er tunge';
    const text = `${what} ${be} å lese: LIKS ${Math.round(value)}, og grensen er ${limit}. Begynn med ${listed(named)}.`;
    const [first] = worst;
    report(first ? first.block.placeAt(first.index) : { line: 1, column: 1 }, 'tung-tekst', text);
  }
}

/** The three that weigh most. */
const worstOf = (sentences: readonly Placed[], isKnown: (word: string) => boolean): readonly Placed[] =>
  sentences
    .filter(({ words }) => words.length >= 5)
    .map((sentence) => ({ sentence, weight: lix([sentence], isKnown) }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, 3)
    .map(({ sentence }) => sentence);

const shorten = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').replaceAll(/[«»]/g, '"');
  return line.length > 60 ? `${line.slice(0, 57).trimEnd()} …` : line;
};

const listed = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} og ${names.at(-1)}`;
