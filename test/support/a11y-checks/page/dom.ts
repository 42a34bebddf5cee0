/** Whether a sighted learner can see it. */
export const isShown = (element: Element): boolean =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true, contentVisibilityAuto: true });

/** Those of a selector that show. */
export const shown = (selector: string): Element[] => [...document.querySelectorAll(selector)].filter(isShown);

/** The beginning of an element's markup, so that a failing test shows what it is. */
export const describe = (element: Element): string => element.outerHTML.replace(/\s+/g, ' ').slice(0, 110);

/** What a screen reader calls it, near enough: its label, or its text. */
export function nameOf(element: Element): string {
  const labels = element
    .getAttribute('aria-labelledby')
    ?.split(' ')
    .map((id) => document.getElementById(id)?.textContent ?? '')
    .join(' ');
  return (element.getAttribute('aria-label') ?? labels ?? element.textContent ?? '').replace(/\s+/g, ' ').trim();
}

/** Elements that a keyboard and a screen reader can use as they are. */
export const operable =
  'a[href], button, input, select, textarea, summary, label, option, video, audio, [role=button], [role=tab], [role=link]';
