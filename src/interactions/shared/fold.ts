const spellings: Readonly<Record<string, string>> = { æ: 'ae', ae: 'ae', ø: 'o', oe: 'o', å: 'a', aa: 'a' };

/** Typed words on one line, without blanks at the ends or two in a row. */
export const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

/**
 * What two ways to type the same have in common: neither capitals, unless `caseMatters`, nor blanks, nor signs at the end, nor how a
 * keyboard without æ, ø and å is got round.
 */
export function fold(text: string, caseMatters = false): string {
  const bare = tidy(text).replace(/[\s.,:;!?…]+$/u, '');
  return (caseMatters ? bare : bare.toLowerCase()).replace(/[æøå]|ae|oe|aa/gi, (found) => {
    const spelling = spellings[found.toLowerCase()] ?? found;
    return /^\p{Lu}/u.test(found) ? spelling.toUpperCase() : spelling;
  });
}
