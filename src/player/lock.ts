import type { Course } from '../tracking/course.ts';
import { waitingLessons } from '../tracking/order.ts';
import { announce } from './page.ts';

/**
 * What it takes that the lessons of a module open one by one; a player whose modules are free has `no-lock.ts` in place of this file.
 * The document says of every lesson but the first that it may be locked, and has the words for it.
 */
const mark = 'data-locked';

/** Whether a lesson is not open: yet, or as long as nobody knows. */
export const isLocked = (id: string): boolean => document.getElementById(id)?.hasAttribute(mark) ?? false;

/**
 * Opens lessons as the learner gets to them: to be called whenever something has changed. Only a learner whose work is kept is held to the order: who could not be read, has no
 * contact, or only looks, could be locked out of what they have done.
 */
export function keepOrder(course: Course): void {
  const { standing, stateFault, outline, snapshot } = course;
  const isHeld = standing === 'writing' && !stateFault;
  const waiting = isHeld ? waitingLessons(outline, snapshot) : undefined;
  for (const { id } of outline.lessons) setLock(id, waiting?.get(id));
  document.addEventListener('click', explain, true); // However often, it listens once.
}

/** @param needed the lesson that has to be done first; the lesson is open where there is none */
function setLock(id: string, needed: string | undefined): void {
  const view = document.getElementById(id);
  const entry = document.querySelector(`.sam-menu-link[href="#${id}"]`);
  if (!view || !entry) return;
  if (needed === undefined) {
    if (view.hasAttribute(mark)) open(view);
    entry.removeAttribute('aria-disabled');
    return;
  }
  view.setAttribute(mark, 'yes');
  entry.setAttribute('aria-disabled', 'true');
  const title = document.getElementById(`${needed}_tittel`);
  for (const name of document.querySelectorAll<HTMLElement>(`[data-needed="${id}"]`)) {
    name.textContent = title?.textContent ?? '';
    name.lang = title?.lang ?? ''; // Such as that of a title that is not translated.
    if (name instanceof HTMLAnchorElement) name.href = `#${needed}`;
  }
}

/** Taken out of the layout for a moment, its text is new there, and has moved nothing. */
function open(view: HTMLElement): void {
  view.style.display = 'none';
  view.removeAttribute(mark);
  view.getBoundingClientRect();
  view.style.display = '';
}

/** A locked lesson in the menu says why, and leads nowhere. */
function explain(event: Event): void {
  const target = event.target instanceof Element ? event.target : null;
  const why = target?.closest('.sam-menu-link[aria-disabled]')?.querySelector('.sam-entry-lock')?.textContent;
  if (!why) return;
  event.preventDefault();
  event.stopPropagation();
  announce(why);
}
