import { type ImportPlace, type Notes, wholeFile } from '../notes.ts';
import { shorten } from '../tidy.ts';
import { noteFeatures } from './features.ts';
import { readWordXml, type WordElement, walk, wordText } from './word-xml.ts';

/** What was found out about the paragraphs of a document before it is converted. */
export interface Scanned {
  /** The document, with a bookmark `samspill-<n>` in its nth paragraph, so that each can be told where it stands afterwards. */
  readonly marked: string;
  /** Where a paragraph stands, by its number from 1. */
  placeOf(paragraph: number): ImportPlace;
}

/** Names of the styles of a document, in small letters, by their ids. */
export type StyleNames = ReadonlyMap<string, string>;

/** How a paragraph is called in the bookmarks. */
export const bookmark = 'samspill-';

/** Numbers the paragraphs of a document, and notes all in it that will not come along as it is. */
export function scanDocument(
  xml: string,
  styles: StyleNames,
  notes: Notes,
  comments: ReadonlyMap<string, string>,
): Scanned {
  const root = readWordXml(xml);
  const places: ImportPlace[] = [];
  const inserts: { readonly at: number; readonly text: string }[] = [];
  let heading = '';
  let lastLevel = 0;
  for (const element of walk(root, isChoice)) {
    if (element.local === 'p' && element.prefix === root.prefix) {
      const number = places.length + 1;
      const level = headingLevel(element, styles);
      const words = level > 0 ? wordText(element).trim() : '';
      if (words !== '') heading = words;
      places.push(placeIn(number, heading));
      if (element.inside > 0) inserts.push({ at: element.inside, text: bookmarkFor(element.prefix, number) });
      if (styleOf(element, styles).startsWith('toc ')) {
        notes.add('lost', wholeFile, 'Innholdsfortegnelsen er ikke tatt med. Menyen i kurset gjør den jobben.');
      }
      if (words !== '') lastLevel = checkLevel(level, lastLevel, places.at(-1), notes);
    }
    const place = outside.has(element.local) ? undefined : places.at(-1);
    noteFeatures(element, place ?? placeIn(places.length + 1, heading), { notes, comments });
  }
  return {
    marked: insertAll(xml, inserts),
    placeOf: (paragraph) => places[paragraph - 1] ?? placeIn(paragraph, ''),
  };
}

/** What stands in front of the paragraph that it is about. */
const outside = new Set(['tbl', 'gridSpan', 'vMerge']);

/** Word writes much twice, for itself and for older programs; what is for older ones is what is converted. */
const isChoice = ({ local, parent }: WordElement): boolean =>
  local === 'Choice' && (parent?.children.some((child) => child.local === 'Fallback') ?? false);

const placeIn = (number: number, heading: string): ImportPlace => ({
  order: number,
  text: heading === '' ? `avsnitt ${number}` : `avsnitt ${number}, under «${shorten(heading)}»`,
});

const bookmarkFor = (prefix: string, number: number): string =>
  `<${prefix}bookmarkStart ${prefix}id="${900_000 + number}" ${prefix}name="${bookmark}${number}"/><${prefix}bookmarkEnd ${prefix}id="${900_000 + number}"/>`;

function insertAll(text: string, inserts: readonly { readonly at: number; readonly text: string }[]): string {
  const parts: string[] = [];
  let at = 0;
  for (const insert of inserts) {
    parts.push(text.slice(at, insert.at), insert.text);
    at = insert.at;
  }
  return parts.join('') + text.slice(at);
}

/** 1 to 9 for a heading, by the name of its style whatever the language of Word; 0 for other paragraphs. */
function headingLevel(paragraph: WordElement, styles: StyleNames): number {
  return Number(/^(?:heading|overskrift) ?(\d)$/i.exec(styleOf(paragraph, styles))?.[1] ?? 0);
}

/** The name of the style of a paragraph, in small letters where it is a known one. */
function styleOf(paragraph: WordElement, styles: StyleNames): string {
  const properties = paragraph.children.find(({ local }) => local === 'pPr');
  const id = properties?.children.find(({ local }) => local === 'pStyle')?.attributes.get('val') ?? '';
  return styles.get(id) ?? id;
}

function checkLevel(level: number, last: number, place: ImportPlace | undefined, notes: Notes): number {
  if (place && last > 0 && level > last + 1) {
    const text = `Overskriften hopper fra nivå ${last} til nivå ${level}. Nivåene er gjort om, så se om de stemmer.`;
    notes.add('guessed', place, text);
  }
  return level;
}

/** The names of the styles in `styles.xml`. */
export function readStyles(xml: string): StyleNames {
  const styles = new Map<string, string>();
  for (const element of walk(readWordXml(xml))) {
    const id = element.local === 'style' ? element.attributes.get('styleId') : undefined;
    const name = element.children.find(({ local }) => local === 'name')?.attributes.get('val');
    if (id !== undefined && name !== undefined) styles.set(id, name.toLowerCase());
  }
  return styles;
}

/** The texts of `comments.xml`, by id. */
export function readComments(xml: string): ReadonlyMap<string, string> {
  const comments = [...walk(readWordXml(xml))].filter(({ local }) => local === 'comment');
  return new Map(comments.map((comment) => [comment.attributes.get('id') ?? '', wordText(comment)]));
}
