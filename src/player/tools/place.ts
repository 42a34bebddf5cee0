import type { Course } from '../../tracking/course.ts';

/**
 * What a learner can come back to in a lesson, in the order of the document: its blocks, and each question of a test. A place is named
 * by its id; one that has none by its number and the version of the text, for it is no name in any other.
 */
export const placesIn = (view: Element): readonly HTMLElement[] => [
  ...view.querySelectorAll<HTMLElement>('.sam-text > *, .sam-question'),
];

/** Names the place that is read now: the last that begins above a third of the window. The lesson alone while its heading shows. */
export function placeNow(viewId: string, version: string): string {
  const view = document.getElementById(viewId);
  const heading = view?.querySelector('h2');
  if (!view || !heading || heading.getBoundingClientRect().bottom > 0) return viewId;
  const places = placesIn(view);
  const begun = places.filter((each) => {
    const { top, height } = each.getBoundingClientRect();
    return height > 0 && top < innerHeight / 3;
  });
  const place = begun.at(-1);
  return place ? `${viewId} ${place.id || `${places.indexOf(place)}@${version}`}` : viewId;
}

/** The place that a course remembers, if it is in the lesson that the learner comes back to. */
export function placeOf({ place, outline, snapshot }: Course): HTMLElement | undefined {
  const [lessonId, name = ''] = place.split(' ');
  const view = lessonId === snapshot.location ? document.getElementById(lessonId) : null;
  if (!view) return undefined;
  const [index, version] = name.split('@');
  const places = placesIn(view);
  return version === outline.version ? places[Number(index)] : places.find(({ id }) => id !== '' && id === name);
}
