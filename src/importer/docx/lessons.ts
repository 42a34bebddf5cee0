import type { Heading, List, RootContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';

/** What becomes one lesson. */
export interface LessonPart {
  readonly title?: string;
  readonly blocks: readonly RootContent[];
}

/** A document in lessons, and what it is called as a whole. */
export interface LessonParts {
  readonly title?: string;
  readonly parts: readonly LessonPart[];
}

/** The heading under which footnotes are gathered. */
export const notesHeading = 'Noter';

/**
 * Divides a document at «Overskrift 1», where there are several of them. What stands before the first is a lesson of its own; a first
 * heading with nothing under it is the name of the document.
 */
export function lessonParts(all: readonly RootContent[], known: string | undefined): LessonParts {
  const { blocks, notes } = withoutNotes(all);
  const starts = blocks.flatMap((block, index) => (isTop(block) ? [index] : []));
  const before = blocks.slice(0, starts[0]).filter((block) => !isEmpty(block));
  const groups = starts.map((start, index) => blocks.slice(start, starts[index + 1]));
  const isNamed = known === undefined && before.length === 0 && groups.length > 1 && !groups[0]?.slice(1).some(hasText);
  const title = isNamed ? plain({ type: 'root', children: groups.shift() ?? [] }).trim() : known;
  const named = title === undefined ? {} : { title };
  if (groups.length < 2) {
    const own = isNamed ? [...groups.flat(), ...all.slice(blocks.length)] : all;
    return { ...named, parts: [{ ...named, blocks: own }] };
  }
  const parts: LessonPart[] = groups.map(([head, ...body]) => ({
    title: head ? plain(head).trim() : '',
    blocks: body,
  }));
  if (before.length > 0) parts.unshift({ ...named, blocks: before });
  return { ...named, parts: withNotes(parts, notes) };
}

const isTop = (block: RootContent): block is Heading =>
  block.type === 'heading' && block.depth === 1 && plain(block).trim() !== '';

const isEmpty = (block: RootContent): boolean => block.type === 'paragraph' && !hasText(block);

const hasText = (block: RootContent): boolean =>
  plain(block).trim() !== '' || ('children' in block && block.children.some(({ type }) => type === 'image'));

interface Noted {
  readonly blocks: readonly RootContent[];
  readonly notes?: { readonly heading: Heading; readonly list: List };
}

/** The footnotes stand last, as a heading and a list. */
function withoutNotes(all: readonly RootContent[]): Noted {
  const [heading, list] = all.slice(-2);
  const isNotes = heading?.type === 'heading' && plain(heading) === notesHeading && list?.type === 'list';
  return isNotes ? { blocks: all.slice(0, -2), notes: { heading, list } } : { blocks: all };
}

/** Each lesson with the footnotes that it tells of, under the numbers they have in its text; the last also has those that none tells of. */
function withNotes(parts: readonly LessonPart[], notes: Noted['notes']): readonly LessonPart[] {
  if (!notes) return parts;
  const lessonOf = new Map<number, number>();
  for (const [index, { blocks }] of parts.entries()) {
    for (const [, number] of plain({ type: 'root', children: [...blocks] }).matchAll(/\(note (\d+)\)/g)) {
      if (!lessonOf.has(Number(number))) lessonOf.set(Number(number), index);
    }
  }
  return parts.map((part, index) => {
    const own = notes.list.children.flatMap((item, at) =>
      (lessonOf.get(at + 1) ?? parts.length - 1) === index ? [{ ...notes.list, start: at + 1, children: [item] }] : [],
    );
    return own.length > 0 ? { ...part, blocks: [...part.blocks, notes.heading, ...joined(own)] } : part;
  });
}

/** Lists that go on where the one before ends, as one. */
function joined(lists: readonly List[]): readonly List[] {
  const done: List[] = [];
  for (const list of lists) {
    const last = done.at(-1);
    if (last && (last.start ?? 1) + last.children.length === list.start)
      last.children = [...last.children, ...list.children];
    else done.push({ ...list });
  }
  return done;
}
