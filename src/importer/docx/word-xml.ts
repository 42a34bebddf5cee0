import { SaxesParser } from 'saxes';
import { ImportFault } from '../notes.ts';

/** An element of a part of a Word document. */
export interface WordElement {
  /** Without its prefix. */
  readonly local: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly parent: WordElement | undefined;
  readonly children: readonly WordElement[];
  /** What stands directly in it. */
  readonly text: string;
  /** Behind its opening tag, in UTF-16 units; 0 for one that closes itself. */
  readonly inside: number;
  /** Prefix and colon. */
  readonly prefix: string;
}

interface Growing extends WordElement {
  children: WordElement[];
  text: string;
}

/** Deeper than any document is that somebody has written, and shallow enough to walk by recursion. */
const deepest = 400;

/** More elements than a document of some hundred pages has. */
const most = 1_000_000;

const damaged = 'Innholdet i Word-dokumentet lar seg ikke lese. Åpne det i Word, lagre det på nytt, og prøv igjen.';

/** The text of a part. */
export const partText = (bytes: Uint8Array): string =>
  new TextDecoder(bytes[0] === 0xff ? 'utf-16le' : 'utf-8')
    .decode(bytes)
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');

/** Reads a part of a Word document; throws `ImportFault` where it is not well-formed, or holds what Word never writes. */
export function readWordXml(text: string): WordElement {
  if (/<!(?:DOCTYPE|ENTITY)\b/i.test(text)) throw new ImportFault(damaged);
  const parser = new SaxesParser({ xmlns: true, position: true });
  const open: Growing[] = [];
  let root: Growing | undefined;
  let count = 0;
  parser.on('opentag', ({ local, prefix, attributes, isSelfClosing }) => {
    const parent = open.at(-1);
    const named = Object.values(attributes).map((each) => [each.local, each.value] as const);
    const inside = isSelfClosing ? 0 : parser.position;
    const element: Growing = {
      local,
      prefix: prefix === '' ? '' : `${prefix}:`,
      attributes: new Map(named),
      parent,
      children: [],
      text: '',
      inside,
    };
    parent?.children.push(element);
    root ??= element;
    open.push(element);
    count += 1;
    if (open.length > deepest || count > most) parser.fail('too deep or too large');
  });
  parser.on('text', (part) => {
    const last = open.at(-1);
    if (last) last.text += part;
  });
  parser.on('closetag', () => open.pop());
  try {
    parser.write(text).close();
  } catch (fault) {
    throw new ImportFault(damaged, { cause: fault });
  }
  if (!root) throw new ImportFault(damaged);
  return root;
}

/** An element and all that is in it, in the order of the document; `skip` leaves out an element and what is in it. */
export function* walk(
  element: WordElement,
  skip: (element: WordElement) => boolean = () => false,
): Generator<WordElement> {
  if (skip(element)) return;
  yield element;
  for (const child of element.children) yield* walk(child, skip);
}

/** What is written in an element: `w:t`, `m:t`, `a:t`. */
export const wordText = (element: WordElement): string =>
  [...walk(element)]
    .filter(({ local }) => local === 't')
    .map(({ text }) => text)
    .join('');
