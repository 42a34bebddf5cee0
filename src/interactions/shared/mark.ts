/** What marking needs of a choice: its options, and which of them are right. */
export interface ChoiceKey {
  readonly multiple: boolean;
  readonly options: readonly { readonly id: string; readonly correct: boolean }[];
}

/**
 * The answer's worth, 0–1. One right option: all or nothing. Several: each wrong tick takes away what a right one gives,
 * so ticking everything earns nothing.
 */
export function mark(key: ChoiceKey, picked: ReadonlySet<string>): number {
  const right = key.options.filter(({ correct }) => correct);
  const hits = right.filter(({ id }) => picked.has(id)).length;
  const misses = key.options.filter(({ id, correct }) => !correct && picked.has(id)).length;
  if (!key.multiple) return hits === 1 && misses === 0 ? 1 : 0;
  return right.length === 0 ? 0 : Math.max(0, (hits - misses) / right.length);
}
