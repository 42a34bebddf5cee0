import type { Heading, Image, Link, ListItem, Nodes, Parents, PhrasingContent, RootContent, Table } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { linkFault } from '../compiler/links.ts';
import { placeholderSign } from '../compiler/placeholders.ts';
import { linkAddresses } from './addresses.ts';
import { joinMarks } from './marks.ts';
import type { ImportPlace, Notes } from './notes.ts';
import { onOneLine } from './one-line.ts';

/** What tidying hangs on. */
export interface TidyContext {
  readonly notes: Notes;
  /** Where a node stands in the file. */
  placeOf(node: Nodes): ImportPlace;
  /** The name of the file of a picture by its address; nothing where there is none that can be shown. */
  pictureOf(url: string): string | undefined;
  /** How deep a heading of the file is to be in the lesson; missing where there can be none, as in a question. */
  readonly headingDepth?: (depth: number) => 3 | 4;
}

/** Makes Markdown of any origin into what may stand in a lesson, and notes all that could not stay as it was. */
export function tidy(nodes: readonly RootContent[], context: TidyContext): RootContent[] {
  return nodes.flatMap((node) => tidyBlock(node, context, true));
}

function tidyBlock(node: RootContent, context: TidyContext, isTop: boolean): RootContent[] {
  const place = context.placeOf(node);
  switch (node.type) {
    case 'paragraph':
    case 'heading': {
      const children = tidyPhrasing(node.children, context, place);
      if (!children.some(isSomething)) return [];
      if (node.type === 'paragraph') return [{ ...node, children }];
      return [heading({ ...node, children }, context, isTop)];
    }
    case 'list': {
      const children = node.children.map((item): ListItem => {
        const { checked: _, ...plainItem } = item;
        return { ...plainItem, spread: false, children: inner(item, context) as ListItem['children'] };
      });
      const full = children.filter((item) => item.children.length > 0);
      return full.length > 0 ? [{ ...node, spread: false, children: full }] : [];
    }
    case 'blockquote': {
      const children = inner(node, context) as typeof node.children;
      return children.length > 0 ? [{ ...node, children }] : [];
    }
    case 'table':
      return tidyTable(node, context);
    case 'code':
      return [{ ...node, value: cleanText(node.value, context, place), lang: null, meta: null }];
    case 'thematicBreak':
      return [node];
    case 'footnoteDefinition':
      context.notes.add('guessed', place, 'Fotnoten er blitt et vanlig avsnitt. Se om den står riktig.');
      return inner(node, context);
    case 'definition':
    case 'yaml':
      return [];
    case 'html':
      context.notes.add('lost', place, `HTML er ikke tatt med: ${shorten(node.value)}`);
      return [];
    default: {
      const children = tidyPhrasing([node as PhrasingContent], context, place);
      return children.some(isSomething) ? [{ type: 'paragraph', children }] : [];
    }
  }
}

const inner = (node: Parents, context: TidyContext): RootContent[] =>
  (node.children as RootContent[]).flatMap((child) => tidyBlock(child, context, false));

/** Headings in lists, quotes and questions would be parts of a lesson that begin in the middle of another. */
function heading(node: Heading, context: TidyContext, isTop: boolean): RootContent {
  if (isTop && context.headingDepth) return { ...node, depth: context.headingDepth(node.depth) };
  context.notes.add('guessed', context.placeOf(node), 'En overskrift inni noe annet er blitt uthevet tekst.');
  return { type: 'paragraph', children: [{ type: 'strong', children: node.children }] };
}

function tidyTable(table: Table, context: TidyContext): RootContent[] {
  const place = context.placeOf(table);
  const children = table.children.map((row) => ({
    ...row,
    children: row.children.map((cell) => ({
      ...cell,
      children: tidyPhrasing(onOneLine(cell.children), context, place).map(
        (child): PhrasingContent => (child.type === 'break' ? { type: 'text', value: ' ' } : child),
      ),
    })),
  }));
  const rows = children.filter((row, index) => index === 0 || plain(row).trim() !== '' || hasImage(row));
  const [first] = rows;
  if (!first || rows.every((row) => plain(row).trim() === '' && !hasImage(row))) return [];
  if (plain(first).trim() === '') {
    context.notes.add('missing', place, 'Tabellen har ingen overskrifter i den første raden. Skriv dem.');
    const words: PhrasingContent = { type: 'text', value: `${placeholderSign} Skriv overskriften` };
    const cells = first.children.map((cell) => ({ ...cell, children: [words] }));
    return [{ ...table, children: [{ ...first, children: cells }, ...rows.slice(1)] }];
  }
  return [{ ...table, children: rows }];
}

const hasImage = (node: Nodes): boolean =>
  node.type === 'image' || ('children' in node && node.children.some((child) => hasImage(child)));

/** Tidies what stands within a line. */
export function tidyPhrasing(
  nodes: readonly PhrasingContent[],
  context: TidyContext,
  place: ImportPlace,
): PhrasingContent[] {
  return withoutEnds(joinMarks(nodes.flatMap((node) => tidyInline(node, context, place))));
}

/** Blanks at the ends of a line would be kept in it by signs that no author writes. */
function withoutEnds(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const last = nodes.length - 1;
  return nodes
    .map((node, index): PhrasingContent => {
      if (node.type !== 'text') return node;
      const value = node.value.replaceAll(/ {2,}/g, ' ');
      return { ...node, value: index === 0 ? value.trimStart() : value };
    })
    .map(
      (node, index): PhrasingContent =>
        node.type === 'text' && index === last ? { ...node, value: node.value.trimEnd() } : node,
    )
    .filter((node) => node.type !== 'text' || node.value !== '');
}

