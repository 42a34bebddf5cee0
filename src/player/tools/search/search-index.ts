import { isFoundIn, type Query } from './find.ts';
import { fold } from './fold.ts';

/** A piece of text that can be found and gone to: a paragraph, a heading, an option. */
export interface Entry {
  readonly element: HTMLElement;
  /** Where the text stands; together they are `text`. */
  readonly nodes: readonly Text[];
  readonly text: string;
  /** As it is compared. */
  readonly folded: string;
}

/** What can be found in one view. */
export interface Section {
  readonly view: HTMLElement;
  readonly title: string;
  readonly entries: readonly Entry[];
}

/** Elements whose text is read as one; the innermost counts. */
const pieces =
  'p, li, h2, h3, h4, h5, dt, dd, legend, label, figcaption, caption, th, td, summary, cite, blockquote, div, section';

/**
 * What is never found: explanations and consequences, which would tell what is right before the learner has answered; what the learner
 * has written or been told; what can be chosen in a test; and what is no part of the text.
 */
const hiddenFromSearch = [
  '.sam-why',
  '.sam-feedback',
  '.sam-rich',
  '.sam-bank',
  '.sam-advice',
  'section[data-kind=test] .sam-option',
  '.sam-case-node ~ .sam-case-node',
  '.sam-hint',
  '.sam-eyebrow',
  '.sam-steps',
  '.sam-notice',
  '.sam-tab-list',
  '.sam-bubble',
  '.sam-sr',
  '[aria-hidden=true]',
  'button',
  'output',
  'script',
  'textarea',
  'select',
].join();

/** Whether an element stands where nobody may see it now: in a lesson that is not open yet, or among questions that are not drawn. */
const isShut = (element: Element): boolean =>
  element.closest('[data-locked], [hidden]:not([hidden=until-found])') !== null;

/** Reads the text of the document: nothing of it is carried twice. */
export const readSections = (): readonly Section[] =>
  [...document.querySelectorAll<HTMLElement>('section.sam-view:not(#resultat)')].map((view) => ({
    view,
    title: view.querySelector('h2')?.textContent ?? '',
    entries: entriesIn(view),
  }));

function entriesIn(view: HTMLElement): readonly Entry[] {
  const found = new Map<HTMLElement, Text[]>();
  const walker = document.createTreeWalker(view, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, (node) =>
    node instanceof Element && node.matches(hiddenFromSearch) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
  );
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const piece = node instanceof Text ? node.parentElement?.closest<HTMLElement>(pieces) : undefined;
    if (node instanceof Text && piece) found.set(piece, [...(found.get(piece) ?? []), node]);
  }
  return [...found]
    .map(([element, nodes]) => ({ element, nodes, text: nodes.map(({ data }) => data).join('') }))
    .filter(({ text }) => text.trim() !== '')
    .map((entry) => ({ ...entry, folded: fold(entry.text).text }));
}

/** Every section with what a query finds in it, in the order of the document. */
export const findIn = (sections: readonly Section[], query: Query): readonly Section[] =>
  sections
    .map((section) => ({
      ...section,
      entries: section.entries.filter(({ element, folded }) => isFoundIn(folded, query) && !isShut(element)),
    }))
    .filter(({ entries }) => entries.length > 0);
