import type { Lang } from '../../model/lang.ts';
import type { LessonDraft, LessonPart, Passage, QuestionDraft } from '../lesson.ts';
import type { EditionDraft, ListedLesson } from '../module-draft.ts';
import type { References, Term } from '../references.ts';
import type { Piece, Pieces } from './sections.ts';
import { glossaryName, type Item, type Section, settingsName } from './translation.ts';

/** The whole of an edition: what it lacks is the first language's, and said to be. */
export function completeEdition(
  first: EditionDraft,
  edition: EditionDraft,
  sections: readonly Section[],
  pieces: Pieces,
): EditionDraft {
  const borrowed = new Set<LessonPart | QuestionDraft | Term>(copiedTerms(edition, sections));
  const ownTerms = new Map(
    edition.lessons.flatMap(({ draft }) => draft.references.terms.map((term) => [term.id, term] as const)),
  );
  const lessons = first.lessons.map((model): ListedLesson => {
    const lesson = edition.lessons.find(({ id }) => id === model.id);
    const items = sections.find(({ name }) => name === model.id)?.items ?? [];
    return completeLesson(model, lesson, items, { pieces, borrowed, ownTerms, lang: first.lang });
  });
  const settings = new Set(copied(sections, (name) => name === settingsName).flatMap(({ target }) => target?.id ?? []));
  return { ...edition, lessons, borrowed: { lang: first.lang, pieces: borrowed, settings } };
}

/** Whether an item is shown in the first language. */
const isBorrowed = ({ state }: Item): boolean => state === 'missing' || state === 'copied';

const copied = (sections: readonly Section[], isWanted: (name: string) => boolean): readonly Item[] =>
  sections
    .filter(({ name }) => isWanted(name))
    .flatMap(({ items }) => items)
    .filter(({ state }) => state === 'copied');

/** Words whose explanation is still that of the first language. */
function copiedTerms({ lessons }: EditionDraft, sections: readonly Section[]): readonly Term[] {
  const texts = new Set(copied(sections, (name) => name === glossaryName).map(({ target }) => target?.text));
  const terms = lessons.flatMap(({ draft }) => draft.references.terms);
  return terms.filter(({ term, text }) => texts.has(`${term}: ${text}`));
}

interface Completion {
  readonly pieces: Pieces;
  /** What is borrowed is added. */
  readonly borrowed: Set<LessonPart | QuestionDraft | Term>;
  /** Words that the language explains itself, by id. */
  readonly ownTerms: ReadonlyMap<string, Term>;
  readonly lang: Lang;
}

function completeLesson(
  model: ListedLesson,
  lesson: ListedLesson | undefined,
  items: readonly Item[],
  { pieces, borrowed, ownTerms, lang }: Completion,
): ListedLesson {
  const shown: Piece[] = [];
  const passages: Passage[] = [];
  let isTitleBorrowed = lesson === undefined;
  for (const item of items) {
    const unit = isBorrowed(item) ? item.source : item.target;
    const piece = unit && pieces.get(unit);
    if (unit?.id === 'tittel' && !piece) isTitleBorrowed = isBorrowed(item);
    if (!piece) continue;
    shown.push(piece);
    if (!isBorrowed(item)) continue;
    borrowed.add(piece);
    passages.push(passageOf(piece));
  }
  const base = lesson?.draft ?? model.draft;
  const references = withReferences(lesson?.draft.references ?? { terms: [], sources: [] }, passages, ownTerms);
  for (const term of references.terms) if (!ownTerms.has(term.id)) borrowed.add(term);
  return {
    id: model.id,
    draft: { ...base, parts: inTest(shown, base, model.draft), references },
    ...(isTitleBorrowed && { titleLang: lang }),
  };
}

const passageOf = (piece: Piece): Passage =>
  'type' in piece && piece.type === 'question' ? piece.question.passage : piece.passage;

/** Questions of a test go into it again, where the first of them stands. */
function inTest(shown: readonly Piece[], base: LessonDraft, model: LessonDraft): readonly LessonPart[] {
  const test = [base, model].flatMap(({ parts }) => parts.filter((part) => part.type === 'test'))[0];
  const questions = shown.flatMap((piece) => ('type' in piece ? [] : [piece]));
  const isFirst = (piece: Piece) => piece === questions[0];
  return shown.flatMap((piece): readonly LessonPart[] => {
    if ('type' in piece) return [piece];
    return test && isFirst(piece) ? [{ ...test, questions }] : [];
  });
}

/** A word that the language explains itself is explained in it, also where the text round it is borrowed. */
function withReferences(
  own: References,
  passages: readonly Passage[],
  ownTerms: ReadonlyMap<string, Term>,
): References {
  const terms = passages.flatMap(({ references }) => references.terms).map((term) => ownTerms.get(term.id) ?? term);
  const sources = passages.flatMap(({ references }) => references.sources);
  return { terms: [...new Set([...own.terms, ...terms])], sources: [...new Set([...own.sources, ...sources])] };
}
