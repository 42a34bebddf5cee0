import type { Report } from './report.ts';

/** Control characters, and the invisible ones that turn the reading order about and hide what a text says. */
const forbidden = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** The text without byte order mark and with `\n` as line ending; lines and columns stay the same. */
export const plainText = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');

/** Reports characters that no text should hold: those of a wrong encoding, and those that cannot be seen. */
export function checkCharacters(text: string, report: Report): void {
  for (const [index, line] of text.split('\n').entries()) {
    const wrong = line.indexOf('\uFFFD');
    if (wrong >= 0) {
      report(
        { line: index + 1, column: wrong + 1 },
        'tegnsett',
        'Her er et tegn som ikke lar seg lese. Lagre filen som UTF-8, og skriv tegnet på nytt.',
      );
    }
    for (const match of line.matchAll(forbidden)) {
      report(
        { line: index + 1, column: match.index + 1 },
        'usynlig-tegn',
        `Her er et usynlig tegn (${codePoint(match[0])}). Slett det, og skriv teksten på nytt.`,
      );
    }
  }
}

const codePoint = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
