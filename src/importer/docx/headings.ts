import type { Heading, RootContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { notesHeading } from './lessons.ts';

/** How the headings of a document stand in a lesson. */
export interface HeadingDepths {
  /** The only heading of the highest level, where it stands first: the name of the lesson. */
  readonly title?: string;
  /** The blocks without the title. */
  readonly rest: readonly RootContent[];
  depthOf(depth: number): 3 | 4;
}

/** Finds the title, and gives the highest level that is left three signs, and all below it four. */
export function headingDepths(blocks: readonly RootContent[], known: string | undefined): HeadingDepths {
  const headings = blocks.filter((block): block is Heading => block.type === 'heading' && plain(block).trim() !== '');
  const top = Math.min(...headings.map(({ depth }) => depth));
  const ofTop = headings.filter((each) => each.depth === top && plain(each) !== notesHeading);
  const [first] = ofTop;
  const firstText = blocks.find((block) => plain(block).trim() !== '');
  const isTitle = known === undefined && ofTop.length === 1 && first !== undefined && first === firstText;
  const rest = isTitle ? blocks.filter((block) => block !== first) : blocks;
  const left = isTitle ? headings.filter((each) => each !== first && plain(each) !== notesHeading) : headings;
  const highest = left.length > 0 ? Math.min(...left.map(({ depth }) => depth)) : top;
  return {
    ...(isTitle && first && { title: plain(first).trim() }),
    rest,
    depthOf: (depth) => (depth <= highest ? 3 : 4),
  };
}
