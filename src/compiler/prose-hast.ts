import type { ElementContent, Properties } from 'hast';
import type { Definition, RootContent } from 'mdast';
import { toHast } from 'mdast-util-to-hast';
import { languagePart } from './language-part.ts';
import { mediaPath } from './links.ts';

/** The only elements a lesson's text becomes, with the only attributes they may carry. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  p: [],
  h3: [],
  h4: [],
  ul: [],
  ol: ['start'],
  li: [],
  strong: [],
  em: [],
  del: [],
  a: ['href', 'title'],
  blockquote: [],
  code: [],
  pre: [],
  table: [],
  thead: [],
  tbody: [],
  tr: [],
  th: [],
  td: [],
  hr: [],
  br: [],
  img: ['src', 'alt', 'title'],
};

/** What an address that refers to something in the document becomes; `undefined` for an ordinary one. */
type Resolve = (url: string) => Properties | undefined;

/** Text as hast, from a list of allowed elements; what is not on it is left out, having been reported by `checkProse`. */
export function proseToHast(
  nodes: readonly RootContent[],
  definitions: readonly Definition[],
  resolve: Resolve = () => undefined,
): ElementContent[] {
  const tree = toHast({ type: 'root', children: [...nodes, ...definitions] });
  return tree.type === 'root' ? allow(tree.children, resolve) : [];
}

type Content = Extract<ReturnType<typeof toHast>, { type: 'root' }>['children'];

function allow(nodes: Content, resolve: Resolve): ElementContent[] {
  return nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return node.value.trim() === '' && node.value.includes('\n') ? [] : [node];
    const names = node.type === 'element' ? allowed[node.tagName] : undefined;
    if (node.type !== 'element' || !names) return [];
    const lang = node.tagName === 'a' ? languagePart(String(node.properties.href)) : undefined;
    if (lang) {
      return [{ type: 'element', tagName: 'span', properties: { lang }, children: allow(node.children, resolve) }];
    }
    const kept = Object.entries(node.properties).filter(([name]) => names.includes(name));
    const properties = {
      ...Object.fromEntries(kept),
      ...(node.tagName === 'a' && resolve(String(node.properties.href))),
      ...(node.tagName === 'th' && { scope: 'col' }),
      ...(node.tagName === 'img' && { src: mediaPath(String(node.properties.src)) }),
    };
    return [{ type: 'element', tagName: node.tagName, properties, children: allow(node.children, resolve) }];
  });
}
