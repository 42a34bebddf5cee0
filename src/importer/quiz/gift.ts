import { type Category, type GIFTQuestion, parse } from 'gift-pegjs';
import type { Imported, ImportedItem } from '../item.ts';
import { ImportFault, type ImportPlace, lineAt, type Notes, wholeFile } from '../notes.ts';
import type { Pictures } from '../pictures.ts';
import { shorten } from '../tidy.ts';
import { type GiftBlock, giftBlocks } from './gift-blocks.ts';
import { giftItem } from './gift-question.ts';
import { asGrammar } from './gift-signs.ts';

/**
 * Reads a question bank in GIFT. Each question is parsed by itself, as Moodle does: a fault in one is noted with its line, and the rest
 * comes along. Throws `ImportFault` where not one can be read.
 */
export function readGift(text: string, notes: Notes, pictures: Pictures): Imported {
  const items: ImportedItem[] = [];
  const unseen = new Unseen();
  for (const block of giftBlocks(text)) {
    const place = lineAt(block.line);
    for (const question of parseBlock(block, notes)) {
      unseen.look(question, place);
      if (question.type === 'Category') items.push(...categoryItem(question, notes, place));
      else items.push(...giftItem(question, { notes, pictures, place }));
    }
  }
  unseen.tell(notes);
  if (!items.some(({ type }) => type === 'question')) throw new ImportFault(nothingRead(notes));
  return { items };
}

function nothingRead(notes: Notes): string {
  const faults = notes.sorted().map(({ place, text }) => `\n  ${place.text}: ${text}`);
  return `Fant ingen spørsmål som kunne hentes. I GIFT står svarene i krøllparenteser, slik: Hva er 1 + 1? {=2 ~3}${faults.join('')}`;
}

function parseBlock(block: GiftBlock, notes: Notes): readonly GIFTQuestion[] {
  try {
    return parse(asGrammar(block.text));
  } catch (fault) {
    if (!isSyntaxFault(fault)) throw fault;
    const at = lineAt(block.lines[fault.location.start.line - 1] ?? block.line);
    notes.add('lost', at, `${reasonOf(fault.found)} Spørsmålet er ikke tatt med: «${shorten(block.text)}»`);
    return [];
  }
}

interface SyntaxFault {
  readonly location: { readonly start: { readonly line: number } };
  readonly found: string | null;
}

const isSyntaxFault = (fault: unknown): fault is SyntaxFault =>
  fault instanceof Error && fault.name === 'SyntaxError' && 'location' in fault && 'found' in fault;

const reasonOf = (found: string | null): string =>
  found === null
    ? 'Spørsmålet blir aldri lukket. Sett } etter det siste svaret, og ha ingen tomme linjer i det.'
    : `Her står «${found}» på et sted der det ikke passer. Er det vanlig tekst, skal det stå \\ foran.`;

/** The last part of a category is what its questions are about. */
function categoryItem({ title }: Category, notes: Notes, place: ImportPlace): ImportedItem[] {
  const name =
    title
      .split(/(?<!\/)\/(?!\/)/)
      .at(-1)
      ?.replaceAll('//', '/')
      .trim() ?? '';
  if (name === '' || /^\$\w+\$$|^top$/i.test(name)) return [];
  notes.add('guessed', place, `Kategorien «${shorten(title)}» er blitt mellomtittelen «${name}».`);
  return [
    { type: 'prose', place, content: [{ type: 'heading', depth: 3, children: [{ type: 'text', value: name }] }] },
  ];
}

/** What only those who keep the question bank see: told of once for all questions. */
class Unseen {
  private readonly titles: ImportPlace[] = [];
  private readonly tags: ImportPlace[] = [];

  look(question: GIFTQuestion, place: ImportPlace): void {
    if (question.type === 'Category') return;
    const { title, stem } = question;
    if (title && !stem.text.startsWith(title.replace(/(?:…|\.\.\.)$/, ''))) this.titles.push(place);
    if (question.id || (question.tags ?? []).length > 0) this.tags.push(place);
  }

  tell(notes: Notes): void {
    const where = (places: readonly ImportPlace[]): string => places.map(({ text }) => text).join(', ');
    if (this.titles.length > 0) {
      notes.add('lost', wholeFile, `Navnene på spørsmålene (mellom ::) er ikke tatt med: ${where(this.titles)}.`);
    }
    if (this.tags.length > 0) {
      notes.add('lost', wholeFile, `Id-er og etiketter fra Moodle er ikke tatt med: ${where(this.tags)}.`);
    }
  }
}
