/** Which of the `known` names `name` is most like, such as `spørsmål` for `sporsmaal`; `known` must not be empty. */
export function nearest(name: string, known: readonly string[]): string {
  const typed = name.toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, distance: editDistance(typed, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  if (!best) throw new Error('nearest() needs at least one known name');
  return best.candidate;
}

/** Letters to change, add or take away to get from `a` to `b` (Levenshtein). */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (let j = 1; j <= b.length; j++) {
      const change = (row[j - 1] ?? 0) + (letter === b[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
