import type { Lang } from '../model/lang.ts';
import type { SlotKind } from '../model/slots.ts';
import type { IdFix, ModuleSources } from './content.ts';
import { type LessonDraft, type LessonPart, type QuestionDraft, readLesson } from './lesson.ts';
import type { LessonEntry, ModuleHead } from './module-yaml.ts';
import type { Messages } from './report.ts';

/** A lesson of the list in `module.yaml`, in one language. */
export interface ListedLesson {
  readonly id: string;
  readonly draft: LessonDraft;
}

/** The lessons of one language, as far as their files are there. */
export interface EditionDraft {
  readonly lang: Lang;
  readonly lessons: readonly ListedLesson[];
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
export const testOf = ({ parts }: LessonDraft): Extract<LessonPart, { type: 'test' }> | undefined =>
  parts.find((part) => part.type === 'test');

/** What a lesson is, which is what its file holds. */
export const lessonKind = (draft: LessonDraft): Extract<SlotKind, 'lesson' | 'test'> =>
  testOf(draft) ? 'test' : 'lesson';

/** Reads the lessons of every language that `module.yaml` names, and reports files that are missing or left over. */
export function readEditions(sources: ModuleSources, head: ModuleHead, messages: Messages): readonly EditionDraft[] {
  const folder = `content/${sources.id}`;
  const context = {
    lessonIds: head.lessons && new Set(head.lessons.map(({ id }) => id)),
    media: new Set(sources.media.map(({ path }) => path)),
  };
  const entries = head.lessons ?? unlisted(sources);
  const editions = (head.langs ?? ['nb']).map((lang): EditionDraft => {
    const lessons = entries.flatMap(({ id, file, at }): ListedLesson[] => {
      const path = `${folder}/${lang}/${file}`;
      const source = sources.lessons.find((lesson) => lesson.path === path);
      if (source) return [{ id, draft: readLesson(source, context, messages.in(path)) }];
      if (!head.lessons || !head.langs) return [];
      const text = `Filen ${path} finnes ikke. Lag den, eller slett linjen.`;
      messages.in(sources.moduleYaml.path)(at, 'mangler-fil', text);
      return [];
    });
    return { lang, lessons };
  });
  if (head.lessons && head.langs) reportLeftOver(sources, head.lessons, head.langs, messages);
  return editions;
}

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
    const [lang, file] = path.split('/').slice(-2);
    if (entries.some((entry) => entry.file === file) && langs.some((known) => known === lang)) continue;
    const missing = langs.some((known) => known === lang) ? 'leksjoner' : 'språk';
    const text = `Filen er ikke med i modulen. Legg den til under «${missing}» i ${sources.moduleYaml.path}, eller slett den.`;
    messages.in(path)({ line: 1, column: 1 }, 'ikke-i-modulen', text, 'warning');
  }
}

/** Reports a second test, and names of media files that cannot be packed. */
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
}
