import type { ElementContent } from 'hast';
import type { ContainerDirective } from '../../interactions/kind.ts';
import type { BlockContext } from '../block.ts';

/** The whole text of a block; reports one that has none. */
export function textOf(node: ContainerDirective, { report, toHast }: BlockContext): ElementContent[] {
  if (node.children.length === 0) {
    report(node, 'tom-blokk', `:::${node.name} er tom. Skriv teksten på linjene under, eller slett den.`);
  }
  return toHast(node.children);
}

/** What stands in braces as `name="…"`; empty if it is missing. */
export const attributeOf = ({ attributes }: ContainerDirective, name: string): string =>
  attributes?.[name]?.trim() ?? '';

/** A lone paragraph gives up its wrapper. */
export function bare(content: readonly ElementContent[]): readonly ElementContent[] {
  const [first] = content;
  return content.length === 1 && first?.type === 'element' && first.tagName === 'p' ? first.children : content;
}
