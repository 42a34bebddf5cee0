/**
 * An order of letters as the snapshot keeps it: the letters in a row. As a number it would take half the bits, three characters less an
 * answer, and more code in every player than a module has such answers.
 */
export const encode = (order: readonly string[]): string => order.join('');

/**
 * The order that a token stands for, of the items that still exist; those it does not know of stand last, as in `ids`. A token of another
 * shape stands for none.
 */
export function decode(token: string, ids: readonly string[]): readonly string[] {
  const known = [...token].filter((id) => ids.includes(id));
  return known.length === 0 ? [] : [...new Set([...known, ...ids])];
}
