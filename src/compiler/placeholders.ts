import type { Report } from './report.ts';

/** Begins a text that somebody has to write before a module is given out; import puts it where a file says nothing. */
export const placeholderSign = '✎';

/** Warns of every placeholder that is left: learners would see it. */
export function checkPlaceholders(text: string, report: Report): void {
  for (const [index, line] of text.split('\n').entries()) {
    const column = line.indexOf(placeholderSign) + 1;
    if (column === 0) continue;
    const fault = `Her mangler det tekst. Skriv den, og slett ${placeholderSign} og det som står etter.`;
    report({ line: index + 1, column }, 'plassholder', fault, 'warning');
  }
}
