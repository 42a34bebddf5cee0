import type { PhrasingContent, RootContent } from 'mdast';
import { parseMarkdown } from '../../compiler/markdown.ts';
import { htmlToMarkdown } from '../html.ts';
import type { ImportPlace, Notes } from '../notes.ts';
import { onOneLine } from '../one-line.ts';
import type { Pictures } from '../pictures.ts';
import { tidy } from '../tidy.ts';

/** The ways in which Moodle keeps text. */
export type TextKind = 'moodle' | 'html' | 'markdown' | 'plain';

/** What reading the texts of a question bank hangs on. */
export interface RichTextContext {
  readonly notes: Notes;
  readonly pictures: Pictures;
  readonly place: ImportPlace;
}

/** Text of a question bank as blocks of Markdown, tidied. */
export function richBlocks(text: string, kind: TextKind, { notes, pictures, place }: RichTextContext): RootContent[] {
  return tidy(blocksOf(text, kind, notes, place), {
    notes,
    placeOf: () => place,
    pictureOf: (url) => embedded(url, pictures),
  });
}

/** The same on one line, for an option; more than a paragraph is put together, with a note. */
export function richLine(text: string, kind: TextKind, context: RichTextContext): PhrasingContent[] {
  const blocks = richBlocks(text, kind, context);
  const [first] = blocks;
  if (blocks.length === 1 && first?.type === 'paragraph') return first.children;
  if (blocks.length > 0) {
    context.notes.add(
      'guessed',
      context.place,
      'Et svar besto av flere avsnitt, en liste eller en tabell. Det er blitt én linje.',
    );
  }
  return onOneLine(blocks);
}

function blocksOf(text: string, kind: TextKind, notes: Notes, place: ImportPlace): RootContent[] {
  if (kind === 'markdown') return parseMarkdown(text).children;
  const hasMarkup = /<\/?[a-z][^<>]*>|&(?:#\d+|#x[\da-f]+|\w+);/i.test(text);
  if (kind === 'html') return htmlToMarkdown(text, notes, place);
  if (kind === 'moodle' && hasMarkup) return htmlToMarkdown(text.replaceAll('\n', '<br>'), notes, place);
  return text.split(/\n{2,}/).map((part) => ({
    type: 'paragraph',
    children: part
      .split('\n')
      .flatMap((line, index): PhrasingContent[] => [
        ...(index > 0 ? [{ type: 'break' } as const] : []),
        { type: 'text', value: line.trim() },
      ]),
  }));
}

/** Pictures in a question bank are in the text itself, or in a folder of Moodle that does not come along. */
function embedded(url: string, pictures: Pictures): string | undefined {
  const [, data] = /^data:image\/(?:png|jpe?g|gif|webp);base64,([A-Za-z0-9+/=\s]+)$/.exec(url) ?? [];
  return data === undefined ? undefined : pictures.add(new Uint8Array(Buffer.from(data, 'base64')));
}
