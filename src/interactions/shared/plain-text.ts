import type { RootContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';

/** Markdown as plain words on one line. */
export const plainText = (nodes: readonly RootContent[]): string =>
  nodes
    .map((node) => plain(node))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim();
