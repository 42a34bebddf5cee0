import type { Outline } from '../../model/outline.ts';
import { carryJudgements, carryOver } from '../tools/language/carry-over.ts';
import { focusPlace } from '../tools/language/focus-place.ts';

/** What a document says of its module to the player. */
export const outlineIn = (each: Document): Outline | undefined => {
  const text = each.getElementById('sam-outline')?.textContent;
  return text ? (JSON.parse(text) as Outline) : undefined;
};

/** Whether a page can take over the next document as it stands: the course that runs knows its lessons and questions by the outline. */
export function isPatchable(shown: Document, next: Document): boolean {
  const outlineOf = (each: Document) => each.getElementById('sam-outline')?.textContent;
  // A first word of the glossary brings a view of its own.
  const viewsOf = (each: Document) => [...(each.querySelector('main')?.children ?? [])].map(keyOf).join();
  const isSame = (selector: string) => equal(shown.querySelector(selector), next.querySelector(selector));
  return (
    outlineOf(shown) === outlineOf(next) &&
    viewsOf(shown) === viewsOf(next) &&
    ['head', '.sam-skip', '.sam-top'].every(isSame)
  );
}

/**
 * Puts what differs between two documents in the place of what stands in the page, view by view. What the learner has put in comes along, and
 * the focus. Lessons that have not changed keep their elements.
 * @param shown the document that the page was made of, as it came
 */
export function patch(shown: Document, next: Document): void {
  const focus = keepFocus();
  const before = document.createDocumentFragment();
  const views = changedViews(shown, next);
  // A `main` of its own, for elements are looked up by it.
  const body = document.createElement('main');
  for (const { fresh } of views) body.append(fresh);
  carryOver(document, body);
  for (const { earlier, fresh } of views) {
    fresh.prepend(...earlier.querySelectorAll(':scope > .sam-notice'));
    earlier.replaceWith(fresh);
    before.append(earlier);
  }
  // Of the foot only the last line is the author's; the tools have put theirs beside it.
  for (const selector of ['.sam-menu', '.sam-foot > p:last-of-type'])
    if (!equal(shown.querySelector(selector), next.querySelector(selector))) replace(selector, next);
  carryJudgements(before, document);
  // Chromium never lets go of a `<picture>` that stands in anything, be it a fragment that nobody holds.
  before.replaceChildren();
  focus();
}

const equal = (a: Element | null, b: Element | null): boolean => (a && b ? a.isEqualNode(b) : a === b);

const keyOf = (element: Element): string => element.id || element.className;

interface ChangedView {
  readonly earlier: Element;
  readonly fresh: Element;
}

/** The parts of `main` that differ; none comes or goes, see `isPatchable`. */
function changedViews(shown: Document, next: Document): readonly ChangedView[] {
  const standing = new Map([...(document.querySelector('main')?.children ?? [])].map((each) => [keyOf(each), each]));
  const earlier = new Map([...(shown.querySelector('main')?.children ?? [])].map((each) => [keyOf(each), each]));
  return [...(next.querySelector('main')?.children ?? [])].flatMap((each) => {
    const stands = standing.get(keyOf(each));
    if (!stands || equal(earlier.get(keyOf(each)) ?? null, each)) return [];
    return [{ earlier: stands, fresh: document.importNode(each, true) }];
  });
}

function replace(selector: string, next: Document): void {
  const fresh = next.querySelector(selector);
  if (fresh) document.querySelector(selector)?.replaceWith(document.importNode(fresh, true));
}

/** Puts the focus back on what takes the place of what had it, and the caret where it was. */
function keepFocus(): () => void {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || active === document.body) return () => undefined;
  const find = focusPlace(active);
  const field = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? active : undefined;
  const [start, end] = [field?.selectionStart ?? null, field?.selectionEnd ?? null];
  return () => {
    const now = find();
    if (!now || now === document.activeElement) return;
    now.focus({ preventScroll: true });
    const isField = now instanceof HTMLInputElement || now instanceof HTMLTextAreaElement;
    if (isField && start !== null && end !== null) now.setSelectionRange(start, end);
  };
}
