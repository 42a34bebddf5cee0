import { describe, isShown } from './dom.ts';

/** A place where Tab stops. */
export interface Stop {
  readonly what: string;
  /** Its number among all elements of the document. */
  readonly order: number;
  /** How many times focus has come here. */
  readonly visits: number;
  readonly isShown: boolean;
  /** Whether what is at its middle is the control itself, or its label. */
  readonly isOnTop: boolean;
  /** What is at its middle instead. */
  readonly over: string;
  /** Whether it is a target of its own, and not a link in running text. */
  readonly isControl: boolean;
  readonly width: number;
  readonly height: number;
  /** Where it stands, for the order that is seen. */
  readonly box: { readonly top: number; readonly bottom: number; readonly left: number };
  readonly isInView: boolean;
}

const visits = new Map<Element, number>();
let last: { readonly element: Element; readonly look: string } | undefined;

/** What stands for a control that is drawn by its label: a box that is ticked marks its whole row. */
const drawn = (element: Element): Element => element.closest('label, .sam-option, .sam-check') ?? element;

/** How the control, and what is drawn around it, looks now. */
function lookOf(element: Element): string {
  const around = [element, drawn(element), drawn(element).parentElement].flatMap((each) =>
    each ? [getComputedStyle(each), getComputedStyle(each, '::before'), getComputedStyle(each, '::after')] : [],
  );
  const labels =
    element instanceof HTMLInputElement ? [...(element.labels ?? [])].map((each) => getComputedStyle(each)) : [];
  const { top, left } = element.getBoundingClientRect();
  // A skip link shows itself, which is mark enough.
  const isOffScreen = top + scrollY < 0 || left < 0 || getComputedStyle(element).clipPath !== 'none';
  return [
    isOffScreen,
    ...[...around, ...labels].map(
      ({ outlineStyle, outlineWidth, outlineColor, boxShadow, borderColor, backgroundColor }) =>
        [
          Number.parseFloat(outlineWidth) >= 2 && outlineStyle !== 'none' ? outlineColor : '',
          boxShadow,
          borderColor,
          backgroundColor,
        ].join(),
    ),
  ].join('|');
}

/** Begins a walk. */
export function beginWalk(): void {
  visits.clear();
  last = undefined;
}

/** Where focus is now: no stop when it has left the document; and whether what had it before looked otherwise then. */
export async function step(): Promise<{ readonly wasMarked: boolean; readonly stop?: Stop }> {
  const element = document.activeElement;
  const isGone = !last?.element.isConnected || last.element === element;
  const wasMarked = isGone || !last || lookOf(last.element) !== last.look;
  if (!element || element === document.body || element === document.documentElement) {
    last = undefined;
    return { wasMarked };
  }
  // The browser's own controls of a video are stops inside it.
  if (last?.element !== element || !element.matches('video, audio')) {
    visits.set(element, (visits.get(element) ?? 0) + 1);
    last = { element, look: lookOf(element) };
  }
  // A busy browser may not have scrolled there yet.
  for (let tries = 0; tries < 20 && !stopAt(element).isInView; tries++)
    await new Promise((resolve) => setTimeout(resolve, 25));
  return { wasMarked, stop: stopAt(element) };
}

/** Where Tab ought to stop behind an element, and has not: of a group of radio buttons, one is enough. */
export function missed(order: number): string[] {
  const all = [...document.querySelectorAll('*')].slice(order + 1);
  const groups = new Set([...visits.keys()].map(groupOf));
  return all
    .filter((element) => element.matches('a[href], button, input, select, textarea, summary, [tabindex="0"]'))
    .filter((element) => !element.matches(':disabled, [tabindex="-1"], details:not([open]) > :not(summary) *'))
    .filter((element) => isShown(sized(element)) && !visits.has(element) && !groups.has(groupOf(element)))
    .map(describe);
}

const groupOf = (element: Element): string | Element =>
  element instanceof HTMLInputElement && element.type === 'radio' ? element.name : element;

function stopAt(element: Element): Stop {
  const target = sized(element);
  const box = target.getBoundingClientRect();
  const first = element.getClientRects()[0] ?? box;
  const drawnBox = isTiny(first) ? box : first;
  // Of a field that is high, the browser shows the line to write on: part of it is enough (WCAG 2.4.11).
  const top = Math.max(0, drawnBox.top);
  const bottom = Math.min(innerHeight, drawnBox.bottom);
  const x = drawnBox.left + drawnBox.width / 2;
  const y = (top + bottom) / 2;
  const hit = document.elementFromPoint(x, y);
  return {
    what: describe(element),
    order: [...document.querySelectorAll('*')].indexOf(element),
    visits: visits.get(element) ?? 0,
    isShown: isShown(target),
    isOnTop: hit !== null && (target.contains(hit) || (hit.contains(element) && hit.closest('label') !== null)),
    over: hit ? describe(hit) : 'nothing',
    isControl: !isInText(element),
    width: box.width,
    height: box.height,
    box: { top: box.top + scrollY, bottom: box.bottom + scrollY, left: box.left },
    isInView: bottom - top >= Math.min(24, drawnBox.height) - 1 && x >= 0 && x <= innerWidth,
  };
}

const isTiny = ({ width, height }: DOMRect): boolean => width <= 2 || height <= 2;

/** What can be hit: the label counts with its box. */
const sized = (element: Element): Element => {
  const label =
    element instanceof HTMLInputElement && /radio|checkbox/.test(element.type) ? element.labels?.[0] : undefined;
  return label && isShown(label) ? label : element;
};

/** A link in running text, and what the browser draws itself (WCAG 2.5.8); a heading that has focus is no target. */
const isInText = (element: Element): boolean =>
  (element.matches('a') && getComputedStyle(element).display === 'inline') ||
  element.matches('video, audio, h1, h2, h3, main, section, [tabindex="-1"], [tabindex="0"]:not([role])');
