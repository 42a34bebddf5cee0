import type { Sentence } from './read-aloud-text.ts';

const name = 'sam-read';

/** Marks the sentence that is being said, in place of the one before; none without one. */
export function markSentence(sentence: Sentence | undefined): void {
  for (const earlier of document.querySelectorAll('.sam-read-block')) earlier.classList.remove('sam-read-block');
  if (globalThis.Highlight && CSS.highlights) {
    if (sentence) CSS.highlights.set(name, new Highlight(sentence.range));
    else CSS.highlights.delete(name);
  } else sentence?.block.classList.add('sam-read-block');
  if (sentence) keepInSight(sentence);
}

/** Room for the bar that lies at the bottom meanwhile, in pixels. */
const margin = { top: 16, bottom: 96 };

function keepInSight({ range, block }: Sentence): void {
  const { top, bottom } = range.getBoundingClientRect();
  if (top >= margin.top && bottom <= innerHeight - margin.bottom) return;
  const isCalm =
    matchMedia('(prefers-reduced-motion: reduce)').matches || document.documentElement.dataset.motion === 'reduce';
  block.scrollIntoView({ block: 'center', behavior: isCalm ? 'instant' : 'smooth' });
}
