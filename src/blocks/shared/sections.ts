import type { ElementContent } from 'hast';
import type { Heading, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ContainerDirective } from '../../interactions/kind.ts';
import { plainText } from '../../interactions/shared/plain-text.ts';
import type { BlockContext } from '../block.ts';

/** A heading, and what stands under it. */
export interface Section {
  /** Phrasing. */
  readonly title: readonly ElementContent[];
  /** Blocks. */
  readonly content: readonly ElementContent[];
}

/** Sections of a block, which all have headings of one level. */
export interface Sections {
  readonly tag: 'h3' | 'h4';
  readonly sections: readonly Section[];
}

/** Reads a block that is divided by headings; reports text that no heading stands over, and headings over nothing. */
export function sectionsOf(node: ContainerDirective, context: BlockContext): Sections {
  const { report, toHast } = context;
  const depth = node.children.find((child) => child.type === 'heading')?.depth ?? 3;
  const found: { readonly heading: Heading; readonly content: RootContent[] }[] = [];
  let isLost = false;
  for (const child of node.children) {
    const last = found.at(-1);
    if (child.type === 'heading' && child.depth <= depth) found.push({ heading: child, content: [] });
    else if (last) last.content.push(child);
    else if (!isLost) {
      isLost = true;
      const text = `Teksten står over den første overskriften. Skriv ### og en overskrift over den, eller flytt den over :::${node.name}.`;
      report(child, 'tekst-uten-overskrift', text);
    }
  }
  if (found.length === 0 && !isLost) {
    report(node, 'mangler-overskrift', `:::${node.name} har ingen overskrifter. Skriv ### foran hver av dem.`);
  }
  for (const { heading, content } of found) checkSection(heading, content, depth, context);
  return {
    tag: depth > 3 ? 'h4' : 'h3',
    sections: found.map(({ heading, content }) => ({ title: toHast(heading.children), content: toHast(content) })),
  };
}

function checkSection(
  heading: Heading,
  content: readonly RootContent[],
  depth: number,
  { report, toHast }: BlockContext,
): void {
  const title = plainText([heading]);
  if (title === '') report(heading, 'tom-overskrift', 'Overskriften er tom. Skriv hva som står under den.');
  else if (toHast(content).length === 0) {
    report(heading, 'tom-del', `Det står ingenting under «${title}». Skriv teksten, eller slett overskriften.`);
  }
  if (heading.depth < depth) {
    const text = `Overskriften er på et annet nivå enn den første. Skriv ${'#'.repeat(depth)} foran.`;
    report(heading, 'ulikt-niva', text);
  }
  visit(heading, ['link', 'linkReference', 'image'], () => {
    report(heading, 'lenke-i-overskrift', 'Overskriften er en knapp. Flytt lenken eller bildet til teksten under.');
  });
}
