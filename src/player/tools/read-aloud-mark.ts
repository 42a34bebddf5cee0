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

/** Room for the bar that lies at the bottom meanwhile, in pixels. */
const margin = { top: 16, bottom: 96 };

function keepInSight(said: Range | Element, block: Element): void {
  const { top, bottom } = said.getBoundingClientRect();
  if (top >= margin.top && bottom <= innerHeight - margin.bottom) return;
  const isCalm =
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.dataset.motion === 'reduce';
  block.scrollIntoView({ block: 'center', behavior: isCalm ? 'instant' : 'smooth' });
}
