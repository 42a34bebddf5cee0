import type { Element, Root as HastRoot } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import mammoth from 'mammoth';
import type { Nodes } from 'mdast';
import { visit } from 'unist-util-visit';
import { placeholderSign } from '../../compiler/placeholders.ts';
import { hasOwnHeadings, hastToMarkdown } from '../html.ts';
import { type Imported, type ImportedFile, type ImportedItem, paragraph } from '../item.ts';
import { ImportFault, type ImportPlace, type Notes, wholeFile } from '../notes.ts';
import type { Pictures } from '../pictures.ts';
import { cleanText, shorten, tidy } from '../tidy.ts';
import { headingDepths } from './headings.ts';
import { type LessonPart, lessonParts, notesHeading } from './lessons.ts';
import { questionsIn } from './questions.ts';
import { mendRelations } from './relations.ts';
import { bookmark, readComments, readStyles, type Scanned, scanDocument } from './scan.ts';
import { partText, readWordXml, wordText } from './word-xml.ts';
import { documentPath, packWord, unpackWord, type WordParts } from './word-zip.ts';

/**
 * Reads a Word document: text, headings, lists, tables, links, pictures and questions; with several «Overskrift 1» it becomes as many
 * lessons, unless `isSingle`. Throws `ImportFault`.
 */
export async function readDocx(
  bytes: Uint8Array,
  notes: Notes,
  pictures: Pictures,
  isSingle: boolean,
): Promise<ImportedFile> {
  const parts = unpackWord(bytes);
  const path = documentPath(parts);
  const folder = path.replace(/[^/]*$/, '');
  const textOf = (name: string): string | undefined => {
    const part = parts.get(folder + name);
    return part && partText(part);
  };
  const styles = readStyles(textOf('styles.xml') ?? '<styles/>');
  const comments = readComments(textOf('comments.xml') ?? '<comments/>');
  const scanned = scanDocument(partText(parts.get(path) ?? new Uint8Array()), styles, notes, comments);
  noteMacros(parts, notes);
  noteMargins(parts, folder, notes);
  const marked = new Map(mendRelations(parts, path)).set(path, new TextEncoder().encode(scanned.marked));
  const { html, images } = await toHtml(marked, notes);
  const tree = fromHtml(html, { fragment: true });
  const title = cleanTitle(takeTitle(tree), notes);
  movePlaces(tree);
  nameNotes(tree);
  const placeOf = (node: Nodes | Element): ImportPlace => placeFrom(node, scanned);
  const unnamed = tablesWithoutHeadings(tree);
  const blocks = hastToMarkdown(tree, notes, placeOf);
  const whole = title === undefined ? { blocks } : { title, blocks };
  const divided = isSingle ? { ...whole, parts: [whole] } : lessonParts(blocks, title);
  const imageOf = (url: string) => pictureOf(url, images, pictures);
  const lessons = divided.parts.map((part) => readLesson(part, { notes, pictures, placeOf, pictureOf: imageOf }));
  if (lessons.every(({ items }) => items.length === 0))
    throw new ImportFault('Word-dokumentet har ingen tekst. Se etter at du har valgt riktig fil.');
  for (const { items } of lessons) noteTables(items, unnamed, notes, placeOf);
  const name = cleanTitle(divided.title, notes) ?? (lessons.length === 1 ? lessons[0]?.title : undefined);
  return { ...(name && { title: name }), lessons: lessons.length > 1 ? lessons.map(withText(notes)) : lessons };
}

const cleanTitle = (title: string | undefined, notes: Notes): string | undefined =>
  cleanText(title ?? '', { notes }, wholeFile).trim() || undefined;

/** What reading a lesson hangs on. */
interface LessonContext {
  readonly notes: Notes;
  readonly pictures: Pictures;
  placeOf(node: Nodes): ImportPlace;
  pictureOf(url: string): string | undefined;
}

function readLesson({ title, blocks }: LessonPart, context: LessonContext): Imported {
  const { depthOf, title: ownTitle, rest } = headingDepths(blocks, title);
  const name = cleanTitle(title ?? ownTitle, context.notes);
  const items = questionsIn(tidy(rest, { ...context, headingDepth: depthOf }), context);
  return { ...(name && { title: name }), items };
}

