/** A word of the interface that the form brought in `data-words`, so that no other package carries it. */
export function wordOf(
  element: HTMLElement,
  name: string,
  values: Readonly<Record<string, string | number>> = {},
): string {
  const words: Readonly<Record<string, string>> = JSON.parse(element.dataset.words ?? '{}');
  return (words[name] ?? name).replace(/\{(\w+)\}/g, (blank, key: string) => String(values[key] ?? blank));
}
