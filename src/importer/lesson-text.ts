import type { RootContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { stringify } from 'yaml';
import { readLesson } from '../compiler/lesson.ts';
import { Messages } from '../compiler/report.ts';
import type { Imported, ImportedItem, ImportedQuestion } from './item.ts';
import type { Notes } from './notes.ts';
import type { Pictures } from './pictures.ts';
import { questionAsText, writeMarkdown, writeQuestion } from './write-markdown.ts';

/** What a lesson is called, and whether its questions are a test. */
export interface LessonWish {
  readonly title: string;
  readonly isTest: boolean;
}

/** The text of a lesson, and how much there is in it. */
export interface LessonText {
  readonly text: string;
  readonly minutes: number;
  readonly questions: number;
}

/** A question with its Markdown. */
interface Written {
  readonly question: ImportedQuestion;
  readonly text: string;
}

/**
 * Writes the lesson. Each question is held against the rules for its kind first; one that breaks them becomes text, with a note of why,
 * so that the lesson can be built.
 */
export function lessonText(
  { items }: Imported,
  { title, isTest }: LessonWish,
  notes: Notes,
  pictures: Pictures,
): LessonText {
  const written: Written[] = [];
  const parts: string[] = [];
  for (const item of withHeadings(items)) {
    const text = item.type === 'question' ? questionText(item, notes, pictures) : undefined;
    if (item.type === 'prose') parts.push(writeMarkdown(item.content));
    else if (text === undefined) parts.push(writeMarkdown(questionAsText(item.question)));
    else {
      written.push({ question: item.question, text });
      if (!isTest) parts.push(text);
    }
  }
  if (isTest && written.length > 0) parts.push(`::::test\n${written.map(({ text }) => text).join('\n\n')}\n::::`);
  const minutes = minutesFor(items);
  const head = `---\n${stringify({ tittel: title, minutter: minutes }, { lineWidth: 0 })}---`;
  return { text: `${[head, ...parts].join('\n\n').replace('---\n\n', '---\n')}\n`, minutes, questions: written.length };
}

/** Under the title there is a heading with three signs before one with four, and none in the middle of a test. */
function withHeadings(items: readonly ImportedItem[]): readonly ImportedItem[] {
  let isUnder = false;
  return items.map((item): ImportedItem => {
    if (item.type !== 'prose') return item;
    const content = item.content.map((node): RootContent => {
      if (node.type !== 'heading') return node;
      const depth = isUnder ? node.depth : 3;
      isUnder = true;
      return { ...node, depth };
    });
    return { ...item, content };
  });
}

function questionText(
  item: Extract<ImportedItem, { type: 'question' }>,
  notes: Notes,
  pictures: Pictures,
): string | undefined {
  const text = writeQuestion(item.question);
  const [fault] = faultsIn(text, pictures);
  if (fault !== undefined) {
    notes.add('lost', item.place, `Spørsmålet er blitt vanlig tekst. ${fault}`);
    return undefined;
  }
  const missing = item.question.lines.filter(({ why }) => why === undefined).length;
  if (missing > 0) {
    const what = missing === 1 ? 'Ett svar mangler' : `${missing} svar mangler`;
    notes.add('missing', item.place, `${what} forklaring i «${promptOf(item.question)}». Skriv den der det står ✎.`);
  }
  return text;
}

const promptOf = ({ prompt }: ImportedQuestion): string => {
  const text = prompt
    .map((node) => plain(node))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** What is wrong with a question, in Norwegian; ids are given later. */
function faultsIn(text: string, pictures: Pictures): readonly string[] {
  const messages = new Messages();
  const context = {
    id: 'l_import',
    lang: 'nb' as const,
    lessonIds: new Set<string>(),
    mediaFiles: [],
    media: new Set(pictures.media.map(({ name }) => `media/${name}`)),
    referables: { terms: new Map(), sources: new Map(), glossaryFile: '' },
    questionIds: new Set<string>(),
    goalIds: undefined,
    sizeOf: () => undefined,
    creditOf: () => undefined,
    credits: '',
    mediaText: () => undefined,
  };
  const source = { path: 'import.md', text: `---\ntittel: Import\nminutter: 1\n---\n${text}\n` };
  readLesson(source, context, messages.in(source.path));
  return messages
    .sorted()
    .filter(({ severity, rule }) => severity === 'error' && rule !== 'mangler-id')
    .map((message) => message.text);
}

/** 180 words a minute, and half a minute a question. */
function minutesFor(items: readonly ImportedItem[]): number {
  const words = items.flatMap((item) =>
    item.type === 'prose'
      ? item.content
          .map((node) => plain(node))
          .join(' ')
          .split(/\s+/)
      : [],
  ).length;
  const questions = items.filter(({ type }) => type === 'question').length;
  return Math.min(60, Math.max(1, Math.round(words / 180 + questions / 2)));
}
