import type { ShownEdition } from '../model/shown-edition.ts';

/** Shows one view of the document at a time. */
export interface Router {
  /** Id of the view that shows. */
  readonly current: string;
  /** Shows a view without moving focus or making a step in the history: at launch. «Back» ends there. */
  open(id: string): void;
  /** Goes to a view as a link does: a step in the history, focus on its heading. */
  go(id: string): void;
}

const html = document.documentElement;

/** Whether the player came so late that the learner has read on in the whole text, which is before them: it stays until they move on. */
const isReading = (): boolean => scrollY > 0 && html.classList.contains('late') && !html.classList.contains('ready');

/** `until-found` keeps a hidden lesson within reach of find-in-page and of `#id`. */
const hide = (element: Element): void => element.setAttribute('hidden', 'until-found');

/** So long after a view has come the second click, or the fifth, may be of those that brought it. */
const hurryMs = 600;

/** Where a click within the document leads; `''` = nowhere. */
const hashAt = (target: EventTarget | null): string =>
  (target instanceof Element && target.closest<HTMLAnchorElement>('a[href^="#"]')?.hash) || '';

/** The rest of a double click that has led to a view is not meant for what stands there now. */
function dropHurry(movedAt: () => number): void {
  const drop = (event: MouseEvent) => {
    if (event.detail < 2 || performance.now() - movedAt() > hurryMs) return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  document.addEventListener('click', drop, true);
}

/** A browser counts the text of a view that was hidden just now as moved; so that one is out of the layout until all is painted. */
function leave(id: string): void {
  const view = document.getElementById(id);
  if (!view) return;
  view.style.display = 'none';
  setTimeout(() => {
    view.style.display = '';
  }, 250);
}

/** Asked for each time: another language's document may have taken the place of the first one. */
const views = () => document.querySelectorAll<HTMLElement>('section.sam-view');

function first(): HTMLElement {
  const [view] = views();
  if (!view) throw new Error('the document has no lessons');
  return view;
}

/** The view of that id, or the one that holds it: a word of the glossary, a source. */
const known = (id: string): HTMLElement | undefined =>
  document.getElementById(id)?.closest<HTMLElement>('section.sam-view') ?? undefined;

/**
 * Routes by hash over `section.sam-view`. One pattern for every change: title first, then focus on the heading.
 * @param edition its title is the last part of the document's
 * @param onShow told of every view that opens, by whatever way
 */
export function createRouter(edition: Readonly<ShownEdition>, onShow: (id: string) => void): Router {
  let current = '';
  let entrance = '';
  let movedAt = 0;

  function show(view: HTMLElement): void {
    if (view.id === current) return;
    fold(view);
    settle(view);
  }

  function settle(view: HTMLElement): void {
    current = view.id;
    movedAt = performance.now();
    const heading = view.querySelector('h2')?.textContent ?? '';
    document.title = `${heading} – ${edition.title}`;
    onShow(view.id);
  }

  /** Hides all but one view. Taking that one out of the layout for a moment makes it new there, and not moved. */
  function fold(view: HTMLElement): void {
    html.classList.remove('late');
    view.style.display = 'none';
    for (const other of views()) if (other !== view && !other.hidden) hide(other);
    const cover = document.querySelector('.sam-cover');
    if (cover) view === first() ? cover.removeAttribute('hidden') : hide(cover);
    view.removeAttribute('hidden');
    view.getBoundingClientRect();
    view.style.display = '';
    if (current) leave(current);
  }

  function arrive(view: HTMLElement, id: string): void {
    show(view);
    const place = document.getElementById(id);
    if (place && place !== view && view.contains(place)) {
      place.tabIndex = -1;
      place.focus();
      if (document.activeElement === place) return; // What is locked or folded takes none.
    }
    view.querySelector<HTMLElement>('h2')?.focus({ preventScroll: true });
    const top = view === first() ? 0 : view.getBoundingClientRect().top + scrollY;
    scrollTo({ top: top < innerHeight / 2 ? 0 : top - 16, behavior: 'instant' });
  }

  dropHurry(() => movedAt);
  addEventListener('hashchange', () => {
    const id = location.hash.slice(1);
    const view = known(id === '' ? entrance : id);
    if (view?.isConnected) arrive(view, id);
  });
  // A link to the hash that stands already makes no `hashchange`.
  document.addEventListener('click', (event) => {
    const hash = event.defaultPrevented ? '' : hashAt(event.target);
    const view = hash !== '' && hash === location.hash ? known(hash.slice(1)) : undefined;
    if (!view) return;
    event.preventDefault(); // The browser would take the focus away again.
    arrive(view, hash.slice(1));
  });
  document.addEventListener('beforematch', ({ target }) => {
    const view = target instanceof Element ? target.closest<HTMLElement>('section.sam-view') : null;
    if (view) show(view);
  });

  return {
    get current() {
      return current;
    },
    open(id) {
      const view = known(id) ?? first();
      entrance = view.id;
      if (isReading()) settle(view);
      else show(view);
      html.classList.add('ready');
    },
    go(id) {
      if (location.hash === `#${id}`) arrive(known(id) ?? first(), id);
      else location.hash = id;
    },
  };
}
