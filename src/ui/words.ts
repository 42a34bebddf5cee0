/** A word of the interface that stands in the document, in the element that says it: so no other package carries it. `{name}` is filled in. */
export function wordOf(
  element: HTMLElement,
  name: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const words: Readonly<Record<string, string>> = JSON.parse(element.dataset.words ?? '{}');
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (blank, key: string) => String(values[key] ?? blank));
}
