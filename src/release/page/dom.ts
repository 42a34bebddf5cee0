/** The element with an id that the page is known to have. */
export function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id);
  if (!(found instanceof type)) throw new Error(`the page has no #${id}`);
  return found;
}

/** An element with text or children; what a file says is only ever text. */
export function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  ...children: readonly (string | Node)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(name);
  element.append(...children);
  return element;
}

/** A box with an answer, marked as good or bad. */
export function answer(verdict: 'ok' | 'feil', ...children: readonly (string | Node)[]): HTMLElement {
  const box = make('div', ...children);
  box.className = 'rel-answer';
  box.dataset.verdict = verdict;
  return box;
}
