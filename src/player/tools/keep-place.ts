import type { Course } from '../../tracking/course.ts';
import { make } from './dom.ts';
import { onLanguage } from './language.ts';
import { placeNow, placeOf, placesIn } from './place.ts';
import type { PlayerPort, Tool } from './tool.ts';
import { toolWords } from './words.ts';

/** So long after the last scroll the place is remembered. */
const pauseMs = 400;

/** Room above the place, in pixels. */
const above = 16;

/** Brings the learner back to where in the lesson they were, and remembers on the device where that is. */
export const keepPlace: Tool = (port) => {
  void port.opened.then((course) => {
    // Nothing else runs between the player's own return to the lesson and this, so it is one picture.
    const place = comeBack(port, course);
    remember(port, course);
    if (!place) return;
    const [view, index] = [place.view.id, placesIn(place.view).indexOf(place.element)];
    onLanguage(port, () => {
      const now = document.getElementById(view);
      const element = now && placesIn(now)[index];
      if (element && view === port.router.current) putLine({ view: now, element });
    });
  });
};

interface Place {
  readonly view: HTMLElement;
  readonly element: HTMLElement;
}

/** Not where the learner has begun to do something, or has followed a link here. */
function comeBack({ router, announce }: PlayerPort, course: Course): Place | undefined {
  const element = placeOf(course);
  const view = element?.closest<HTMLElement>('.sam-view');
  const isStill = location.hash === '' && scrollY < 1 && !document.activeElement?.closest('main');
  if (!element || !view || view.id !== router.current || !isStill || !course.resumed) return undefined;
  const hasNote = view.querySelector(':scope > .sam-notice:not(:has(button))') !== null;
  const line = putLine({ view, element });
  scrollTo({ top: line.getBoundingClientRect().top - above, behavior: 'instant' });
  if (!hasNote) announce(toolWords()('place.back'));
  return { view, element };
}

/** Says where the learner is beside that place, and no more at the top of the view. */
function putLine({ view, element }: Place): HTMLElement {
  const t = toolWords();
  const top = make('a', { href: `#${view.id}` }, t('place.top'));
  const line = make('p', { class: 'sam-notice' }, `${t('place.back')} `, top);
  const note = view.querySelector(':scope > .sam-notice:not(:has(button))');
  withoutShift(view, () => {
    if (note?.textContent === t('place.back')) note.remove();
    element.before(line);
  });
  return line;
}

/** What has been out of the layout for a moment is new there, and has moved nothing. */
function withoutShift(view: HTMLElement, change: () => void): void {
  view.style.display = 'none';
  change();
  view.getBoundingClientRect();
  view.style.display = '';
}

function remember({ outline, router }: PlayerPort, course: Course): void {
  let kept = course.place;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const keep = () => {
    clearTimeout(waiting);
    const isLesson = outline.lessons.some(({ id }) => id === router.current);
    const place = isLesson ? placeNow(router.current, outline.version) : '';
    if (place === kept) return;
    kept = place;
    course.keepPlace(place);
  };
  addEventListener('scroll', () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, pauseMs);
  });
  addEventListener('hashchange', keep);
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') keep();
  });
}
