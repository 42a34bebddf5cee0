import { BitsError } from './bits.ts';

/** The fields of a state between the module's mark and the checksum. */
export type Fields = readonly string[];

/** What separates a version from the one before. Both are pure, and change nothing but text. */
interface Step {
  readonly up: (fields: Fields) => Fields;
  /** `undefined` where the version before cannot say it. */
  readonly down: (fields: Fields) => Fields | undefined;
}

const steps: readonly Step[] = [
  // 1 → 2: who else has made tries. Version 1 knew of one device alone, and that is what no text stands for.
  {
    up: (fields) => [...fields, ''],
    down: (fields) => (fields.at(-1) === '' ? fields.slice(0, -1) : undefined),
  },
];

/** The version that this package knows. */
export const currentVersion = steps.length + 1;

/** Number of fields in it. */
export const fieldCount = 7;

/** The fields of an older version as this one has them; throws a `BitsError` where there are not as many as there must be. */
export function migrate(version: number, fields: Fields): Fields {
  const newest = steps.slice(version - 1).reduce<Fields>((before, { up }) => up(before), fields);
  if (newest.length !== fieldCount) throw new BitsError(`${newest.length} fields`);
  return newest;
}

/**
 * The oldest version that can say the same. A package that was released with it then reads the state still, such as when an
 * administrator goes back to it.
 */
export function lowest(fields: Fields): { readonly version: number; readonly fields: Fields } {
  let lower = { version: currentVersion, fields };
  for (const { down } of [...steps].reverse()) {
    const before = down(lower.fields);
    if (!before) break;
    lower = { version: lower.version - 1, fields: before };
  }
  return lower;
}
