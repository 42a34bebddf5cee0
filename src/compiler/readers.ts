import type { SourceFile } from './content.ts';
import { type LessonContext, type LessonDraft, readLesson } from './lesson.ts';
import { Messages } from './report.ts';
import { readSourceList } from './source-list.ts';

/** What reads the files that take most of the time of a compilation. */
export interface Readers {
  readonly readLesson: typeof readLesson;
  readonly readSourceList: typeof readSourceList;
}

/** Reads every file each time. */
export const readers: Readers = { readLesson, readSourceList };

/** What was made of a file, and all that was said of it. */
interface Remembered<Made> {
  readonly key: string;
  readonly made: Made;
  readonly messages: ReturnType<Messages['sorted']>;
}

/**
 * Reads again only what has changed since the last time, for whoever compiles a module over and over: a lesson stays as it was read as long
 * as its text and all that it is checked against are the same. Nothing downstream changes what was read, so it may be used again.
 */
export function rememberingReaders(): Readers {
  const lessons = new Map<string, Remembered<LessonDraft | undefined>>();
  const lists = new Map<string, Remembered<ReturnType<typeof readSourceList>>>();
  const numbers = numbering();
  return {
    readLesson(file, context, report) {
      const read = (messages: Messages) => readLesson(file, context, messages.in(file.path));
      const key = file.text + keyOf(context, numbers);
      const { made, messages } = remembered(lessons, `${context.lang}/${context.id}`, key, read);
      for (const { line, column, rule, text, severity } of messages) report({ line, column }, rule, text, severity);
      return made;
    },
    readSourceList(file: SourceFile | undefined, all: Messages) {
      const read = (messages: Messages) => readSourceList(file, messages);
      const { made, messages } = remembered(lists, file?.path ?? '', file?.text ?? '', read);
      for (const { file: path, line, column, rule, text, severity } of messages)
        all.in(path)({ line, column }, rule, text, severity);
      return made;
    },
  };
}

function remembered<Made>(
  known: Map<string, Remembered<Made>>,
  name: string,
  key: string,
  read: (messages: Messages) => Made,
): Remembered<Made> {
  const before = known.get(name);
  if (before?.key === key) return before;
  const messages = new Messages();
  const made = read(messages);
  const now = { key, made, messages: messages.sorted() };
  known.set(name, now);
  return now;
}

/** All that a lesson is checked against; what is large and stays the same object from time to time is told by a number. */
function keyOf(context: LessonContext, numberOf: (each: object) => number): string {
  const { id, lang, lessonIds, questionIds, goalIds, media, mediaFiles, credits, referables } = context;
  const { terms, sources, glossaryFile } = referables;
  return JSON.stringify([
    ...[id, lang, glossaryFile, credits, numberOf(sources), numberOf(mediaFiles)],
    [lessonIds, questionIds, goalIds, media].map((ids) => ids && [...ids]),
    [...terms],
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
