const focusable = 'a[href], button, input, select, textarea, summary, audio, video, [tabindex]';

/** Where the focus is, so that it is found again when another document has taken the place of this one. */
export function focusPlace(element: HTMLElement): () => HTMLElement | undefined {
  const holder = element.closest<HTMLElement>('[id]') ?? document.body;
  const find = (within: Element | null): HTMLElement | undefined =>
    within?.id && within.id === element.id
      ? (within as HTMLElement)
      : [...(within?.querySelectorAll<HTMLElement>(focusable) ?? [])][index];
  const index = [...holder.querySelectorAll<HTMLElement>(focusable)].indexOf(element);
  return () => (element.isConnected ? element : find(holder.id ? document.getElementById(holder.id) : holder));
}

/** A block of the view that shows, by which the learner knows where they are: the first that is not above the edge. */
export function readingPlace(): () => Element | undefined {
  const blocks = (id: string) => [...document.querySelectorAll(`#${id} > *, #${id} > .sam-text > *`)];
  const view = document.querySelector('section.sam-view:not([hidden])')?.id ?? 'innhold';
  const index = blocks(view).findIndex((block) => block.getBoundingClientRect().bottom > 0);
  return () => blocks(view)[index];
}
