/** How often the order is drawn anew; what cannot be mixed is left as it is then. */
const draws = 16;

/** The same items in an order that looks random and is the same every time, such that those of a group do not stand together. */
export function mixed<Item>(
  items: readonly Item[],
  textOf: (item: Item) => string,
  groupOf: (item: Item) => string,
): readonly Item[] {
  const groups = new Set(items.map(groupOf)).size;
  const drawn = Array.from({ length: draws }, (_, seed) =>
    items
      .map((item) => ({ item, key: scatter(`${seed}${textOf(item)}`) }))
      .sort((a, b) => a.key - b.key)
      .map(({ item }) => item),
  );
  const changes = (order: readonly Item[]) =>
    order.filter((item, index) => {
      const before = order[index - 1];
      return before !== undefined && groupOf(before) !== groupOf(item);
    }).length;
  return drawn.find((order) => changes(order) >= groups) ?? drawn[0] ?? items;
}

/** A number that tells nothing of the text it is made from (FNV-1a). */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash >>> 0;
}
