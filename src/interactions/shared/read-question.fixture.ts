import type { ElementContent } from 'hast';
import type { RootContent } from 'mdast';
import { toHast as mdastToHast } from 'mdast-util-to-hast';
import remarkDirective from 'remark-directive';
import remarkGfm from 'remark-gfm';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import type { InteractionDefinition, InteractionDraft } from '../kind.ts';

const processor = unified().use(remarkParse).use(remarkGfm).use(remarkDirective).freeze();

/** Reads one question as the compiler does, and gives its faults as `line rule`; throws if the text is not a directive. */
export function readQuestion(
  kind: InteractionDefinition,
  text: string,
): { readonly draft: InteractionDraft; readonly faults: readonly string[] } {
  const [node] = processor.parse(text).children;
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

/** The first question of an author's page, whose example is also what the tests read. */
export function exampleOf(page: string): string {
  const example = /^```markdown\n(.*?)\n```$/ms.exec(page)?.[1];
  if (example === undefined) throw new Error('The page has no example');
  return example;
}

function toHast(nodes: readonly RootContent[]): ElementContent[] {
  const tree = mdastToHast({ type: 'root', children: [...nodes] });
  const children = tree.type === 'root' ? tree.children : [];
  return children.flatMap((child) =>
    child.type === 'element' || (child.type === 'text' && child.value !== '\n') ? [child] : [],
  );
}
