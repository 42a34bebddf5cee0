import type { SlotRegistry } from '../model/slots.ts';
import type { LessonContent, SourceFile } from './content.ts';
import { type LessonContext, type LessonDraft, readLesson } from './lesson.ts';
import { forgetful, type Judged, judge, type Memory, memory, told } from './memory.ts';
import type { ModuleHead } from './module-yaml.ts';
import type { Term } from './references.ts';
import type { Messages } from './report.ts';
import type { TextBlock } from './rules/text.ts';
import { readSourceList } from './source-list.ts';
import type { Ledger } from './translation/translation.ts';

/** What takes most of the time of a compilation. */
export interface Readers {
  readLesson(file: SourceFile, context: LessonContext, messages: Messages): LessonDraft | undefined;
  readonly readSourceList: typeof readSourceList;
  readonly glossaries: Memory<Judged<ReadonlyMap<string, Term>>>;
  readonly heads: Memory<Judged<ModuleHead>>;
  readonly registries: Memory<Judged<SlotRegistry | undefined>>;
  /** Which translations are accepted, by language. */
  readonly ledgers: Memory<Judged<Ledger | undefined>>;
  /** Lessons with their forms. */
  readonly lessons: Memory<LessonContent>;
  /** The text of lessons, as the rules see it. */
  readonly texts: Memory<readonly TextBlock[]>;
  /** What the rules say of lessons. */
  readonly faults: Memory<Judged<void>>;
}

/** Reads and makes everything each time. */
export const readers: Readers = {
  readLesson: (file, context, messages) => readLesson(file, context, messages.in(file.path)),
  readSourceList,
  glossaries: forgetful,
  heads: forgetful,
  registries: forgetful,
  ledgers: forgetful,
  lessons: forgetful,
  texts: forgetful,
  faults: forgetful,
};

/**
 * Reads again only what has changed since the last time, for whoever compiles a module over and over: a lesson stays as it was read as long
 * as its text and all that it is checked against are the same, and so does all that is made of it alone. Nothing downstream changes what was
 * read or made, so it may be used again.
 */
export function rememberingReaders(): Readers {
  const drafts = memory<Judged<LessonDraft | undefined>>();
  const lists = memory<Judged<ReturnType<typeof readSourceList>>>();
  const numbers = numbering();
  return {
    readLesson(file, context, messages) {
      const read = () => judge((own) => readLesson(file, context, own.in(file.path)));
      const key = [file.path, file.text, keyOf(context, numbers)];
      return told(drafts(`${context.lang}/${context.id}`, key, read), messages);
    },
    readSourceList(file, messages) {
      const read = () => judge((own) => readSourceList(file, own));
      return told(lists('', [file?.path, file?.text], read), messages);
    },
    glossaries: memory(),
    heads: memory(),
    registries: memory(),
    ledgers: memory(),
    lessons: memory(),
    texts: memory(),
    faults: memory(),
  };
}

/** All that a lesson is checked against; what is large and stays the same object from time to time is told by a number. */
function keyOf(context: LessonContext, numberOf: (each: object) => number): string {
  const { id, lang, lessonIds, questionIds, goalIds, media, mediaFiles, credits, referables } = context;
  const { terms, sources, glossaryFile } = referables;
  return JSON.stringify([
    ...[id, lang, glossaryFile, credits, numberOf(sources), numberOf(terms), numberOf(mediaFiles)],
    [lessonIds, questionIds, goalIds, media].map((ids) => ids && [...ids]),
  ]);
}

function numbering(): (each: object) => number {
  const numbers = new WeakMap<object, number>();
  let last = 0;
  return (each) => {
    const number = numbers.get(each) ?? ++last;
    numbers.set(each, number);
    return number;
  };
}
