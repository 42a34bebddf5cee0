import type { ImportPlace, Notes } from '../notes.ts';
import { shorten } from '../tidy.ts';
import { type WordElement, walk, wordText } from './word-xml.ts';

/** What noting hangs on. */
interface FeatureContext {
  readonly notes: Notes;
  /** Texts of comments, by id. */
  readonly comments: ReadonlyMap<string, string>;
}

type Note = (kind: 'lost' | 'guessed', text: string) => void;

/** Elements of Word that come along changed or not at all, and what to say of each. */
const features: Readonly<Record<string, (element: WordElement, note: Note, context: FeatureContext) => void>> = {
  ins: (element, note) => {
    if (hasText(element))
      note('guessed', 'Teksten har sporede endringer. Det som var satt inn, er tatt med som godtatt.');
  },
  moveTo: (_, note) =>
    note('guessed', 'Teksten har sporede endringer. Det som var flyttet, står der det ble flyttet til.'),
  del: (element, note) => {
    const text = deletedText(element);
    if (text !== '')
      note('lost', `Teksten har sporede endringer. Det som var slettet, er ikke tatt med: «${shorten(text)}»`);
  },
  commentReference: (element, note, { comments }) => {
    const text = comments.get(element.attributes.get('id') ?? '') ?? '';
    note('lost', `Kommentaren i margen er ikke tatt med${text === '' ? '.' : `: «${shorten(text)}»`}`);
  },
  footnoteReference: (_, note) => note('guessed', 'Fotnoten står nå sist i leksjonen, under «Noter».'),
  endnoteReference: (_, note) => note('guessed', 'Sluttnoten står nå sist i leksjonen, under «Noter».'),
  txbxContent: (element, note) => {
    if (hasText(element))
      note('guessed', 'Tekstboksen er blitt vanlig tekst, etter avsnittet den sto ved. Se om den står riktig.');
  },
  oMath: (element, note) =>
    note('lost', `Formelen er ikke tatt med: «${shorten(wordText(element))}». Skriv den med ord.`),
  chart: (_, note) => note('lost', 'Diagrammet er ikke tatt med. Lagre det som bilde, og legg det inn selv.'),
  relIds: (_, note) =>
    note('lost', 'SmartArt-figuren er ikke tatt med. Lagre den som bilde, eller skriv innholdet som tekst.'),
  object: (_, note) => note('lost', 'Et innebygd objekt, for eksempel et regneark, er ikke tatt med.'),
  vanish: (element, note) => {
    const run = element.parent?.parent;
    if (run?.local === 'r' && hasText(run))
      note('guessed', `Skjult tekst i dokumentet er blitt synlig: «${shorten(wordText(run))}»`);
  },
  highlight: (_, note) =>
    note('lost', 'Tekst med markeringsfarge har mistet fargen. Betyr fargen noe, skriver du det med ord.'),
  gridSpan: (element, note) => {
    if (Number(element.attributes.get('val') ?? 1) > 1) note('guessed', merged);
  },
  vMerge: (_, note) => note('guessed', merged),
  tbl: (element, note) => {
    if (isInside(element, 'tbl')) note('guessed', 'En tabell står inni en annen tabell. Innholdet er lagt i én celle.');
  },
};

const merged = 'Tabellen har celler som er slått sammen. Teksten står i den første av dem, og de andre er tomme.';

/** Notes what an element is, if it will not come along as it is. */
export function noteFeatures(element: WordElement, place: ImportPlace, context: FeatureContext): void {
  if (isInside(element, 'del') && element.local !== 'commentReference') return;
  const feature = Object.hasOwn(features, element.local) ? features[element.local] : undefined;
  feature?.(element, (kind, text) => context.notes.add(kind, place, text), context);
}

function isInside(element: WordElement, local: string): boolean {
  for (let parent = element.parent; parent; parent = parent.parent) if (parent.local === local) return true;
  return false;
}

const hasText = (element: WordElement): boolean => wordText(element).trim() !== '';

const deletedText = (element: WordElement): string =>
  [...walk(element)]
    .filter(({ local }) => local === 'delText')
    .map(({ text }) => text)
    .join('')
    .trim();
