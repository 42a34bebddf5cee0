/** A line of a question that an author has nearly got right. */
interface MendedLine {
  readonly line: string;
  readonly column: number;
  readonly rule: string;
  /** What is wrong with it, in Norwegian. */
  readonly fault: string;
}

const option = /^([ \t]*)(?:[-*+]|\d+[.)])[ \t]+\[[ xX]\](?:[ \t]|$)/;
const nearlyOption = /^\s*(?:[-*+•·▪◦‣–—]|\d+[.)])?\s*\[\s*([xX✓✔✗]?)\s*\]\s*(?![([:])(\S.*)$/u;
const otherBullet = /^[•·▪◦‣–—]\s*()(\S.*)$/u;

/** Columns in front of the options of a question; nothing for a line that is no option. */
export function optionIndent(line: string): number | undefined {
  const indent = option.exec(line)?.[1];
  return indent === undefined ? undefined : width(indent);
}

/**
 * Finds options that are no options to a Markdown parser, and options and explanations that stand too far in; it would
 * hide them. `indent` is that of the first option; missing above it.
 */
export function mendOptionLine(line: string, indent: number | undefined): MendedLine | undefined {
  const own = optionIndent(line);
  if (own !== undefined && own > Math.max(1, (indent ?? own) + 1)) {
    const fault = 'Svaret er rykket inn. Flytt linjen helt til venstre.';
    return { line: line.trimStart(), column: firstColumn(line), rule: 'ikke-avkryssing', fault };
  }
  const bullet = indent === undefined ? null : otherBullet.exec(line);
  const [, sign = '', text] = (own === undefined && (nearlyOption.exec(line) ?? bullet)) || [];
  if (text !== undefined) {
    const box = /[xX✓✔]/.test(sign) ? '[x]' : '[ ]';
    return { line: `- ${box} ${text}`, column: firstColumn(line), rule: 'ikke-avkryssing', fault: notAnOption };
  }
  const [, space = '', why] = /^(\s+)(>.*)$/.exec(line) ?? [];
  if (why === undefined || (width(space) <= 5 + (indent ?? 0) && /^[ \t]*$/.test(space))) return undefined;
  const fault = 'Forklaringen er ikke rykket riktig inn. Sett to vanlige mellomrom foran >.';
  return { line: `  ${why}`, column: firstColumn(line), rule: 'hvorfor-innrykk', fault };
}

/** What to say of a line that should be an option. */
const notAnOption = 'Svaret er ikke skrevet som et valg. Begynn linjen med - [ ] eller - [x], og så teksten.';

const firstColumn = (line: string): number => line.search(/\S/) + 1;

/** Columns, with a tab stop at every fourth (CommonMark 2.2). */
const width = (indent: string): number =>
  [...indent].reduce((column, sign) => (sign === '\t' ? column - (column % 4) + 4 : column + 1), 0);
