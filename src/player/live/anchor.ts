/** A block that the reader has before them, to be found again when its lesson has been written anew. */
export interface Anchor {
  readonly viewId: string;
  /** Among the blocks of the view. */
  readonly index: number;
  readonly text: string;
  /** Where it stood, in pixels from the top of the window. */
  readonly top: number;
}

/** The blocks of a view: what stands in its text, and the questions of a test. */
const blocksOf = (viewId: string): readonly Element[] => [
  ...document.querySelectorAll(`#${viewId} > .sam-text > *, #${viewId} > h2, #${viewId} .sam-question`),
];

const textOf = (block: Element): string => block.textContent?.replaceAll(/\s+/g, ' ').trim() ?? '';

/** The first block of the view that shows which is not above the edge of the window. */
export function anchorNow(): Anchor | undefined {
  const view = document.querySelector('section.sam-view:not([hidden])');
  if (!view) return undefined;
  const blocks = blocksOf(view.id);
  const index = blocks.findIndex((block) => block.getBoundingClientRect().bottom > 0);
  const block = blocks[index];
  if (!block) return undefined;
  return { viewId: view.id, index, text: textOf(block), top: block.getBoundingClientRect().top };
}

/** Scrolls so that the block stands where it stood; where its own words have changed, what has taken its place does. */
export function standAt({ viewId, index, text, top }: Anchor): void {
  const blocks = blocksOf(viewId);
  const same = blocks
    .map((block, at) => ({ block, far: Math.abs(at - index) }))
    .filter(({ block }) => textOf(block) === text)
    .sort((a, b) => a.far - b.far)[0]?.block;
  const block = same ?? blocks[Math.min(index, blocks.length - 1)];
  const moved = block ? block.getBoundingClientRect().top - top : 0;
  if (Math.abs(moved) >= 1) scrollBy({ top: moved, behavior: 'instant' });
}
