/** Ends that are watched already: a document may be taken over in part, and then most of them stay. */
const watched = new WeakSet<Element>();

/**
 * Tells when a learner has come to the end of a lesson, which is what «seen» means: its last line has come into view, or
 * its «Neste» was used. Nobody has to press a button for it.
 * @param onEnd called with the lesson's id, each time its end is reached
 */
export function watchReading(onEnd: (lessonId: string) => void): void {
  const reach = (end: Element | null) => {
    const view = end?.closest<HTMLElement>('.sam-view');
    if (view) onEnd(view.id);
  };
  const observer = new IntersectionObserver((entries) => {
    const isRead = document.visibilityState === 'visible';
    for (const { isIntersecting, target } of entries) if (isIntersecting && isRead) reach(target);
  });
  for (const end of document.querySelectorAll('.sam-view[data-kind="lesson"] > .sam-steps')) {
    if (watched.has(end)) continue;
    watched.add(end);
    observer.observe(end);
    end.querySelector('.sam-next')?.addEventListener('click', () => reach(end));
  }
}
