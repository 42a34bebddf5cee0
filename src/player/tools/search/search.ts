import type { ToolWords } from '../../../i18n/tool-words.ts';
import { make } from '../dom.ts';
import type { Tool } from '../tool.ts';
import { toolWords } from '../words.ts';
import { type Query, queryOf } from './find.ts';
import { goToHit } from './go-to-hit.ts';
import { hitList } from './hit-list.ts';
import { type Entry, findIn, readSections, type Section } from './search-index.ts';

/** More would be no help to find the right one. */
const mostHits = 50;

/** So long after the last key the hits are told of: a screen reader is not interrupted at every letter. */
const pauseMs = 300;

/** Lets the learner search the module: «Søk» in the top bar opens a dialog. */
export const search: Tool = (port) => {
  let sections: readonly Section[] = [];
  let last = '';
  const open = () => {
    // Made once; and anew when the document has got the text of another language.
    if (!sections[0]?.view.isConnected) sections = readSections();
    const dialog = searchDialog(
      last,
      (query) => findIn(sections, query),
      (view, entry, query) => {
        dialog.element.close();
        goToHit(port.router, view, entry, query);
      },
    );
    dialog.element.addEventListener('close', () => {
      last = dialog.written();
      dialog.element.remove();
    });
    document.body.append(dialog.element);
    dialog.element.showModal();
    dialog.show();
  };
  // Listens to the document, for the top bar may have been put there anew in another language.
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('#sam-search')) open();
  });
  // «Back» goes to another view: the dialog does not stay before it.
  addEventListener('hashchange', () => document.querySelector<HTMLDialogElement>('dialog.sam-search')?.close());
};

type Find = (query: Query) => readonly Section[];
type GoTo = (view: HTMLElement, entry: Entry, query: Query) => void;

/** The dialog as it opens; `written` is what was searched for last. */
function searchDialog(written: string, find: Find, goTo: GoTo) {
  const t = toolWords();
  const field = make('input', { type: 'search', id: 'sam-search-field', autocomplete: 'off', autofocus: '' });
  field.value = written;
  const status = make('p', { role: 'status', class: 'sam-note' });
  const hits = make('div', { class: 'sam-hits' });
  const form = make('form', { role: 'search' }, make('label', { for: field.id }, t('search.label')), field);
  const element = make(
    'dialog',
    { class: 'sam-search', 'aria-labelledby': 'sam-search-title' },
    make('header', {}, make('h2', { id: 'sam-search-title' }, t('search.title')), closeButton(t('search.close'))),
    form,
    status,
    hits,
  );
  let telling: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    const query = queryOf(field.value);
    const { sections, count } = limited(find(query));
    hits.replaceChildren(...hitList(sections, query, (view, entry) => goTo(view, entry, query)));
    clearTimeout(telling);
    telling = setTimeout(() => {
      status.textContent = summary(t, field.value.trim(), query, count);
    }, pauseMs);
  };
  field.addEventListener('input', show);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    hits.querySelector('a')?.focus();
  });
  element.addEventListener('keydown', (event) => walk(event, [field, ...hits.querySelectorAll('a')]));
  return { element, show, written: () => field.value };
}

function closeButton(label: string): HTMLElement {
  const button = make('button', { type: 'button', class: 'ds-button', 'data-variant': 'tertiary' }, label);
  button.addEventListener('click', () => button.closest('dialog')?.close());
  return button;
}

/** How the search went, in words. */
function summary(t: ToolWords, text: string, query: Query, count: number): string {
  if (query.length === 0) return text === '' ? '' : t('search.short');
  if (count === 0) return t('search.none', { text });
  return [t('search.hits', { count }), ...(count > mostHits ? [t('search.first', { n: mostHits })] : [])].join('. ');
}

/** As many hits as are shown, and how many there are. */
function limited(found: readonly Section[]): { readonly sections: readonly Section[]; readonly count: number } {
  const count = found.reduce((sum, { entries }) => sum + entries.length, 0);
  let left = mostHits;
  const sections = found.flatMap((section) => {
    const entries = section.entries.slice(0, left);
    left -= entries.length;
    return entries.length > 0 ? [{ ...section, entries }] : [];
  });
  return { sections, count };
}

/** The arrows go up and down between the field and the hits; Tab does so, too. */
function walk(event: KeyboardEvent, stops: readonly HTMLElement[]): void {
  const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  const { activeElement } = document;
  const at = activeElement instanceof HTMLElement ? stops.indexOf(activeElement) : -1;
  const next = stops[at + step];
  if (step === 0 || at < 0 || !next) return;
  event.preventDefault();
  next.focus();
}
