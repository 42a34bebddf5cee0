import { strFromU8 } from 'fflate';
import type { BlockContext } from '../blocks/block.ts';
import { kindOf } from '../interactions/kinds.ts';
import { isLang, type Lang } from '../model/lang.ts';
import type { LessonKind } from '../model/module.ts';
import type { SlotRegistry } from '../model/slots.ts';
import type { IdFix, ModuleSources, SourceFile } from './content.ts';
import { checkCredits } from './credits.ts';
import { readGlossary } from './glossary.ts';
import type { LessonDraft, LessonPart, QuestionDraft } from './lesson.ts';
import { type Judged, judge, told } from './memory.ts';
import type { LessonEntry, ModuleHead } from './module-yaml.ts';
import type { Readers } from './readers.ts';
import { glossaryPath, type Term } from './references.ts';
import type { Messages } from './report.ts';

/** A lesson of the list in `module.yaml`, in one language. */
export interface ListedLesson {
  readonly id: string;
  readonly draft: LessonDraft;
  /** Language of the title, where it is not that of the edition. */
  readonly titleLang?: Lang;
}

/** What an edition shows in another language, for it is not translated. */
export interface Borrowed {
  readonly lang: Lang;
  readonly pieces: ReadonlySet<LessonPart | QuestionDraft | Term>;
  /** What of `module.yaml` is the other language's words: `tittel`, `beskrivelse`, `målgruppe` and ids of goals. */
  readonly settings: ReadonlySet<string>;
}

/** The lessons of one language, as far as their files are there. */
export interface EditionDraft {
  readonly lang: Lang;
  readonly lessons: readonly ListedLesson[];
  /** Words that its glossary explains. */
  readonly terms: readonly Term[];
  readonly borrowed?: Borrowed;
}

/** Ids that were found or made for the questions of a module. */
export interface QuestionNames {
  readonly names: ReadonlyMap<QuestionDraft, string>;
  readonly fixes: readonly IdFix[];
}

/** All that is asked in a lesson, in the order of the file. */
export const questionsOf = ({ parts }: LessonDraft): readonly QuestionDraft[] =>
  parts.flatMap((part) => (part.type === 'question' ? [part.question] : part.type === 'test' ? part.questions : []));

/** The test of a lesson, if it is one. */
const testOf = ({ parts }: LessonDraft): Extract<LessonPart, { type: 'test' }> | undefined =>
  parts.find((part) => part.type === 'test');

/** What a lesson is, which is what its file holds. */
export const lessonKind = (draft: LessonDraft): LessonKind => (testOf(draft) ? 'test' : 'lesson');

/** Reads the lessons of every language that `module.yaml` names, and reports files that are missing or left over. */
export function readEditions(
  sources: ModuleSources,
  head: ModuleHead,
  registry: SlotRegistry,
  { sizeOf, creditOf }: Pick<BlockContext, 'sizeOf' | 'creditOf'>,
  messages: Messages,
  { readLesson, readSourceList, glossaries }: Readers,
): readonly EditionDraft[] {
  const context = {
    lessonIds: head.lessons && new Set(head.lessons.map(({ id }) => id)),
    questionIds: new Set(registry.slots.filter(({ kind }) => kindOf(kind)).map(({ id }) => id)),
    goalIds: head.goals && new Set([...head.goals.values()].flatMap((goals) => goals.map(({ id }) => id))),
    media: new Set(sources.media.map(({ path }) => path)),
    mediaFiles: sources.media,
    mediaText: mediaTexts(sources),
    sizeOf,
    creditOf,
    credits: sources.credits?.text ?? '',
  };
  const listed = readSourceList(sources.sourceList, messages);
  const entries = head.lessons ?? unlisted(sources);
  const editions = (head.langs ?? ['nb']).map((lang): EditionDraft => {
    const terms = told(readGlossaries(sources, lang, glossaries), messages);
    const referables = { terms, sources: listed, glossaryFile: glossaryPath(sources.id, lang) };
    const lessons = entries.flatMap((entry): ListedLesson[] => {
      const source = findSource(sources, head, lang, entry, messages);
      const draft = source && readLesson(source, { ...context, lang, id: entry.id, referables }, messages);
      return draft ? [{ id: entry.id, draft }] : [];
    });
    return { lang, lessons, terms: [...referables.terms.values()] };
  });
  const shown = editions.flatMap(({ lessons }) =>
    lessons.flatMap(({ draft: { file, pictures } }) => pictures.map((each) => ({ ...each, file }))),
  );
  checkCredits(sources.id, shown, creditOf, messages);
  if (head.lessons && head.langs) reportLeftOver(sources, head.lessons, head.langs, messages);
  return editions;
}

/** The words of one language; the same objects as long as nobody writes in the glossaries, for a word is known by them. */
function readGlossaries(
  sources: ModuleSources,
  lang: Lang,
  glossaries: Readers['glossaries'],
): Judged<ReadonlyMap<string, Term>> {
  const texts = (sources.glossaries ?? []).flatMap(({ path, text }) => [path, text]);
  return glossaries(lang, [sources.id, ...texts], () => judge((own) => readGlossary(sources, lang, own)));
}

