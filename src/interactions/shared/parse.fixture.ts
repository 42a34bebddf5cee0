import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import { toHast as mdastToHast } from 'mdast-util-to-hast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { InteractionDefinition } from '../kind.ts';

function toHast(nodes: readonly RootContent[]): ElementContent[] {
  const tree = mdastToHast({ type: 'root', children: [...nodes] });
  const children = tree.type === 'root' ? tree.children : [];
  return children.flatMap((child) =>
    child.type === 'element' || (child.type === 'text' && child.value !== '\n') ? [child] : [],
  );
}

/** Parses one question of a kind, and gives its faults as `line rule`. */
export function parseQuestion(kind: InteractionDefinition, text: string) {
  const [node] = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).parse(text).children;
  if (node?.type !== 'containerDirective') throw new Error('The text is not a directive');
  const faults: string[] = [];
  const draft = kind.parse(node, {
    report: (at, rule) => faults.push(`${at.position?.start.line} ${rule}`),
    reportLine: (line, rule) => faults.push(`${line} ${rule}`),
    toHast,
    lines: text.split('\n'),
  });
  return { draft, faults };
}
