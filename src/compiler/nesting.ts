import type { Nodes, Root, RootContent } from 'mdast';

/** More than any text needs, and far from what a recursive walk can bear. */
const maxDepth = 40;

/** The first node that lies deeper than any text should; found without recursion, which it would break. */
export function tooDeep(root: Root): RootContent | undefined {
  let level: readonly RootContent[] = root.children;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > maxDepth) return level[0];
    level = level.flatMap(childrenOf);
  }
  return undefined;
}

const childrenOf = (node: Nodes): readonly RootContent[] => ('children' in node ? node.children : []);