const mediaTexts =
  ({ media }: ModuleSources) =>
  (wanted: string): string | undefined => {
    const file = media.find(({ path }) => path === wanted);
    return file && strFromU8(file.bytes);
  };

/** The file of a lesson, found also where the name is written with other letters, and told of if so. */
function findSource(
  sources: ModuleSources,
  head: ModuleHead,
  lang: Lang,
  { file, at }: LessonEntry,
  messages: Messages,
): SourceFile | undefined {
  const path = `content/${sources.id}/${lang}/${file}`;
  const source = sources.lessons.find((lesson) => lesson.path.normalize('NFC') === path.normalize('NFC'));
  if (source && isFileName(file)) return source;
  if (source) {
    const text =
      'Filnavnet kan bare ha bokstavene a–z, tall, - og _. Gi filen et nytt navn, og rett det i module.yaml.';
    messages.in(source.path)({ line: 1, column: 1 }, 'filnavn', text);
    return source;
  }
  if (!head.lessons || !head.langs) return undefined;
  if (mayWait(sources, head.langs, lang, path)) return undefined;
  const alike = sources.lessons.find((lesson) => lesson.path.toLowerCase() === path.toLowerCase());
  const wayOut = alike
    ? `Den heter ${alike.path.split('/').at(-1)}. Skriv navnet likt.`
    : 'Lag den, eller slett linjen.';
  messages.in(sources.moduleYaml.path)(at, 'mangler-fil', `Filen ${path} finnes ikke. ${wayOut}`);
  return undefined;
}

/** A language that is begun, and not the first, need not have every lesson yet; a file whose name is nearly right is told of all the same. */
const mayWait = ({ id, lessons }: ModuleSources, [first]: readonly Lang[], lang: Lang, path: string): boolean =>
  lang !== first &&
  lessons.some((lesson) => lesson.path.startsWith(`content/${id}/${lang}/`)) &&
  !lessons.some((lesson) => lesson.path.toLowerCase() === path.toLowerCase());

/** Whether a name is the same on every machine and in every zip. */
const isFileName = (name: string): boolean => /^[A-Za-z0-9_.-]+$/.test(name);

/** While the list of lessons cannot be read, every file is checked all the same. */
const unlisted = (sources: ModuleSources): readonly LessonEntry[] =>
  [...new Set(sources.lessons.map(({ path }) => path.split('/').at(-1) ?? ''))].map((file) => ({
    id: file,
    file,
    at: { line: 1, column: 1 },
  }));

function reportLeftOver(
  sources: ModuleSources,
  entries: readonly LessonEntry[],
  langs: readonly Lang[],
  messages: Messages,
): void {
  for (const { path } of sources.lessons) {
    const [lang, file] = path.normalize('NFC').split('/').slice(-2);
    if (entries.some((entry) => entry.file.normalize('NFC') === file) && langs.some((known) => known === lang))
      continue;
    const missing = langs.some((known) => known === lang) ? 'leksjoner' : 'språk';
    const text = isLang(lang ?? '')
      ? `Filen er ikke med i modulen. Legg den til under «${missing}» i ${sources.moduleYaml.path}, eller slett den.`
      : `Mappen «${lang}» er ikke et språk. Gi den navnet nb, nn eller en.`;
    messages.in(path)({ line: 1, column: 1 }, 'ikke-i-modulen', text, 'warning');
  }
}

/** Reports a second test, names of media files that cannot be packed, and files that are never read. */
export function checkModule(sources: ModuleSources, editions: readonly EditionDraft[], messages: Messages): void {
  for (const { lessons } of editions) {
    const [first, ...rest] = lessons.filter(({ draft }) => testOf(draft));
    for (const { draft } of rest) {
      const text = `Modulen kan bare ha én test, og den står i ${first?.draft.file}. Flytt spørsmålene dit.`;
      messages.in(draft.file)(testOf(draft)?.at ?? { line: 1, column: 1 }, 'to-tester', text);
    }
  }
  for (const { path } of sources.media.filter((file) => !/^[A-Za-z0-9_./-]+$/.test(file.path))) {
    const text = 'Filnavnet kan bare ha bokstavene a–z, tall, punktum, - og _. Gi filen et nytt navn.';
    messages.in(`content/${sources.id}/${path}`)({ line: 1, column: 1 }, 'filnavn', text);
  }
  for (const path of sources.ignored ?? []) {
    messages.in(path)({ line: 1, column: 1 }, 'blir-ikke-lest', notRead(path), 'warning');
  }
}

function notRead(path: string): string {
  const [content, module, lang] = path.split('/');
  const folder = [content, module, isLang(lang ?? '') ? lang : 'nb'].join('/');
  if (/\.(docx|gift)$/i.test(path)) {
    return `Filen må hentes inn for å bli en leksjon. Kjør npm run importer -- "${path}" --modul ${module}, og slett den her.`;
  }
  return path.endsWith('.md')
    ? `Filen blir ikke lest her. Flytt den til ${folder}/, eller slett den.`
    : `Filen blir ikke lest, for navnet slutter ikke på .md. Gi den et nytt navn i ${folder}/, eller slett den.`;
}
