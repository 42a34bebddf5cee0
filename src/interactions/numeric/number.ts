/**
 * The numbers that what was typed may stand for: blanks, or signs between groups of three, part thousands; comma and point alike come
 * before decimals. `1.000` may be a thousand or one, in that order. None where it is no number.
 */
export function readNumbers(typed: string): readonly number[] {
  const text = typed.trim().replace(/^[−–]/, '-');
  const isPlain = /^-?(?:\d+|\d{1,3}(?:\s\d{3})+)(?:[.,]\d+)?$/.test(text);
  const plain = isPlain ? [Number(text.replace(/\s/g, '').replace(',', '.'))] : [];
  const [, sign] = /^-?[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*(?:(?!\1)[.,]\d+)?$/.exec(text) ?? [];
  const thousands = sign ? [Number(text.replaceAll(sign, '').replace(',', '.'))] : [];
  return [...thousands, ...plain].filter((number) => Math.abs(number) < 1e12).map(round);
}

/** Six decimals: written without exponent, and as many as a report may have. */
const round = (number: number): number => Number(number.toFixed(6)) + 0;

/** A number as a token: a point would not do. */
export const tokenOfNumber = (number: number): string => String(number).replace('.', '_');

/** The number of a token; `undefined` for one of another shape. */
export const numberOfToken = (token: string): number | undefined =>
  /^-?\d+(_\d+)?$/.test(token) ? Number(token.replace('_', '.')) : undefined;
