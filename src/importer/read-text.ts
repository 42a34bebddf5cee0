import { ImportFault, type Notes, wholeFile } from './notes.ts';

/** The lines of a text file in UTF-8, UTF-16 or, with a note, Windows-1252; without byte order mark, with `\n` alone. */
export function readText(bytes: Uint8Array, notes: Notes): string {
  const text = decode(bytes, notes)
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n');
  if (text.includes('\0')) {
    throw new ImportFault(
      'Filen er ikke en tekstfil. Eksporter den på nytt som GIFT eller Aiken, eller lagre den som .docx.',
    );
  }
  if (text.trim() === '') throw new ImportFault('Filen er tom. Se etter at du har valgt riktig fil.');
  return text;
}

function decode(bytes: Uint8Array, notes: Notes): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    const text =
      'Filen er ikke lagret som UTF-8. Vi leste den som Windows-1252 (latin-1). Se etter om æ, ø og å er riktige.';
    notes.add('guessed', wholeFile, text);
    return new TextDecoder('windows-1252').decode(bytes);
  }
}
