import { caseKind } from './case/case.ts';
import { choice } from './choice/choice.ts';
import { dropdown } from './dropdown/dropdown.ts';
import { hotspot } from './hotspot/hotspot.ts';
import type { InteractionDefinition } from './kind.ts';
import { likert } from './likert/likert.ts';
import { matching } from './matching/matching.ts';
import { sorting } from './sorting/sorting.ts';
import { trueFalse } from './true-false/true-false.ts';
import { sequencing } from './sequencing/sequencing.ts';

/** Every kind of question there is; the scaffold adds a line. */
export const interactionKinds: readonly InteractionDefinition[] = [
  choice, //
  trueFalse,
  hotspot,
  likert,
  matching,
  sorting,
  dropdown,
  caseKind,
  sequencing,
];
import { fillIn } from './fill-in/fill-in.ts';
import type { InteractionDefinition } from './kind.ts';
import { numeric } from './numeric/numeric.ts';

/** Every kind of question there is; the scaffold adds a line. */
export const interactionKinds: readonly InteractionDefinition[] = [choice, fillIn, numeric];

/** The definition of a kind, by the name of its folder. */
export const kindOf = (kind: string): InteractionDefinition | undefined =>
  interactionKinds.find((definition) => definition.kind === kind);
