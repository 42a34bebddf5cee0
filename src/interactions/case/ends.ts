import type { Paragraph, PhrasingContent, RootContent } from 'mdast';
import { en } from '../../i18n/en.ts';
import { nb } from '../../i18n/nb.ts';
import { nn } from '../../i18n/nn.ts';
import { plainText } from '../shared/plain-text.ts';

/** What an end must tell, in the order it is shown. */
export const endParts = ['forResident', 'forEmployee', 'forMunicipality', 'rule'] as const;

/** One of the things that an end must tell. */
export type EndPart = (typeof endParts)[number];

/** Blocks under a label, with the node that the label is. */
export interface LabelledPart {
  readonly label: RootContent;
  readonly blocks: RootContent[];
}

/** The blocks of a node: its text, and what stands under the labels of an end. */
export interface EndBlocks {
  readonly text: readonly RootContent[];
  readonly parts: ReadonlyMap<EndPart, LabelledPart>;
}

const labels = new Map<string, EndPart>(
  endParts.flatMap((part) => [nb, nn, en].map((words) => [normal(words[`case.${part}`]), part] as const)),
);

/** How a label is written in bokmål; what a message tells an author to write. */
export const labelOf = (part: EndPart): string => nb[`case.${part}`];

/** Divides blocks by their labels, `**For innbyggeren:** …`, also where several stand in one paragraph. */
export function divideEnd(blocks: readonly RootContent[]): EndBlocks {
  const text: RootContent[] = [];
  const parts = new Map<EndPart, LabelledPart>();
  let current = text;
  for (const block of blocks) {
    for (const { part, content } of block.type === 'paragraph' ? pieces(block) : [{ content: block }]) {
      const [label] = part ? [part.label] : [];
      if (part && label) {
        const known = parts.get(part.name) ?? { label, blocks: [] };
        parts.set(part.name, known);
        current = known.blocks;
      }
      if (plainText([content]) !== '' || content.type !== 'paragraph') current.push(content);
    }
  }
  return { text, parts };
}

/** A piece of a paragraph, from one label to the next. */
interface Piece {
  readonly part?: { readonly name: EndPart; readonly label: RootContent };
  readonly content: RootContent;
}

function pieces(paragraph: Paragraph): Piece[] {
  const found: { part?: NonNullable<Piece['part']>; children: PhrasingContent[] }[] = [{ children: [] }];
  for (const child of paragraph.children) {
    const name = child.type === 'strong' ? labels.get(normal(plainText([child]))) : undefined;
    if (name) found.push({ part: { name, label: child }, children: [] });
    else found.at(-1)?.children.push(child);
  }
  return found.flatMap(({ part, children }): Piece[] => {
    if (!part && children.length === 0) return [];
    return [{ ...(part && { part }), content: { ...paragraph, children: trimmed(children, part !== undefined) } }];
  });
}

/** Without the colon behind a label, and without the line break in front of the next one. */
function trimmed(children: readonly PhrasingContent[], isLabelled: boolean): PhrasingContent[] {
  return children.map((child, index) => {
    if (child.type !== 'text') return child;
    const begun = index === 0 && isLabelled ? child.value.replace(/^\s*:?\s*/, '') : child.value;
    return { ...child, value: index === children.length - 1 ? begun.trimEnd() : begun };
  });
}

function normal(label: string): string {
  return label
    .replace(/\s*:\s*$/, '')
    .trim()
    .toLowerCase();
}
