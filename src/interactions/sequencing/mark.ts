/** The answer's worth, 0–1: the share of the items that stand in their right place, so 1 only where all of them do. */
export const mark = (given: readonly string[], right: readonly string[]): number =>
  right.length === 0 ? 0 : right.filter((id, index) => given[index] === id).length / right.length;
