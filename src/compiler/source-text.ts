import type { Place, Report } from './report.ts';

/** Control characters, and the invisible ones that turn the reading order about and hide what a text says. */
const forbidden = /(?![\t\n])[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu;

/** The text without byte order mark and with `\n` as line ending; lines and columns stay the same. */
export const plainText = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');

const wrongEncoding = 'Filen er ikke lagret som UTF-8. Lagre den på nytt med tegnkodingen UTF-8.';

/** Whether the text can be read at all; reports a file that was saved in another encoding, or that is no text. */
export function checkEncoding(text: string, report: Report): boolean {
  const unread = unreadable(text.split('\n'));
  const readable = unread.length < 3 && !/^\uFFFD{2}/.test(text) && text.slice(0, 200).split('\0').length < 4;
  if (!readable) report(unread[0] ?? { line: 1, column: 1 }, 'tegnsett', wrongEncoding);
  return readable;
}

/** The first sign in each line that is in no encoding we read. */
const unreadable = (lines: readonly string[]): readonly Place[] =>
  lines.flatMap((line, index) => {
    const column = line.indexOf('\uFFFD') + 1;
    return column > 0 ? [{ line: index + 1, column }] : [];
  });

/** Reports characters that no text should hold: single ones of a wrong encoding, and those that cannot be seen. */
export function checkCharacters(text: string, report: Report): void {
  const lines = text.split('\n');
  for (const at of unreadable(lines)) {
    const message = 'Her er et tegn som ikke lar seg lese. Lagre filen som UTF-8, og skriv tegnet på nytt.';
    report(at, 'tegnsett', message);
  }
  for (const [index, line] of lines.entries()) {
    for (const match of line.matchAll(forbidden)) {
      report(
        { line: index + 1, column: match.index + 1 },
        'usynlig-tegn',
        `Her er et usynlig tegn (${codePoint(match[0])}). Slett det, og skriv teksten på nytt.`,
      );
    }
  }
}

/** Reports what a merge in Git left behind, and gives the text without those lines. */
export function checkConflicts(text: string, report: Report): string {
  if (!/^<{7} /m.test(text)) return text;
  const lines = text.split('\n').map((line, index) => {
    if (!/^(?:[<>|]{7} .*|={7})$/.test(line)) return line;
    const fault = 'Git fant to utgaver av teksten. Velg den ene, og slett linjene med <<<<<<<, ======= og >>>>>>>.';
    if (line.startsWith('<')) report({ line: index + 1, column: 1 }, 'to-utgaver', fault);
    return '';
  });
  return lines.join('\n');
}

const codePoint = (character: string): string =>
  `U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
