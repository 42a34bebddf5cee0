import type { BlockContext, BlockDefinition, BlockDraft } from '../blocks/block.ts';
import type { ContainerDirective } from '../interactions/kind.ts';
import { suggest } from './nearest.ts';

/**
 * Reads a block, and reports words in its braces that it does not know.
 * @param isMended whether its opening line has been told of already
 */
export function readBlock(
  node: ContainerDirective,
  kind: BlockDefinition,
  context: BlockContext,
  isMended: boolean,
): BlockDraft {
  const [name] = kind.names;
  for (const attribute of Object.keys(node.attributes ?? {})) {
    if (kind.attributes.includes(attribute)) continue;
    const wayOut = kind.attributes.length > 0 ? suggest(attribute, kind.attributes) : 'Slett det.';
    context.report(node, 'ukjent-egenskap', `«${attribute}» er ikke noe :::${name} kan ha. ${wayOut}`);
  }
  for (const child of node.children) {
    if (isLabel(child) && !isMended) {
      const text = `Teksten i klammene kan ikke stå der. Flytt den til linjen under :::${name}`;
      context.report(node, 'tekst-i-klammer', text);
    }
    if (child.type !== 'containerDirective') continue;
    const text = `«${child.name}» kan ikke stå inni :::${name}. Lukk med ::: før det.`;
    context.report(child, 'direktiv-i-blokk', text);
  }
  const children = node.children.filter(
    (child) => !isLabel(child) && child.type !== 'containerDirective' && child.type !== 'definition',
  );
  return kind.parse({ ...node, children }, context);
}

/** `[…]` behind the name of a directive, which the parser gives as its first paragraph. */
const isLabel = (node: ContainerDirective['children'][number]): boolean =>
  node.type === 'paragraph' && node.data?.directiveLabel === true;
