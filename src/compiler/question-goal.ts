import type { ContainerDirective } from '../interactions/kind.ts';
import { suggest } from './nearest.ts';
import type { Report } from './report.ts';

/** Whether an attribute of a question is its goal: `mål`, with an alias for keyboards without å. */
export const isGoalAttribute = (name: string): boolean => ['mål', 'maal'].includes(name.normalize('NFC'));

/**
 * The learning goal that a question asks for, `{mål=g_endring}`; `undefined` where it names none, or one that is not there.
 * @param known ids of the goals in `module.yaml`; `undefined` where they cannot be read
 */
export function readQuestionGoal(
  node: ContainerDirective,
  known: ReadonlySet<string> | undefined,
  report: Report,
): string | undefined {
  const attributes = node.attributes ?? {};
  const name = Object.keys(attributes).find(isGoalAttribute);
  const id = name && attributes[name];
  if (name === undefined || !known) return undefined;
  if (id && known.has(id)) return id;
  const at = node.position?.start ?? { line: 1, column: 1 };
  const text = id
    ? `Læringsmålet «${id}» står ikke i module.yaml. ${suggest(id, [...known])}`
    : `«${name}» mangler id-en til læringsmålet. Skriv for eksempel ${name}=${[...known][0] ?? 'g_navn'}`;
  report(at, 'ukjent-maal', text);
  return undefined;
}