function tidyInline(node: PhrasingContent, context: TidyContext, place: ImportPlace): PhrasingContent[] {
  switch (node.type) {
    case 'text':
      return linkAddresses(cleanText(node.value, context, place), context.notes, place);
    case 'inlineCode':
      return [{ ...node, value: cleanText(node.value, context, place) }];
    case 'link':
      return tidyLink(node, context, place);
    case 'image':
      return tidyImage(node, context, place);
    case 'strong':
    case 'emphasis':
    case 'delete': {
      const children = joinMarks(node.children.flatMap((child) => tidyInline(child, context, place)));
      return children.length > 0 ? [{ ...node, children }] : [];
    }
    case 'break':
      return [node];
    case 'html':
      context.notes.add('lost', place, `HTML er ikke tatt med: ${shorten(node.value)}`);
      return [];
    default:
      context.notes.add(
        'guessed',
        place,
        'En lenke eller et bilde som viser til et annet sted i filen, er blitt vanlig tekst.',
      );
      return [{ type: 'text', value: plain(node) }];
  }
}

/** No address goes to a lesson yet, so one within the file leads nowhere. */
const noLessons: ReadonlySet<string> = new Set();

function tidyLink(node: Link, context: TidyContext, place: ImportPlace): PhrasingContent[] {
  const own = node.children.flatMap((child): PhrasingContent[] =>
    child.type === 'text'
      ? [{ ...child, value: cleanText(child.value, context, place) }]
      : tidyInline(child, context, place),
  );
  const children = joinMarks(own.flatMap((child) => (child.type === 'link' ? child.children : [child])));
  if (node.url === '' || !children.some(isSomething)) return children;
  if (linkFault(node.url, noLessons)) {
    const what = node.url.startsWith('#')
      ? `Lenken til et annet sted i dokumentet er ikke tatt med. Teksten «${shorten(plain(node))}» står igjen.`
      : `Lenken til «${shorten(node.url)}» kan ikke brukes, og er ikke tatt med. Teksten «${shorten(plain(node))}» står igjen.`;
    context.notes.add('lost', place, what);
    return children;
  }
  return [{ type: 'link', url: node.url, title: null, children: visibleText(node, children, context, place) }];
}

/** An address is read letter by letter by a screen reader, so the name of the site stands in its place. */
function visibleText(
  { url }: Link,
  children: Link['children'],
  { notes }: TidyContext,
  place: ImportPlace,
): Link['children'] {
  if (!/^(?:https?:\/\/|www\.)/i.test(plain({ type: 'paragraph', children }).trim())) return children;
  const name = siteName(url);
  notes.add(
    'guessed',
    place,
    `Adressen ${shorten(url)} sto synlig i teksten. Nå heter lenken «${name}». Skriv hva siden heter.`,
  );
  return [{ type: 'text', value: name }];
}

/** The host of an address, without `www.`. */
export const siteName = (url: string): string => {
  try {
    return new URL(url).hostname.replace(/^www\./, '') || 'lenke';
  } catch {
    return 'lenke';
  }
};

/** What Word writes behind a text that it has made up itself. */
const madeByWord =
  /\s*(?:Automatisk generert beskrivelse|Automatisk generert skildring|Description automatically generated|AI-generert innhold kan være feil\.|AI-generated content may be incorrect\.)\s*/gi;

function tidyImage(node: Image, context: TidyContext, place: ImportPlace): PhrasingContent[] {
  const name = context.pictureOf(node.url);
  const alt = cleanText(node.alt ?? '', context, place)
    .replaceAll(madeByWord, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (name === undefined) {
    const what = alt === '' ? '' : ` («${shorten(alt)}»)`;
    context.notes.add(
      'lost',
      place,
      `Bildet${what} kunne ikke hentes. Lagre det som png eller jpg, og legg det inn selv.`,
    );
    return [{ type: 'text', value: ` ${placeholderSign} Her sto det et bilde${what}. ` }];
  }
  if (new RegExp(madeByWord.source, 'i').test(node.alt ?? '')) {
    context.notes.add(
      'guessed',
      place,
      `Teksten til bildet ${name} er laget av Word: «${shorten(alt)}». Se om den er riktig.`,
    );
  }
  if (alt === '' || isFileName(alt)) {
    context.notes.add('missing', place, `Bildet ${name} mangler tekst for dem som ikke ser det. Skriv hva det viser.`);
    return [{ type: 'image', url: `../media/${name}`, title: null, alt: `${placeholderSign} Skriv hva bildet viser` }];
  }
  return [{ type: 'image', url: `../media/${name}`, title: null, alt }];
}

/** Word and cameras give pictures such names, which tell nobody what they show. */
const isFileName = (alt: string): boolean =>
  /\.(?:png|jpe?g|webp|svg|gif|bmp|tiff?|emf|wmf)$/i.test(alt) ||
  /^(?:img|dsc|image|picture|bilde|foto|skjermbilde|screenshot)[\s_-]*\d*$/i.test(alt);

/** Control characters, and those that turn the reading order about; the compiler refuses them. */
const invisible = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** A text without signs that nobody sees, or that mean something here. */
export function cleanText(value: string, { notes }: Pick<TidyContext, 'notes'>, place: ImportPlace): string {
  const clean = value.replaceAll(invisible, '');
  if (clean !== value) notes.add('lost', place, 'Usynlige tegn i teksten er tatt bort.');
  if (!clean.includes(placeholderSign)) return clean;
  notes.add('lost', place, `Tegnet ${placeholderSign} i teksten er tatt bort, for her betyr det at noe mangler.`);
  return clean.replaceAll(placeholderSign, '');
}

const isSomething = (node: PhrasingContent): boolean => node.type === 'image' || plain(node).trim() !== '';

/** A text that fits in a note. */
export const shorten = (text: string): string => {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
};
