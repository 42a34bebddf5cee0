import { ImportFault } from './notes.ts';

/** What the importer can read. */
export type FileType = 'docx' | 'gift' | 'aiken';

const wayOut = 'Importen leser .docx (Word), .gift (Moodle) og .txt (Aiken).';
const asDocx = 'Åpne den i Word, velg Lagre som og filtypen .docx, og prøv igjen.';

/** How a file begins that is of no use to us, and what to say of it. */
const others: readonly (readonly [head: RegExp, text: string])[] = [
  [/^\{\\rtf/, `Filen er et RTF-dokument. ${asDocx}`],
  [/^%PDF/, `Filen er en PDF. ${wayOut} Finn originalen som PDF-en ble laget av.`],
  [/^\s*(?:<!doctype html|<html)/i, `Filen er en nettside. ${wayOut} Åpne den i Word, og lagre den som .docx.`],
  [
    /^\s*<\?xml[^>]*>\s*(?:<!--[\s\S]*?-->\s*)?<quiz/,
    'Filen er Moodle-XML. Eksporter spørsmålene på nytt fra Moodle, og velg GIFT.',
  ],
  [/^\x89PNG|^\xff\xd8\xff|^GIF8/, `Filen er et bilde. ${wayOut}`],
];

/**
 * What a file is, told by what is in it and only then by its name; a text file by how its questions look. Throws `ImportFault` for one
 * that cannot be read, with what it is.
 */
export function fileType(name: string, bytes: Uint8Array): FileType {
  if (bytes.length === 0) throw new ImportFault('Filen er tom. Se etter at du har valgt riktig fil.');
  const head = String.fromCharCode(...bytes.subarray(0, 1024));
  if (head.startsWith('PK')) return 'docx';
  if (head.startsWith('\xd0\xcf\x11\xe0')) throw new ImportFault(olderWord(bytes));
  const other = others.find(([pattern]) => pattern.test(head.replace(/^\xef\xbb\xbf/, '')));
  if (other) throw new ImportFault(other[1]);
  const extension = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? '';
  if (extension === 'docx') {
    throw new ImportFault(`Filen heter .docx, men er ikke et Word-dokument, eller den er skadet. ${asDocx}`);
  }
  if (extension === 'gift') return 'gift';
  if (extension === 'txt') return textType(new TextDecoder().decode(bytes));
  throw new ImportFault(`Filtypen «.${extension}» kan ikke importeres. ${wayOut}`);
}

/** A file of the kind that Word used before 2007; one with a password has that form too. */
function olderWord(bytes: Uint8Array): string {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return buffer.includes('EncryptedPackage', 0, 'utf16le')
    ? 'Dokumentet er beskyttet med passord. Åpne det i Word, fjern passordet under Fil og Informasjon, og prøv igjen.'
    : `Filen er et dokument i et gammelt format, som .doc. ${asDocx}`;
}

/** Both GIFT and Aiken are often called .txt. */
function textType(text: string): FileType {
  const plain = text.replaceAll(/\0/g, '');
  if (/^\s*(?:ANSWER|SVAR|FASIT)\s*:/im.test(plain)) return 'aiken';
  if (/(?<!\\)\{[^{}]*[=~#TF][^{}]*\}|^::|^\$CATEGORY:/m.test(plain)) return 'gift';
  if (/^\s*A[.)]\s/m.test(plain)) return 'aiken';
  const advice = 'I Aiken står svarene under hverandre med A., B. og C. foran, og så en linje som ANSWER: B.';
  throw new ImportFault(`Filen har ingen spørsmål som er skrevet som Aiken eller GIFT. ${advice}`);
}
