/**
 * Tells when the end of a lesson has come into view, which is what «seen» means: nobody has to press a last button.
 * @param onEnd called with the lesson's id, each time its end is seen
 */
export function watchReading(onEnd: (lessonId: string) => void): void {
  const observer = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      const view = target.closest<HTMLElement>('.sam-view');
      if (isIntersecting && view && document.visibilityState === 'visible') onEnd(view.id);
    }
  });
  for (const end of document.querySelectorAll('.sam-view[data-kind="lesson"] > .sam-steps')) observer.observe(end);
}
