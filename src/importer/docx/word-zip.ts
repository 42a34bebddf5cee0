import { zipSync } from 'fflate';
import { readDirectory } from '../../checker/zip-directory.ts';
import { ZipRefusal } from '../../checker/zip-refusal.ts';
import { unpack } from '../../checker/zip-unpack.ts';
import { ImportFault } from '../notes.ts';
import { partText } from './word-xml.ts';

/** Above these a document is taken for one that is made to fill a machine; in bytes. */
const limits = { part: 64 * 2 ** 20, total: 256 * 2 ** 20, xml: 32 * 2 ** 20, parts: 5000 };

const damaged =
  'Word-dokumentet er skadet, eller ikke helt lastet ned. Åpne det i Word, lagre det på nytt, og prøv igjen.';

/** The parts of a Word document, by their paths. */
export type WordParts = ReadonlyMap<string, Uint8Array>;

/** Unpacks a Word document that may be hostile, a part at a time and never more than it says. Throws `ImportFault`. */
export function unpackWord(zip: Uint8Array): WordParts {
  try {
    const { entries } = readDirectory(zip);
    const total = entries.reduce((sum, { size }) => sum + size, 0);
    const isBomb = entries.some(({ path, size }) => size > (path.endsWith('.xml') ? limits.xml : limits.part));
    if (total > limits.total || isBomb || entries.length > limits.parts) throw tooBig();
    const parts = new Map(
      entries
        .filter(({ path }) => !path.endsWith('/'))
        .map((entry) => [entry.path, unpack(entry, dataOf(zip, entry.offset, entry.packed), true) ?? new Uint8Array()]),
    );
    checkKind(parts);
    return parts;
  } catch (fault) {
    if (fault instanceof ImportFault) throw fault;
    if (fault instanceof ZipRefusal)
      throw fault.rule === 'zip-bombe' ? tooBig() : new ImportFault(damaged, { cause: fault });
    if (fault instanceof RangeError) throw new ImportFault(damaged, { cause: fault });
    throw fault;
  }
}

const tooBig = (): ImportFault =>
  new ImportFault(
    'Filen blir altfor stor når den pakkes ut, slik filer blir som skal fylle en maskin. Ikke bruk den. Er det ditt eget dokument, deler du det i flere.',
  );

function dataOf(zip: Uint8Array, offset: number, packed: number): Uint8Array {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  if (view.getUint32(offset, true) !== 0x04034b50 || start + packed > zip.length) throw new ImportFault(damaged);
  return zip.subarray(start, start + packed);
}

/** Other programs keep their documents in a zip too. */
function checkKind(parts: WordParts): void {
  const asDocx = 'Åpne den i programmet den er laget i, lagre den som Word-dokument (.docx), og prøv igjen.';
  const type = new TextDecoder().decode(parts.get('mimetype') ?? new Uint8Array());
  const has = (start: string): boolean => [...parts.keys()].some((path) => path.startsWith(start));
  if (type.includes('opendocument')) throw new ImportFault(`Filen er et OpenDocument, som .odt. ${asDocx}`);
  if (parts.has(documentPath(parts))) return;
  if (has('xl/'))
    throw new ImportFault('Filen er et regneark (Excel). Importen leser .docx (Word), .gift (Moodle) og .txt (Aiken).');
  if (has('ppt/'))
    throw new ImportFault(
      `Filen er en presentasjon (PowerPoint). Kopier teksten inn i et Word-dokument, og lagre det som .docx.`,
    );
  if (has('Index/')) throw new ImportFault(`Filen er laget i Pages. ${asDocx}`);
  throw new ImportFault(
    'Filen er en zip-fil uten noe Word-dokument i. Pakk den ut, og importer filen som ligger inni.',
  );
}

/** The parts as a document again. */
export const packWord = (parts: WordParts): Uint8Array =>
  zipSync(Object.fromEntries(parts), { level: 0, mtime: new Date('2000-01-01T00:00:00') });

/** Where the text of the document lies; nearly always `word/document.xml`. */
export function documentPath(parts: WordParts): string {
  const rels = partText(parts.get('_rels/.rels') ?? new Uint8Array());
  const [tag = ''] = /<[^<>]*\/officeDocument"[^<>]*>/.exec(rels) ?? [];
  return (/\bTarget="\/?([^"]+)"/.exec(tag)?.[1] ?? 'word/document.xml').replace(/^\.\//, '');
}
