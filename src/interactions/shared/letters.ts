/** The separator between ids in a response pattern (SCORM 2004 RTE 4.2.9.1, xAPI Data «Response Patterns»). */
export const separator = '[,]';

/** `a` is bit 0, `b` bit 1, …: option ids are single letters (`ChoiceOption.id`). */
const bit = (id: string): number => 2 ** (id.charCodeAt(0) - 'a'.charCodeAt(0));

/** Ticked options as one number in decimal digits, `''` for none; what the snapshot keeps. */
export const encode = (picked: ReadonlySet<string>): string =>
  picked.size === 0 ? '' : String([...picked].reduce((sum, id) => sum + bit(id), 0));

/** The options a token stands for, of those that still exist; a token of another shape stands for none. */
export function decode(token: string, ids: readonly string[]): ReadonlySet<string> {
  const bits = /^\d+$/.test(token) ? BigInt(token) : 0n;
  return new Set(ids.filter((id) => bits & BigInt(bit(id))));
}

/** The response pattern of a set of options, in the order of `ids`. */
export const pattern = (picked: ReadonlySet<string>, ids: readonly string[]): string =>
  ids.filter((id) => picked.has(id)).join(separator);
