import type { Nodes, PhrasingContent } from 'mdast';

/** What stands in blocks, on one line with blanks between them. */
export function onOneLine(nodes: readonly Nodes[]): PhrasingContent[] {
  return nodes.flatMap((node, index) => [
    ...(index > 0 && isBlock(node) ? [{ type: 'text', value: ' ' } as const] : []),
    ...lineOf(node),
  ]);
}

const blocks = new Set([
  'paragraph',
  'heading',
  'list',
  'listItem',
  'blockquote',
  'table',
  'tableRow',
  'tableCell',
  'code',
]);

const isBlock = ({ type }: Nodes): boolean => blocks.has(type);

function lineOf(node: Nodes): PhrasingContent[] {
  if (node.type === 'code') return [{ type: 'inlineCode', value: node.value }];
  if (!isBlock(node)) return node.type === 'thematicBreak' ? [] : [node as PhrasingContent];
  return 'children' in node ? onOneLine(node.children) : [];
}
