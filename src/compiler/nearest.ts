/** The way out of a name nobody knows, in Norwegian: the one it is most like, or all there are if it is like none. */
export function suggest(
  name: string,
  known: readonly string[],
  written = (candidate: string) => `«${candidate}»`,
): string {
  const best = nearest(name, known);
  if (best !== undefined) return `Mente du ${written(best)}?`;
  if (known.length === 0) return '';
  return `Du kan bruke ${known.map(written).join(', ')}.`;
}

/** Whether `name` is most likely one of the known ones, badly written. */
export const isNear = (name: string, known: readonly string[]): boolean => nearest(name, known) !== undefined;

function nearest(name: string, known: readonly string[]): string | undefined {
  const typed = name.toLowerCase();
  const [best] = known
    .map((candidate) => ({ candidate, distance: editDistance(typed, candidate.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance);
  return best && best.distance * 2 <= best.candidate.length ? best.candidate : undefined;
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
