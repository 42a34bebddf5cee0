/** An element as the data model names it: `cmi.interactions.4.id` → `cmi.interactions.n.id`. */
export const modelName = (element: string): string => element.replace(/\.\d+(?=\.)/g, '.n');

/** Whether an element belongs to an entry of a list. */
export const isListed = (element: string): boolean => /\.\d+\./.test(element);

/** Every list on the way to an element, with the index that is used in it. */
export const listsOf = (element: string): { list: string; index: number }[] =>
  [...element.matchAll(/\.(\d+)\./g)].map((match) => ({
    list: element.slice(0, match.index),
    index: Number(match[1]),
  }));

/** Number of entries of a list such as `cmi.interactions`; an index written `01` is another entry than `1`. */
export function countIn(elements: Iterable<string>, list: string): number {
  const indices = new Set<string>();
  for (const element of elements) {
    if (!element.startsWith(`${list}.`)) continue;
    const index = /^\d+(?=\.)/.exec(element.slice(list.length + 1))?.[0];
    if (index !== undefined) indices.add(index);
  }
  return indices.size;
}
