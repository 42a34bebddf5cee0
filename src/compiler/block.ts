import type { BlockContext, BlockDefinition, BlockDraft } from '../blocks/block.ts';
import type { ContainerDirective } from '../interactions/kind.ts';
import { suggest } from './nearest.ts';

/** Reads a block, and reports words in its braces that it does not know. */
export function readBlock(node: ContainerDirective, kind: BlockDefinition, context: BlockContext): BlockDraft {
  for (const name of Object.keys(node.attributes ?? {})) {
    if (kind.attributes.includes(name)) continue;
    const wayOut = kind.attributes.length > 0 ? suggest(name, kind.attributes) : 'Slett det.';
    context.report(node, 'ukjent-egenskap', `«${name}» er ikke noe :::${kind.names[0]} kan ha. ${wayOut}`);
  }
  for (const nested of node.children) {
    if (nested.type !== 'containerDirective') continue;
    const text = `«${nested.name}» kan ikke stå inni :::${kind.names[0]}. Lukk med ::: før det.`;
    context.report(nested, 'direktiv-i-blokk', text);
  }
  return kind.parse(node, context);
}
