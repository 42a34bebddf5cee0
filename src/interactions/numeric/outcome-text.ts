import { readNumbers } from './number.ts';
import { highest, holds, lowest, type Range } from './range.ts';

const stretch = /^([-−]?[\d\s.,]+?)\s*(?:–|-|—|\btil\b|\bto\b)\s*([-−]?[\d\s.,]+)$/;

/** What stands in front of a bound; bokmål, nynorsk and English. */
const bounds: readonly (readonly [words: RegExp, bound: keyof Range])[] = [
  [/^(?:under|mindre enn|below|less than)\s/i, 'under'],
  [/^(?:over|mer enn|meir enn|above|more than)\s/i, 'over'],
  [/^(?:minst|at least)\s/i, 'from'],
  [/^(?:høyst|høgst|maks|at most)\s/i, 'to'],
];

/** Reads the numbers of an outcome as an author writes them: `40`, `38–42`, `under 40`; `undefined` for anything else. */
export function readRange(text: string, unit: string): Range | undefined {
  const bare = (unit !== '' && text.endsWith(unit) ? text.slice(0, -unit.length) : text).trim();
  const one = number(bare);
  if (one !== undefined) return { from: one, to: one };
  const [words, bound] = bounds.find(([each]) => each.test(bare)) ?? [];
  if (words && bound) {
    const end = number(bare.replace(words, ''));
    return end === undefined ? undefined : { [bound]: end };
  }
  const [, low = '', high = ''] = stretch.exec(bare) ?? [];
  const [from, to] = [number(low), number(high)];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** An author means what is written: a sign before decimals, unless it can only part thousands. */
const number = (text: string): number | undefined => readNumbers(text).at(-1);

/** Whether there is a number in both. */
export function overlap(one: Range, other: Range): boolean {
  const [low, high] = [Math.max(lowest(one), lowest(other)), Math.min(highest(one), highest(other))];
  return low < high || (low === high && holds(one, low) && holds(other, low));
}

/** Whether every number is in one of them. */
export function coverAll(ranges: readonly Range[]): boolean {
  let [end, isIn] = [Number.NEGATIVE_INFINITY, false];
  const startsIn = (range: Range): number => Number(holds(range, lowest(range)));
  const sorted = [...ranges].sort((one, other) => lowest(one) - lowest(other) || startsIn(other) - startsIn(one));
  for (const range of sorted) {
    const start = lowest(range);
    const touches = start < end || start === Number.NEGATIVE_INFINITY || (start === end && (isIn || holds(range, end)));
    if (!touches) return false;
    if (highest(range) > end) [end, isIn] = [highest(range), holds(range, highest(range))];
    else if (highest(range) === end) isIn ||= holds(range, end);
  }
  return end === Number.POSITIVE_INFINITY;
}

/** A number that is in one of them, or in none, whichever `isWanted` asks for. */
export const findNumber = (ranges: readonly Range[], isWanted: (number: number) => boolean): number | undefined =>
  ranges
    .flatMap((range) => [lowest(range), highest(range)])
    .filter((bound) => Number.isFinite(bound))
    .flatMap((bound) => [bound, bound + 1, bound - 1, bound + 0.001, bound - 0.001])
    .find(isWanted);
