/** A window, as far as leaving it is concerned. */
export interface DepartingWindow extends Pick<EventTarget, 'addEventListener'> {
  readonly parent: unknown;
  readonly navigation?: Pick<EventTarget, 'addEventListener'>;
}

/**
 * Tells whether a page that goes may come straight back by a reload. A script's reload is known for one (Navigation API), but a
 * browser does not tell that of its own button from a closed tab: there a page in a frame is taken to be gone, since
 * it is the LMS around it that closes or reloads, and a page in a window of its own is not. To be called before anybody listens for `pagehide` who asks then.
 */
export function watchDeparture(win: DepartingWindow): () => boolean {
  let isHiding = false;
  let way: string | undefined;
  win.navigation?.addEventListener('navigate', (event) => {
    if (!isWithin(event)) way = String(Reflect.get(event, 'navigationType'));
  });
  win.addEventListener('pagehide', () => (isHiding = true));
  win.addEventListener('pageshow', () => {
    [isHiding, way] = [false, undefined];
  });
  return () => isHiding && (way === undefined ? win.parent === win : way === 'reload');
}

/** Whether a navigation stays in the document, as from one lesson to the next. */
const isWithin = (event: Event): boolean => {
  const destination: unknown = Reflect.get(event, 'destination');
  return typeof destination === 'object' && destination !== null && Reflect.get(destination, 'sameDocument') === true;
};
