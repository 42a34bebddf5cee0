/** What the learner had done with the plain document before the player started. */
export interface Arrival {
  /** The view they are in, `''` if they have not moved. */
  readonly viewId: string;
  /** Whether to leave them where they are, rather than bring back where they were last time. */
  readonly acted: boolean;
}

/** Reads where the learner is: at a `#hash`, in a form, or scrolled down in the whole text after a slow start. */
export function readArrival(): Arrival {
  const hash = location.hash.slice(1);
  const linked = document.getElementById(hash)?.closest('section.sam-view');
  const focused = document.activeElement?.closest('section.sam-view');
  const ticked = document.querySelector('section.sam-view input:checked')?.closest('section.sam-view');
  const scrolled = scrollY > innerHeight / 2 ? viewAt(innerHeight / 3) : undefined;
  const view = focused ?? linked ?? scrolled ?? ticked;
  return { viewId: view?.id ?? '', acted: view !== null && view !== undefined };
}

/** The view that covers a height on the screen, in pixels from its top. */
const viewAt = (height: number): Element | undefined =>
  [...document.querySelectorAll('section.sam-view')].find((view) => {
    const { top, bottom } = view.getBoundingClientRect();
    return top <= height && bottom > height;
  });
