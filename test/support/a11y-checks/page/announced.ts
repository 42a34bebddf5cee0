import type { Finding } from '../finding.ts';
import { describe, isShown } from './dom.ts';

const live = '[aria-live]:not([aria-live=off]), [role=status], [role=alert], [role=log]';

let observer: MutationObserver | undefined;
let regions: ReadonlySet<Element> = new Set();
let changed = new Set<Element>();
/** What was put into live regions, in its order. */
let said: string[] = [];

/** Begins to listen. Only a region that is there before its words is read out. */
export function listen(): void {
  observer?.disconnect();
  regions = new Set(document.querySelectorAll(live));
  changed = new Set();
  said = [];
  observer = new MutationObserver((records) => {
    for (const { target, addedNodes, type } of records) {
      const element = target instanceof Element ? target : target.parentElement;
      if (!element || (type === 'childList' && addedNodes.length === 0)) continue;
      const region = regionOf(element);
      if (region) said.push(textOf(region));
      else
        for (const node of addedNodes.length > 0 ? addedNodes : [element])
          if (node instanceof Element) changed.add(node);
    }
  });
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
}

const regionOf = (element: Element): Element | undefined => {
  for (let each: Element | null = element; each; each = each.parentElement) if (regions.has(each)) return each;
  return undefined;
};

/** Focus that a script has put on words leads there; what else has come in that question is read on from them. */
const isBesideFocus = (element: Element): boolean => {
  const { activeElement } = document;
  const question = activeElement?.matches('[tabindex="-1"]') ? activeElement.closest('.sam-question') : null;
  return question?.contains(element) ?? false;
};

const textOf = (element: Element): string => (element.textContent ?? '').replace(/\s+/g, ' ').trim();

/** What has been put into live regions since `listen`, in its order. */
export const heard = (): readonly string[] => said.filter((text, index) => text !== '' && text !== said[index - 1]);

/** Words that came into the view, and that neither a live region nor focus has told of. */
export const unannounced = (): Finding[] =>
  [...changed]
    .filter(
      (element) =>
        element.isConnected &&
        isShown(element) &&
        element.closest('main') &&
        textOf(element) !== '' &&
        !element.contains(document.activeElement) &&
        !isBesideFocus(element) &&
        !said.some((text) => text.includes(textOf(element))),
    )
    .map((element) => ({ check: 'announced', where: describe(element) }));
