import type { SamTest } from '../../../blocks/test/test.element.ts';
import type { SamQuestion } from '../../../interactions/shared/question.element.ts';

/**
 * Gives a document that is not in the page yet what the learner has put into the one that is: ticks, words, what is unfolded, turned or
 * played. Its elements then adopt that, as they do what was filled in before the player came (design.md decision 2).
 */
export function carryOver(from: ParentNode, to: ParentNode): void {
  for (const [earlier, next] of pairs<FormControl>(from, to, 'input, select, textarea', controlKey))
    fill(earlier, next);
  for (const [earlier, next] of pairs<HTMLDetailsElement>(from, to, 'details', placeKey)) next.open = earlier.open;
  for (const state of ['aria-expanded', 'aria-selected']) {
    for (const [earlier, next] of pairs(from, to, `main [${state}]`, placeKey))
      next.setAttribute(state, earlier.getAttribute(state) ?? 'false');
  }
  for (const [earlier, next] of pairs<HTMLMediaElement>(from, to, 'video, audio', placeKey)) {
    if (earlier.currentTime > 0) next.currentTime = earlier.currentTime;
  }
  for (const [earlier, next] of pairs(from, to, 'section.sam-view, .sam-cover', placeKey)) {
    const hidden = earlier.getAttribute('hidden');
    if (hidden !== null) next.setAttribute('hidden', hidden);
  }
}

/**
 * Gives elements that have adopted their forms what does not stand in a form: how a test was laid out, and which answers have been judged.
 * An element that failed to upgrade is the plain form that it is.
 */
export function carryJudgements(from: ParentNode, to: ParentNode): void {
  for (const [earlier, next] of pairs<SamTest>(from, to, 'sam-test', tagKey)) next.continueFrom?.(earlier);
  for (const [earlier, next] of pairs<SamQuestion>(from, to, '.sam-question', ({ id }) => id)) {
    const { token, isAnswered } = earlier;
    if (!token) continue;
    const isJudged = isAnswered && earlier.querySelector('.sam-feedback > *') !== null;
    if (isJudged || next.token !== token)
      next.answer = { token, scaled: 0, tries: isJudged ? 1 : 0, ...(!isJudged && { draft: true }) };
  }
}

type FormControl = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function fill(earlier: FormControl, next: FormControl): void {
  if (isTick(earlier) && isTick(next)) next.checked = earlier.checked;
  else next.value = earlier.value;
}

const isTick = (control: FormControl): control is HTMLInputElement =>
  control instanceof HTMLInputElement && ['radio', 'checkbox'].includes(control.type);

const controlKey = (control: FormControl): string =>
  [control.id, control.name, isTick(control) ? control.value : '', control.dataset.part].join('|');

/** By view, for lessons differ in what they hold; and within it by the order. */
const placeKey = (element: Element): string =>
  element.id || (element.closest('section.sam-view')?.id ?? element.closest('[class]')?.className ?? '');

const tagKey = ({ localName }: Element): string => localName;

/** What is the same in two documents: the same key, and as many of it before. */
function pairs<Kind extends Element>(
  from: ParentNode,
  to: ParentNode,
  selector: string,
  keyOf: (element: Kind) => string,
): readonly (readonly [Kind, Kind])[] {
  const waiting = new Map<string, Kind[]>();
  for (const element of from.querySelectorAll<Kind>(selector)) {
    const key = keyOf(element);
    waiting.set(key, [...(waiting.get(key) ?? []), element]);
  }
  return [...to.querySelectorAll<Kind>(selector)].flatMap((element) => {
    const earlier = waiting.get(keyOf(element))?.shift();
    return earlier ? [[earlier, element] as const] : [];
  });
}
