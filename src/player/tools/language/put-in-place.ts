import type { ShownEdition } from '../../../model/shown-edition.ts';
import { carryJudgements, carryOver } from './carry-over.ts';
import { focusPlace, readingPlace } from './focus-place.ts';

/** Parts of the document that are replaced whole; the top bar and the live region stay, for others hold on to them. */
const parts = ['.sam-menu', 'main', '.sam-foot'] as const;

/**
 * Puts another language's document in the place of the one that shows. What the learner has put in comes along, and so does the focus;
 * what stood at a place on the screen stands there after. Gives what puts it there once more, for when feedback has been drawn above it.
 * @param pressed what the learner has just used, where a browser does not move the focus to it
 */
export function putInPlace(
  next: Document,
  edition: ShownEdition,
  titleBefore: string,
  pressed?: HTMLElement,
): () => void {
  const body = document.importNode(next.body, true);
  const active = pressed ?? (document.activeElement instanceof HTMLElement ? document.activeElement : document.body);
  const isFocused = active !== document.body && active.closest('dialog') === null;
  const anchor = isFocused ? focusPlace(active) : readingPlace();
  const selection = selectionIn(active);
  const top = anchor()?.getBoundingClientRect().top;
  const before = document.createDocumentFragment();

  carryOver(document, body);
  document.documentElement.lang = edition.lang;
  retext(document.body, body);
  for (const part of parts) replace(part, body, before);
  carryJudgements(before, document);
  before.replaceChildren(); // Chromium never lets go of a `<picture>` that stands in anything.
  rename(edition, titleBefore);

  const now = anchor();
  if (isFocused && now instanceof HTMLElement && now !== document.activeElement) {
    now.focus({ preventScroll: true });
    if (selection) (now as HTMLInputElement).setSelectionRange(...selection);
  }
  const stay = () => {
    if (now && top !== undefined) scrollBy({ top: now.getBoundingClientRect().top - top, behavior: 'instant' });
  };
  stay();
  return stay;
}

/** What holds on to `main` keeps it; all that is in it is new. */
function replace(part: (typeof parts)[number], body: HTMLElement, before: DocumentFragment): void {
  const [earlier, next] = [document.querySelector(`body ${part}`), body.querySelector(part)];
  if (!earlier || !next) return;
  for (const script of next.querySelectorAll('script')) script.remove(); // It runs already.
  if (part === 'main') {
    before.append(...earlier.childNodes);
    earlier.append(...next.childNodes);
  } else {
    next.prepend(...earlier.querySelectorAll(':scope > .sam-langs')); // The tools have put it there.
    earlier.replaceWith(next);
    before.append(earlier);
  }
}

/** Elements that stay, and say something else now: what skips to the content, and what is in the top bar. */
function retext(body: HTMLElement, next: HTMLElement): void {
  for (const scope of ['.sam-skip', '.sam-top']) {
    for (const element of [...next.querySelectorAll<HTMLElement>(`${scope}, ${scope} *`)]) {
      // From the nearest name on: an element of the top bar that has drawn something has more in it than the document said.
      const named = element.closest<HTMLElement>(`${scope} [id]`);
      const home = named ? `#${named.id}` : scope;
      const selector = element === named ? home : `${home} ${element.localName}:not(sam-save-status *)`;
      const same = (root: HTMLElement) =>
        element.matches(scope) ? root.querySelectorAll(scope) : root.querySelectorAll(selector);
      const place = [...same(next)].indexOf(element);
      const counterpart = same(body)[place];
      if (!counterpart || counterpart.closest('svg')) continue;
      for (const name of ['aria-label', 'title']) {
        const value = element.getAttribute(name);
        if (value !== null) counterpart.setAttribute(name, value);
      }
      const lang = element.getAttribute('lang'); // Of a title that is not translated.
      if (lang) counterpart.setAttribute('lang', lang);
      else counterpart.removeAttribute('lang');
      if (element.childElementCount === 0 && element.textContent) counterpart.textContent = element.textContent;
    }
  }
}

/** The names of page and frame; a name that an LMS has given its frame stays. */
function rename({ title }: ShownEdition, titleBefore: string): void {
  const heading = document.querySelector('section.sam-view:not([hidden]) h2')?.textContent ?? '';
  document.title = `${heading} – ${title}`;
  try {
    if (frameElement?.getAttribute('title') === titleBefore) frameElement.setAttribute('title', title);
  } catch {
    // Another origin's frame is not ours to name.
  }
}

/** The caret, in a field that has one. */
function selectionIn(element: HTMLElement): [number, number] | undefined {
  if (!(element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement)) return undefined;
  const { selectionStart, selectionEnd } = element;
  return selectionStart === null || selectionEnd === null ? undefined : [selectionStart, selectionEnd];
}
