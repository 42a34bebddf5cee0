import type { ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import type { PhrasingContent, RootContent } from 'mdast';
import type { BlockDefinition } from '../../src/blocks/block.ts';
import { wordsFor } from '../../src/i18n/words.ts';
import type { ContainerDirective } from '../../src/interactions/kind.ts';
import { createPrivateValues, type PrivateRecord } from '../../src/tracking/private-values.ts';
import { memoryStore } from '../../src/tracking/record-store.fixture.ts';

const words = (value: string): PhrasingContent[] => [{ type: 'text', value }];

/** A paragraph. */
export const p = (text: string): RootContent => ({ type: 'paragraph', children: words(text) });

/** A heading over a theme. */
export const h3 = (text: string): RootContent => ({ type: 'heading', depth: 3, children: words(text) });

/** A list. */
export const ul = (...texts: readonly string[]): RootContent => ({
  type: 'list',
  children: texts.map((text) => ({ type: 'listItem', children: [{ type: 'paragraph', children: words(text) }] })),
});

/** A quotation. */
export const quote = (text: string): RootContent => ({
  type: 'blockquote',
  children: [{ type: 'paragraph', children: words(text) }],
});

let blocks = 0;

/** A block as it stands in the document. No browser can load the parser, so it is given what that would make of the text. */
export function blockHtml(
  kind: BlockDefinition,
  braces: Readonly<Record<string, string>>,
  ...text: RootContent[]
): string {
  const node = {
    type: 'containerDirective',
    name: kind.names[0],
    attributes: braces,
    children: text,
  } as ContainerDirective;
  const fail = () => {
    throw new Error('the block has a fault');
  };
  const context = {
    lang: 'nb',
    media: new Set<string>(),
    mediaText: () => undefined,
    sizeOf: () => undefined,
    creditOf: () => undefined,
    report: fail,
    reportLine: fail,
    toHast,
    lines: [],
  } as const;
  const children = kind.parse(node, context).finish({ t: wordsFor('nb'), id: `l_a_b${++blocks}` });
  return toHtml({ type: 'root', children: [...children] });
}

const toHast = (nodes: readonly RootContent[]): ElementContent[] =>
  nodes.flatMap((node): ElementContent[] => {
    if (node.type === 'text') return [{ type: 'text', value: node.value }];
    if (node.type === 'paragraph') return [h('p', toHast(node.children))];
    return node.type === 'heading' ? [h('h3', toHast(node.children))] : [];
  });

/** A machine at which somebody sits, whose store may fail. */
export function privateMachine() {
  const store = memoryStore<PrivateRecord>();
  const clock = { now: () => new Date() };
  return {
    store,
    /** A page of the learner there, or of another. */
    async newPage(registration = 'r-amina', isShared = false) {
      const values = createPrivateValues({ module: 'm1', store, clock });
      await values.bind({ registration, isShared });
      return values;
    },
    /** What is on the machine. */
    kept: () => [...store.records.values()].map(({ value }) => value),
  };
}