/** A lesson is about something: a heading with nothing under it leaves that to the author. */
const withText =
  (notes: Notes) =>
  (lesson: Imported): Imported => {
    if (lesson.items.length > 0) return lesson;
    notes.add('missing', wholeFile, `Det står ingen tekst under «${lesson.title}». Skriv den der det står ✎.`);
    const content = [paragraph(`${placeholderSign} Skriv teksten til leksjonen`)];
    return { ...lesson, items: [{ type: 'prose', place: wholeFile, content }] };
  };

/** The paragraphs in which tables without headings of their own begin. */
function tablesWithoutHeadings(tree: HastRoot): ReadonlySet<number> {
  const lines = new Set<number>();
  visit(tree, 'element', (node) => {
    const line = node.tagName === 'table' && !hasOwnHeadings(node) ? lineOf(node) : undefined;
    if (line !== undefined) lines.add(line);
  });
  return lines;
}

/** A table that has become a question needs no headings. */
function noteTables(
  items: readonly ImportedItem[],
  unnamed: ReadonlySet<number>,
  notes: Notes,
  placeOf: (node: Nodes) => ImportPlace,
): void {
  for (const node of items.flatMap((item) => (item.type === 'prose' ? item.content : []))) {
    if (node.type !== 'table' || !unnamed.has(lineOf(node) ?? 0)) continue;
    notes.add('guessed', placeOf(node), 'Den første raden i tabellen er lest som overskrifter.');
  }
}

/** How the styles of Word become HTML, beside what mammoth knows already. */
const styleMap = [
  "p[style-name='Title'] => p.samspill-title:fresh",
  "p[style-name='Subtitle'] => p:fresh",
  "p[style-name='Quote'] => blockquote > p:fresh",
  "p[style-name='Intense Quote'] => blockquote > p:fresh",
  "p[style-name='caption'] => p:fresh",
  "p[style-name='List Paragraph'] => p:fresh",
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((level) => `p[style-name='toc ${level}'] => !`),
  "p[style-name='TOC Heading'] => !",
  'br[type="page"] => !',
];

interface Converted {
  readonly html: string;
  /** Pictures by the address that stands in the HTML. */
  readonly images: ReadonlyMap<string, Uint8Array>;
}

async function toHtml(parts: WordParts, notes: Notes): Promise<Converted> {
  const images = new Map<string, Uint8Array>();
  let count = 0;
  const convertImage = mammoth.images.imgElement(async (image) => {
    count += 1;
    const src = `samspill-bilde:${count}`;
    try {
      images.set(src, new Uint8Array(await image.readAsBuffer()));
    } catch {
      // It lies outside the document, or nowhere; what has no bytes is noted where it stands.
    }
    return { src };
  });
  try {
    const { value, messages } = await mammoth.convertToHtml(
      { buffer: Buffer.from(packWord(parts)) },
      { styleMap, convertImage, externalFileAccess: false, includeEmbeddedStyleMap: false },
    );
    for (const { message } of messages) tellMessage(message, notes);
    return { html: value, images };
  } catch (fault) {
    const text = 'Word-dokumentet lar seg ikke lese. Åpne det i Word, lagre det på nytt som .docx, og prøv igjen.';
    throw new ImportFault(text, { cause: fault });
  }
}

