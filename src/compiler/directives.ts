import type { BlockDefinition } from '../blocks/block.ts';
import { blockKinds } from '../blocks/kinds.ts';
import type { InteractionDefinition } from '../interactions/kind.ts';
import { interactionKinds } from '../interactions/kinds.ts';

/** Where a directive may be used, by its name. */
export type DirectiveUse = 'question' | 'block' | 'test';

const testName = 'test';

/** Every name that makes a container directive. */
export const containerNames: readonly string[] = [
  ...[...interactionKinds, ...blockKinds].flatMap(({ names }) => names),
  testName,
];

/** The names to suggest to an author: each kind by its first one. */
export const suggestedNames: readonly string[] = [
  ...[...interactionKinds, ...blockKinds].map(({ names: [first] }) => first),
  testName,
];

/** What a directive of this name is for; `undefined` for a name that is not listed. */
export function directiveUse(name: string): DirectiveUse | undefined {
  if (name === testName) return 'test';
  return questionKind(name) ? 'question' : blockKind(name) && 'block';
}

/** The kind of question that an author calls so. */
export const questionKind = (name: string): InteractionDefinition | undefined => find(interactionKinds, name);

/** The kind of block that an author calls so. */
export const blockKind = (name: string): BlockDefinition | undefined => find(blockKinds, name);

const find = <Kind extends { readonly names: readonly string[] }>(kinds: readonly Kind[], name: string) =>
  kinds.find(({ names }) => names.includes(name.normalize('NFC')));
