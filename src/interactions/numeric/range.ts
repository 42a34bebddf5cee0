/** The numbers of an outcome; all that are there must hold. */
export interface Range {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  /** The number itself is not in it. */
  readonly over?: number | undefined;
  /** The number itself is not in it. */
  readonly under?: number | undefined;
}

const { POSITIVE_INFINITY: infinity } = Number;

/** The lowest bound, in the range or not. */
export const lowest = ({ from, over }: Range): number => from ?? over ?? -infinity;

/** The highest bound, in the range or not. */
export const highest = ({ to, under }: Range): number => to ?? under ?? infinity;

/** Whether a number is in the range. */
export const holds = (range: Range, number: number): boolean =>
  number >= lowest(range) && number <= highest(range) && number !== range.over && number !== range.under;

/** Whether the range is one number. */
export const isExact = (range: Range): boolean => lowest(range) === highest(range);

/** The range that a number belongs to: a number of its own goes before a stretch. */
export const rangeOf = <Each extends Range>(number: number, ranges: readonly Each[]): Each | undefined =>
  ranges.find((range) => isExact(range) && holds(range, number)) ?? ranges.find((range) => holds(range, number));

/** The range as a pattern of SCORM 2004 and xAPI, which include both ends. */
export const patternOf = (range: Range): string => {
  const ends = [lowest(range), highest(range)].map((end) => (Number.isFinite(end) ? String(end) : ''));
  return isExact(range) ? (ends[0] ?? '') : ends.join('[:]');
};
