import { choice } from './choice/choice.ts';
import type { InteractionDefinition } from './kind.ts';
import { sequencing } from './sequencing/sequencing.ts';

/** Every kind of question there is; the scaffold adds a line. */
export const interactionKinds: readonly InteractionDefinition[] = [
  choice, //
  sequencing,
];

/** The definition of a kind, by the name of its folder. */
export const kindOf = (kind: string): InteractionDefinition | undefined =>
  interactionKinds.find((definition) => definition.kind === kind);
