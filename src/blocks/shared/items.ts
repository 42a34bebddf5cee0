import type { ListItem, RootContent } from 'mdast';
import type { ContainerDirective } from '../../interactions/kind.ts';
import type { BlockContext } from '../block.ts';

/** What an author wrote over a list, and the list. */
interface Items {
  readonly intro: readonly RootContent[];
  readonly items: readonly ListItem[];
}

/**
 * Reads a block that is a list with some words over it; reports one without a list, and what stands behind it.
 * @param example how a line of the list is written
 */
export function itemsOf(node: ContainerDirective, example: string, { report }: BlockContext): Items {
  const { children, name } = node;
  const first = children.findIndex(({ type }) => type === 'list');
  if (first < 0) {
    report(node, 'mangler-liste', `:::${name} har ingen liste. Begynn hver linje slik: ${example}`);
    return { intro: children, items: [] };
  }
  const items: ListItem[] = [];
  for (const child of children.slice(first)) {
    if (child.type === 'list') items.push(...child.children);
    else report(child, 'tekst-etter-liste', `Teksten kan ikke stå etter lista. Flytt den over lista i :::${name}.`);
  }
  for (const item of items.filter(({ children: parts }) => parts.length === 0)) {
    report(item, 'tomt-punkt', `Punktet er tomt. Skriv det slik: ${example}`);
  }
  return { intro: children.slice(0, first), items: items.filter(({ children: parts }) => parts.length > 0) };
}
