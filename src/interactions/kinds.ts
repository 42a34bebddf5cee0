import { choice } from './choice/choice.ts';
import { dropdown } from './dropdown/dropdown.ts';
import type { InteractionDefinition } from './kind.ts';
import { matching } from './matching/matching.ts';
import { sorting } from './sorting/sorting.ts';

/** Every kind of question there is; the scaffold adds a line. */
export const interactionKinds: readonly InteractionDefinition[] = [
  choice, //
  matching,
  sorting,
  dropdown,
];

/** The definition of a kind, by the name of its folder. */
export const kindOf = (kind: string): InteractionDefinition | undefined =>
  interactionKinds.find((definition) => definition.kind === kind);
