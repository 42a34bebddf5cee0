import type { Paragraph, PhrasingContent } from 'mdast';
import { toString as plain } from 'mdast-util-to-string';
import { joinMarks } from '../marks.ts';

/** A paragraph for each line of one. */
export function breakUp(paragraph: Paragraph): Paragraph[] {
  const lines: PhrasingContent[][] = [[]];
  for (const child of paragraph.children) {
    if (child.type === 'break') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines
    .map((children): Paragraph => ({ ...paragraph, children: joinMarks(children) }))
    .filter((line) => plain(line).trim() !== '' || line.children.some(({ type }) => type === 'image'));
}

/** What is left of a line when what it begins with is taken away, also where part of that is in bold. */
export function withoutStart(nodes: readonly PhrasingContent[], start: RegExp): PhrasingContent[] {
  const text = plain({ type: 'paragraph', children: [...nodes] });
  return joinMarks(cut(nodes, start.exec(text)?.[0].length ?? 0));
}

function cut(nodes: readonly PhrasingContent[], length: number): PhrasingContent[] {
  let left = length;
  return nodes.flatMap((node): PhrasingContent[] => {
    if (left === 0) return [node];
    const own = plain(node).length;
    const taken = Math.min(left, own);
    left -= taken;
    if (taken === own && own > 0) return [];
    if (node.type === 'text') return [{ ...node, value: node.value.slice(taken) }];
    return 'children' in node ? [{ ...node, children: cut(node.children, taken) } as PhrasingContent] : [node];
  });
}
