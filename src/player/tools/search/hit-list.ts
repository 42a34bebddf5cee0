import { make } from '../dom.ts';
import { type Query, type Span, sentenceAround, spansOf } from './find.ts';
import type { Entry, Section } from './search-index.ts';

/** What the list does with a hit that the learner goes to. */
export type GoTo = (view: HTMLElement, entry: Entry) => void;

/** The hits as links under the titles of their lessons, each with the sentence it stands in. */
export const hitList = (found: readonly Section[], query: Query, goTo: GoTo): readonly HTMLElement[] =>
  found.map(({ view, title, entries }) =>
    make(
      'section',
      {},
      make('h3', {}, title),
      make('ul', {}, ...entries.map((entry) => make('li', {}, linkTo(view, entry, query, goTo)))),
    ),
  );

function linkTo(view: HTMLElement, entry: Entry, query: Query, goTo: GoTo): HTMLElement {
  const link = make('a', { href: `#${view.id}` }, ...sentence(entry.text, spansOf(entry.text, query)));
  link.addEventListener('click', (event) => {
    event.preventDefault();
    goTo(view, entry);
  });
  return link;
}

/** Built of text nodes, whatever stands in the text. */
function sentence(text: string, spans: readonly Span[]): readonly (Node | string)[] {
  const [hit] = spans;
  if (!hit) return [text];
  const [from, to] = sentenceAround(text, hit);
  const parts: (Node | string)[] = from > 0 && !/[.!?:…]["»)]*\s*$/.test(text.slice(0, from)) ? ['… '] : [];
  let at = from;
  for (const [start, end] of spans.filter((span) => span[1] <= to)) {
    parts.push(text.slice(at, start), make('mark', {}, text.slice(start, end)));
    at = end;
  }
  const rest = text.slice(at, to).trimEnd();
  const isCut = text.slice(to).trim() !== '' && !/[.!?:…]["»)]*$/.test(rest);
  return [...parts, rest, ...(isCut ? [' …'] : [])];
}
