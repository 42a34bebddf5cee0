import type { Sentence } from './read-aloud-text.ts';

const name = 'sam-read';

/** Marks the sentence that is being said, in place of the one before; none without one. */
export function markSentence(sentence: Sentence | undefined): void {
  for (const earlier of document.querySelectorAll('.sam-read-block')) earlier.classList.remove('sam-read-block');
  CSS.highlights?.delete(name);
  if (!sentence) return;
  const list = sentence.block.closest('select'); // Its options are not drawn, so there is nothing in it to mark.
  if (globalThis.Highlight && CSS.highlights && !list) CSS.highlights.set(name, new Highlight(sentence.range));
  else (list ?? sentence.block).classList.add('sam-read-block');
  keepInSight(list ?? sentence.range, list ?? sentence.block);
}

const above = 16;

/** Between the top and the bar, which lies at the bottom meanwhile. */
function keepInSight(said: Range | Element, block: Element): void {
  const { top, bottom, height } = said.getBoundingClientRect();
  const room = (document.querySelector('.sam-read')?.getBoundingClientRect().top ?? innerHeight) - 2 * above;
  if (top >= above && bottom <= above + room) return;
  const isCalm =
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.dataset.motion === 'less';
  const behavior = isCalm ? 'instant' : 'smooth';
  // A paragraph that fits goes into the middle, also of a page that the frame is in; of a longer one, its sentence.
  if (block.clientHeight < room / 2) block.scrollIntoView({ block: 'center', behavior });
  else scrollBy({ top: top - above - Math.max(0, room - height) / 2, behavior });
}