/** What mammoth says of a document, as far as it is news to its author. */
function tellMessage(message: string, notes: Notes): void {
  const [, style] = /^Unrecognised paragraph style: '?(.*?)'? \(Style ID/.exec(message) ?? [];
  if (style !== undefined) {
    notes.add('guessed', wholeFile, `Avsnitt med stilen «${style}» er blitt vanlig tekst.`);
  } else if (/^A w:sym element/.test(message)) {
    notes.add('lost', wholeFile, 'Et symbol fra en egen skrift kunne ikke leses, og er ikke tatt med.');
  }
}

/** What a document can do by itself, which a lesson cannot. */
function noteMacros(parts: WordParts, notes: Notes): void {
  if ([...parts.keys()].some((path) => /vbaProject\.bin$/i.test(path)))
    notes.add('lost', wholeFile, 'Makroene i dokumentet er ikke tatt med.');
}

/** What stands in the margins of every page. */
function noteMargins(parts: WordParts, folder: string, notes: Notes): void {
  const texts = [...parts].flatMap(([path, bytes]) =>
    new RegExp(`^${folder}(?:header|footer)\\d*\\.xml$`).test(path)
      ? [wordText(readWordXml(partText(bytes))).trim()]
      : [],
  );
  for (const text of new Set(texts.filter((each) => each !== '' && !/^\d+$/.test(each)))) {
    notes.add('lost', wholeFile, `Topptekst og bunntekst er ikke tatt med: «${shorten(text)}»`);
  }
}

/** The text in the style «Tittel», which is then no part of the text. */
function takeTitle(tree: HastRoot): string | undefined {
  const isTitle = (node: HastRoot['children'][number]): boolean =>
    node.type === 'element' &&
    Array.isArray(node.properties.className) &&
    node.properties.className.includes('samspill-title');
  const titles = tree.children.filter(isTitle);
  tree.children = tree.children.filter((node) => !titles.slice(0, 1).includes(node));
  const text = titles[0] && textIn(titles[0]);
  return text === '' ? undefined : text;
}

const textIn = (node: HastRoot['children'][number]): string => {
  if (node.type === 'text') return node.value;
  return node.type === 'element'
    ? node.children
        .map((child) => textIn(child as HastRoot['children'][number]))
        .join('')
        .trim()
    : '';
};

/** Makes the bookmark of a paragraph its position, which conversion keeps; positions in the HTML mean nothing to an author. */
function movePlaces(tree: HastRoot): void {
  visit(tree, (node) => void delete node.position);
  const path: Element[] = [];
  const search = (node: Element): void => {
    path.push(node);
    for (const child of [...node.children]) {
      if (child.type !== 'element') continue;
      const number = paragraphOf(child);
      if (number === undefined) search(child);
      else {
        node.children.splice(node.children.indexOf(child), 1);
        const at = { line: number, column: 1 };
        for (const above of path) above.position ??= { start: at, end: at };
      }
    }
    path.pop();
  };
  for (const child of tree.children) if (child.type === 'element') search(child);
}

/** The number of the paragraph that an anchor is the bookmark of. */
function paragraphOf({ tagName, properties: { id } }: Element): number | undefined {
  const isOurs = tagName === 'a' && typeof id === 'string' && id.startsWith(bookmark);
  return isOurs ? Number(id.slice(bookmark.length)) : undefined;
}

/** Footnotes as plain words where they are told of, and as a list with a heading at the end. */
function nameNotes(tree: HastRoot): void {
  visit(tree, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return;
    const [link] = node.children;
    if (
      node.tagName === 'sup' &&
      link?.type === 'element' &&
      /^(?:foot|end)note-ref/.test(String(link.properties.id))
    ) {
      const number = textIn(link).replace(/\D/g, '');
      parent.children[index] = { type: 'text', value: ` (note ${number})` };
    } else if (node.tagName === 'a' && /^#(?:foot|end)note-ref/.test(String(node.properties.href))) {
      parent.children.splice(index, 1);
    } else if (node.tagName === 'li' && /^(?:foot|end)note-/.test(String(node.properties.id))) {
      if (parent === tree || parent.type !== 'element') return;
      const at = tree.children.indexOf(parent);
      const before = tree.children[at - 1];
      const isNamed = before?.type === 'element' && before.properties.id === 'samspill-noter';
      if (at >= 0 && !isNamed) {
        tree.children.splice(at, 0, {
          type: 'element',
          tagName: 'h1',
          properties: { id: 'samspill-noter' },
          children: [{ type: 'text', value: notesHeading }],
        });
      }
    }
  });
}

function placeFrom(node: Nodes | Element, scanned: Scanned): ImportPlace {
  const line = lineOf(node);
  return line === undefined ? { order: Number.MAX_SAFE_INTEGER, text: 'sist i dokumentet' } : scanned.placeOf(line);
}

function lineOf(node: Nodes | Element): number | undefined {
  if (node.position) return node.position.start.line;
  if (!('children' in node)) return undefined;
  for (const child of node.children as readonly (Nodes | Element)[]) {
    const line = lineOf(child);
    if (line !== undefined) return line;
  }
  return undefined;
}

const pictureOf = (url: string, images: ReadonlyMap<string, Uint8Array>, pictures: Pictures): string | undefined => {
  const bytes = images.get(url);
  return bytes && pictures.add(bytes);
};
