import type { Lang } from '../../model/lang.ts';
import type { ModuleSources } from '../content.ts';
import { readGlossaryFile } from '../glossary.ts';
import type { LessonPart, QuestionDraft } from '../lesson.ts';
import type { EditionDraft, ListedLesson } from '../module-draft.ts';
import type { ModuleHead } from '../module-yaml.ts';
import { glossaryPath } from '../references.ts';
import { Messages } from '../report.ts';
import { compareUnits } from './compare.ts';
import { glossaryName, type Ledger, type Section, settingsName } from './translation.ts';
import { shortened, type Unit } from './unit.ts';

/** What a unit of a lesson is in the draft. */
export type Piece = Exclude<LessonPart, { type: 'test' }> | QuestionDraft;

/** Which piece each unit is. */
export type Pieces = ReadonlyMap<Unit, Piece>;

/** What sections are made from. */
interface SectionSources {
  readonly sources: ModuleSources;
  readonly head: ModuleHead;
  readonly names: ReadonlyMap<QuestionDraft, string>;
}

/** The sections of a language held to those of the first one, and what their units are. */
export function sectionsOf(
  first: EditionDraft,
  edition: EditionDraft,
  ledger: Ledger | undefined,
  from: SectionSources,
): { readonly sections: readonly Section[]; readonly pieces: Pieces } {
  const { sources, head } = from;
  const pieces = new Map<Unit, Piece>();
  const accepted = (name: string) => ledger && (ledger.parts.get(name) ?? []);
  const lessons = first.lessons.map((model): Section => {
    const lesson = edition.lessons.find(({ id }) => id === model.id);
    return {
      name: model.id,
      file: lesson?.draft.file ?? model.draft.file.replace(`/${first.lang}/`, `/${edition.lang}/`),
      isWritten: lesson !== undefined,
      sourceFile: model.draft.file,
      items: compareUnits(
        lessonUnits(model, from.names, pieces),
        lesson ? lessonUnits(lesson, from.names, pieces) : [],
        accepted(model.id),
      ),
    };
  });
  // The words that all modules share are written in each language by themselves, and are in no module's account.
  const [sourceFile, file] = [glossaryPath(sources.id, first.lang), glossaryPath(sources.id, edition.lang)];
  const words = [glossaryUnits(sources, sourceFile), glossaryUnits(sources, file)] as const;
  const glossary: Section = {
    name: glossaryName,
    file,
    isWritten: sources.glossaries?.some(({ path }) => path === file) ?? false,
    sourceFile,
    items: compareUnits(...words, accepted(glossaryName)),
  };
  const settings: Section = {
    name: settingsName,
    file: sources.moduleYaml.path,
    isWritten: true,
    sourceFile: sources.moduleYaml.path,
    items: compareUnits(settingsUnits(head, first.lang), settingsUnits(head, edition.lang), accepted(settingsName)),
  };
  return { sections: [settings, ...(words.flat().length > 0 ? [glossary] : []), ...lessons], pieces };
}

/** The title of a lesson, and its blocks; each question of a test is one. */
function lessonUnits(
  { draft }: ListedLesson,
  names: ReadonlyMap<QuestionDraft, string>,
  pieces: Map<Unit, Piece>,
): readonly Unit[] {
  const add = (piece: Piece, unit: Unit): Unit => {
    pieces.set(unit, piece);
    return unit;
  };
  const question = (piece: QuestionDraft, part: Piece): Unit =>
    add(part, { ...piece.passage.unit, kind: piece.kind.kind, id: names.get(piece) ?? `${piece.at.line}` });
  const title = draft.front ? [textUnit('tittel', draft.front.title, draft.titleAt)] : [];
  return [
    ...title,
    ...draft.parts.flatMap((part): readonly Unit[] => {
      if (part.type === 'prose') return [add(part, part.passage.unit)];
      if (part.type === 'question') return [question(part.question, part)];
      if (part.type === 'test') return part.questions.map((each) => question(each, each));
      const { id } = part.block;
      return [add(part, { ...part.passage.unit, kind: part.kind.kind, ...(id && { id }) })];
    }),
  ];
}

const textUnit = (id: string, text: string, at: Unit['at']): Unit => ({
  kind: 'text',
  id,
  text,
  label: shortened(text),
  at,
  endLine: at.line,
});

function settingsUnits({ settings, goals, placeOf }: ModuleHead, lang: Lang): readonly Unit[] {
  if (!settings) return [];
  const texts = (['tittel', 'beskrivelse', 'målgruppe'] as const).flatMap((key) => {
    const text = settings[key][lang];
    return text === undefined ? [] : [textUnit(key, text, placeOf([key, lang]))];
  });
  return [...texts, ...(goals?.get(lang) ?? []).map(({ id, text, at }) => textUnit(id, text, at))];
}

/** A word has another name in each language, so it is known by what it says and where it stands. */
function glossaryUnits({ glossaries }: ModuleSources, path: string): readonly Unit[] {
  const file = glossaries?.find((each) => each.path === path);
  if (!file) return [];
  const { entries, placeOf } = readGlossaryFile(file, new Messages()); // What is wrong in it has been told already.
  return entries.map(([term, { text }]) => {
    const at = placeOf([term]);
    return { kind: 'word', text: `${term}: ${text}`, label: term, at, endLine: at.line };
  });
}
