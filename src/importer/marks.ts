import type { Delete, Emphasis, PhrasingContent, Strong, Text } from 'mdast';

type Mark = Strong | Emphasis | Delete;

const isMark = (node: PhrasingContent): node is Mark =>
  node.type === 'strong' || node.type === 'emphasis' || node.type === 'delete';

/**
 * Joins neighbours that are marked alike, and moves blanks out of them: Word cuts a bold phrase into many runs, some of which are a
 * blank alone, and `** ord**` is not bold in Markdown.
 */
export function joinMarks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes.flatMap(withoutOuterBlanks)) {
    const last = joined.at(-1);
    if (last?.type === 'text' && node.type === 'text') last.value += node.value;
    else if (last && isMark(last) && last.type === node.type)
      last.children = joinMarks([...last.children, ...node.children]);
    else joined.push({ ...node });
  }
  return joinOverBlanks(joined);
}

/** `**ett** **to**` is one phrase in bold. */
function joinOverBlanks(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const joined: PhrasingContent[] = [];
  for (const node of nodes) {
    const [before, blank] = joined.slice(-2);
    if (blank?.type === 'text' && blank.value.trim() === '' && before && isMark(before) && before.type === node.type) {
      joined.splice(-2, 2, { ...before, children: joinMarks([...before.children, blank, ...node.children]) });
    } else joined.push(node);
  }
  return joined;
}

function withoutOuterBlanks(node: PhrasingContent): PhrasingContent[] {
  if (!isMark(node)) return [node];
  const children = node.children.map((child) => ({ ...child }));
  const before = takeBlanks(children[0], /^\s+/);
  const after = takeBlanks(children.at(-1), /\s+$/);
  const kept = children.filter((child) => child.type !== 'text' || child.value !== '');
  return [...before, ...(kept.length > 0 ? [{ ...node, children: kept } as Mark] : []), ...after];
}

function takeBlanks(node: PhrasingContent | undefined, pattern: RegExp): Text[] {
  if (node?.type !== 'text') return [];
  const [blanks = ''] = pattern.exec(node.value) ?? [];
  node.value = node.value.replace(pattern, '');
  return blanks === '' ? [] : [{ type: 'text', value: blanks }];
}
