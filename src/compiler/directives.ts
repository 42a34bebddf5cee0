import type { InteractionDefinition } from '../interactions/kind.ts';
import { interactionKinds } from '../interactions/kinds.ts';

/** Where a directive may be used, by its name. */
export type DirectiveUse = 'question' | 'test';

const uses: Readonly<Record<DirectiveUse, readonly string[]>> = {
  question: interactionKinds.flatMap(({ names }) => names),
  test: ['test'],
};

/** Every name that makes a container directive; a new kind adds its own to `uses`. */
export const containerNames: readonly string[] = Object.values(uses).flat();

/** The names to suggest to an author: each kind by its first one. */
export const suggestedNames: readonly string[] = [...interactionKinds.map(({ names: [first] }) => first), 'test'];

/** What a directive of this name is for; `undefined` for a name that is not listed. */
export const directiveUse = (name: string): DirectiveUse | undefined =>
  uses.question.includes(name.normalize('NFC')) ? 'question' : uses.test.includes(name) ? 'test' : undefined;

/** The kind of question that an author calls so. */
export const questionKind = (name: string): InteractionDefinition | undefined =>
  interactionKinds.find(({ names }) => names.includes(name.normalize('NFC')));
