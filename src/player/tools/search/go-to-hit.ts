import type { Router } from '../../router.ts';
import { type Query, type Span, spansOf } from './find.ts';
import type { Entry } from './search-index.ts';

/** Opens the view of a hit, whatever is folded round it, and puts the learner there. */
export function goToHit(router: Router, view: HTMLElement, entry: Entry, query: Query): void {
  const before = location.hash;
  if (router.current !== view.id) router.go(view.id);
  // A new hash is told of when the router has heard of it.
  if (location.hash === before) arrive(entry, query);
  else addEventListener('hashchange', () => arrive(entry, query), { once: true });
}

/** The place is marked until the learner leaves it. */
function arrive({ element: found, nodes, text }: Entry, query: Query): void {
  unfold(found);
  const element = shownFor(found, text);
  const isBare = element.tabIndex < 0 && !element.hasAttribute('tabindex');
  if (isBare) element.tabIndex = -1;
  element.classList.add('sam-found');
  underline(rangesOf(nodes, spansOf(text, query)));
  const leave = () => {
    underline([]);
    element.classList.remove('sam-found');
    if (isBare) element.removeAttribute('tabindex');
  };
  element.addEventListener('blur', leave, { once: true });
  element.focus({ preventScroll: true });
  element.scrollIntoView({ block: 'center' });
}

/** What has been drawn in the place of text that does not show: the card that says the same, or else the question. */
function shownFor(element: HTMLElement, text: string): HTMLElement {
  const question = element.checkVisibility?.() === false ? element.closest<HTMLElement>('.sam-question') : null;
  if (!question) return element;
  const cards = [...question.querySelectorAll('button')];
  const card = cards.find(({ textContent }) => textContent?.trim() === text.trim());
  return card ?? question.querySelector('legend') ?? question;
}

/** From the outside in: what an author has folded, and what an element has, which it opens as it does for find-in-page. */
function unfold(element: HTMLElement): void {
  const folded: HTMLElement[] = [];
  for (let each: HTMLElement | null = element; each; each = each.parentElement) folded.unshift(each);
  for (const each of folded) {
    if (each instanceof HTMLDetailsElement) each.open = true;
    if (each.getAttribute('hidden') === 'until-found') each.dispatchEvent(new Event('beforematch', { bubbles: true }));
  }
}

/** Marks words in the text without a change to it, which belongs to the document; an old browser shows the place alone. */
function underline(ranges: readonly Range[]): void {
  if (typeof Highlight === 'undefined') return;
  if (ranges.length > 0) CSS.highlights.set('sam-hit', new Highlight(...ranges));
  else CSS.highlights.delete('sam-hit');
}

function rangesOf(nodes: readonly Text[], spans: readonly Span[]): readonly Range[] {
  let start = 0;
  return nodes.flatMap((node) => {
    const [first, last] = [start, start + node.length];
    start = last;
    const within = spans.filter(([from, to]) => node.isConnected && from < last && to > first);
    return within.map(([from, to]) => {
      const range = document.createRange();
      range.setStart(node, Math.max(0, from - first));
      range.setEnd(node, Math.min(node.length, to - first));
      return range;
    });
  });
}
