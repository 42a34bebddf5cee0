import { caseKind } from './case/case.ts';
import { choice } from './choice/choice.ts';
import { hotspot } from './hotspot/hotspot.ts';
import type { InteractionDefinition } from './kind.ts';
import { likert } from './likert/likert.ts';
import { trueFalse } from './true-false/true-false.ts';

/** Every kind of question there is; the scaffold adds a line. */
export const interactionKinds: readonly InteractionDefinition[] = [
  choice, //
  trueFalse,
  hotspot,
  likert,
  caseKind,
];

/** The definition of a kind, by the name of its folder. */
export const kindOf = (kind: string): InteractionDefinition | undefined =>
  interactionKinds.find((definition) => definition.kind === kind);
