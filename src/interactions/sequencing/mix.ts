/**
 * The items in another order than the right one, the same in every language and after a new wording: by question and letter alone. Of
 * the turns of it, the one with fewest items in their right place is taken: one at most, where there are three or more.
 */
export function mixed<Item extends { readonly id: string }>(question: string, right: readonly Item[]): readonly Item[] {
  const shuffled = [...right].sort((a, b) => weight(question + a.id) - weight(question + b.id));
  const turns = shuffled.map((_, turn) => [...shuffled.slice(turn), ...shuffled.slice(0, turn)]);
  const hits = (items: readonly Item[]): number => items.filter((item, index) => item === right[index]).length;
  return turns.reduce((best, turn) => (hits(turn) < hits(best) ? turn : best), shuffled);
}

/** FNV-1a with a last stir, without which the letters would come in the order of the alphabet. */
function weight(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return (hash ^ (hash >>> 13)) >>> 0;
}
