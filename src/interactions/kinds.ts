import { caseKind } from './case/case.ts';
import { choice } from './choice/choice.ts';
import { dropdown } from './dropdown/dropdown.ts';
import { fillIn } from './fill-in/fill-in.ts';
import { hotspot } from './hotspot/hotspot.ts';
import type { InteractionDefinition } from './kind.ts';
import { likert } from './likert/likert.ts';
import { matching } from './matching/matching.ts';
import { numeric } from './numeric/numeric.ts';
import { sequencing } from './sequencing/sequencing.ts';
import { sorting } from './sorting/sorting.ts';
import { trueFalse } from './true-false/true-false.ts';

/** Every kind of question there is; the scaffold adds a line. */
export const interactionKinds: readonly InteractionDefinition[] = [
  choice,
  trueFalse,
  fillIn,
  dropdown,
  numeric,
  matching,
  sequencing,
  sorting,
  hotspot,
  likert,
  caseKind,
];

/** The definition of a kind, by the name of its folder. */
export const kindOf = (kind: string): InteractionDefinition | undefined =>
  interactionKinds.find((definition) => definition.kind === kind);
