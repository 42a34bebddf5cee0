import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { GlossaryEntry } from '../blocks/glossary/glossary.ts';
import { sourceList } from '../blocks/source/source.ts';
import { testForm } from '../blocks/test/form.ts';
import type { FinishedInteraction, QuestionRole } from '../interactions/kind.ts';
import type { Lang } from '../model/lang.ts';
import type { EditionContent, LessonContent } from './content.ts';
import type { GoalLists } from './goals.ts';
import type { LessonDraft, LessonPart, QuestionDraft } from './lesson.ts';
import type { Memory } from './memory.ts';
import { type EditionDraft, type ListedLesson, lessonKind, questionsOf } from './module-draft.ts';
import type { ModuleSettings } from './module-yaml.ts';
import { type Pictures, showPictures } from './pictures.ts';
import type { Term } from './references.ts';
import { markBorrowed, markInside, type Shown } from './translation/borrowed.ts';
import { wordsIn } from './words-in.ts';

/** What the compiler knows of a module when every fault is mended. */
interface EditionParts {
  readonly settings: ModuleSettings;
  readonly goals: GoalLists;
  readonly names: ReadonlyMap<QuestionDraft, string>;
  /** Letters of the options by question id; the same in every language, by the place of the option. */
  readonly letters: ReadonlyMap<string, readonly string[]>;
  /** 0–1. */
  readonly passMark: number;
  readonly pictures: Pictures;
  /** Lessons that were built before, and are as they were. */
  readonly made: Memory<LessonContent>;
}

/** A module in one language, its forms in place; throws if a fault was left unreported. */
export function buildEdition(edition: EditionDraft, parts: EditionParts): EditionContent {
  const { lang, lessons, borrowed } = edition;
  const { tittel, beskrivelse, målgruppe } = parts.settings;
  const questions = lessons.flatMap(({ draft }) => questionsOf(draft));
  const glossary = glossaryOf(edition);
  return {
    lang,
    title: known(tittel[lang]),
    description: known(beskrivelse[lang]),
    audience: known(målgruppe[lang]),
    goals: known(parts.goals.get(lang)).map(({ id, text }) => ({
      id,
      text,
      questions: questions.filter(({ goal }) => goal === id).map((question) => known(parts.names.get(question))),
    })),
    lessons: lessons.map((lesson) =>
      parts.made(`${lang}/${lesson.id}`, madeOf(lesson, parts, edition), () => buildLesson(lesson, parts, edition)),
    ),
    ...(borrowed && borrowed.settings.size > 0 && { borrowed: { lang: borrowed.lang, texts: borrowed.settings } }),
    ...(glossary.length > 0 && { glossary }),
  };
}

/** Every word that a lesson refers to, in the order of the alphabet. */
function glossaryOf({ lessons, lang, borrowed }: EditionDraft): readonly GlossaryEntry[] {
  const terms = new Set<Term>(lessons.flatMap(({ draft }) => draft.references.terms));
  const users = (term: Term) => lessons.filter(({ draft }) => draft.references.terms.includes(term));
  return [...terms]
    .sort((a, b) => a.term.localeCompare(b.term, lang))
    .map((term) => ({
      ...term,
      ...(borrowed?.pieces.has(term) && { lang: borrowed.lang }),
      lessons: users(term).map(({ id, draft, titleLang }) => ({
        id,
        title: known(draft.front).title,
        ...(titleLang && { lang: titleLang }),
      })),
    }));
}

/** All that a lesson is built of, beside the media and their credits, which it was read with. */
function madeOf(
  { id, draft, titleLang }: ListedLesson,
  { names, letters, passMark }: EditionParts,
  { borrowed }: EditionDraft,
): readonly unknown[] {
  const pieces = draft.parts.flatMap((part): readonly (LessonPart | QuestionDraft)[] =>
    part.type === 'test' ? part.questions : [part],
  );
  const asked = questionsOf(draft).map((question) => names.get(question) ?? '');
  const rules = draft.parts.map((part) => (part.type === 'test' ? part.rules : part.type));
  const isBorrowed = pieces.map((piece) => borrowed?.pieces.has(piece) ?? false);
  const named = asked.map((name) => [name, letters.get(name) ?? []]);
  const text = JSON.stringify([id, titleLang, passMark, named, rules, borrowed?.lang, isBorrowed]);
  return [draft.root, ...pieces, ...draft.references.sources, text];
}

function buildLesson(
  { id, draft, titleLang }: ListedLesson,
  parts: EditionParts,
  { lang, borrowed }: EditionDraft,
): LessonContent {
  const sources = new Map(questionsOf(draft).map((question) => [question, finishedOf(question, parts)]));
  const words = wordsIn(lang);
  const langOf = (piece: LessonPart | QuestionDraft): Lang => (borrowed?.pieces.has(piece) ? borrowed.lang : lang);
  const form = (question: QuestionDraft, role: QuestionRole, own: Lang): Element =>
    known(sources.get(question)).form(wordsIn(own), role);
  let blocks = 0;
  const shown = draft.parts.map((part): Shown => {
    const own = langOf(part);
    const at = part.type === 'block' ? ++blocks : 0;
    const content = (): readonly ElementContent[] => {
      if (part.type === 'prose') return part.content;
      if (part.type === 'question') return [form(part.question, 'practice', own)];
      if (part.type === 'block') return part.block.finish({ t: wordsIn(own), id: `${id}_b${at}` });
      const questions = part.questions.map((each) => {
        const itsOwn = langOf(each);
        return markInside(form(each, 'test', itsOwn), itsOwn === lang ? undefined : itsOwn);
      });
      return [testForm(id, questions, words, { ...part.rules, passMark: parts.passMark })];
    };
    return { lang: own, content: content() };
  });
  const body = markBorrowed(shown, lang);
  const { checked, ...front } = known(draft.front);
  const cited = draft.references.sources;
  const whole = [
    ...body,
    ...(cited.length > 0 ? sourceList(id, cited, words, lang) : []),
    ...(checked
      ? [h('p.sam-note', words('course.checked', { date: dateIn(lang, checked.date), by: checked.by }))]
      : []),
  ];
  return {
    id,
    kind: lessonKind(draft),
    ...rulesOf(draft),
    ...front,
    ...(titleLang && { titleLang }),
    sources: [...new Set([...front.sources, ...cited.map(({ mark }) => mark)])],
    interactions: [...sources.values()].map(({ interaction }) => interaction),
    ...showPictures(whole, parts.pictures, words),
  };
}

/** A date as it is read, such as «28. november 2026». */
const dateIn = (lang: Lang, date: string): string =>
  new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(date),
  );

/** The rules of a test that has any. */
function rulesOf({ parts }: LessonDraft): Pick<LessonContent, 'rules'> {
  const test = parts.find((part) => part.type === 'test');
  return test && Object.keys(test.rules).length > 0 ? { rules: test.rules } : {};
}

function finishedOf(question: QuestionDraft, { names, letters }: EditionParts): FinishedInteraction {
  const id = known(names.get(question));
  return question.interaction.finish(id, letters.get(id) ?? []);
}

/** What was checked before; its absence is a fault in the compiler, not in the content. */
function known<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('The compiler let a fault through without a message');
  return value;
}
