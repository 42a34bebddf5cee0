/** A line of a question that an author has nearly got right. */
interface MendedLine {
  readonly line: string;
  readonly column: number;
  readonly rule: string;
  /** What is wrong with it, in Norwegian. */
  readonly fault: string;
}

const option = /^ {0,3}(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\](?:[ \t]|$)/;
const nearlyOption = /^\s*(?:[-*+•·▪◦‣–—]|\d+[.)])?\s*\[\s*([xX✓✔✗]?)\s*\]\s*(?![([:])(\S.*)$/u;

/** Finds options that are no options to a Markdown parser, and explanations that stand too far in; it would hide them. */
export function mendOptionLine(line: string): MendedLine | undefined {
  const [, sign = '', text] = (!option.test(line) && nearlyOption.exec(line)) || [];
  if (text !== undefined) {
    const box = /[xX✓✔]/.test(sign) ? '[x]' : '[ ]';
    return { line: `- ${box} ${text}`, column: firstColumn(line), rule: 'ikke-avkryssing', fault: notAnOption };
  }
  const [, indent = '', why] = /^(\s+)(>.*)$/.exec(line) ?? [];
  if (why === undefined || (width(indent) <= 5 && /^[ \t]*$/.test(indent))) return undefined;
  const fault = 'Forklaringen er ikke rykket riktig inn. Sett to vanlige mellomrom foran >.';
  return { line: `  ${why}`, column: firstColumn(line), rule: 'hvorfor-innrykk', fault };
}

/** What to say of a line that should be an option. */
const notAnOption = 'Svaret er ikke skrevet som et valg. Begynn linjen med - [ ] eller - [x], og så teksten.';

const firstColumn = (line: string): number => line.search(/\S/) + 1;

/** Columns, with a tab stop at every fourth (CommonMark 2.2). */
const width = (indent: string): number =>
  [...indent].reduce((column, sign) => (sign === '\t' ? column - (column % 4) + 4 : column + 1), 0);
