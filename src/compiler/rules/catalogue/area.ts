import type { RuleInfo } from '../rule.ts';

/** Rules that the compiler holds while it reads, about one part of what an author writes. */
export interface RuleArea {
  /** Such as «Spørsmål». */
  readonly title: string;
  readonly rules: readonly RuleInfo[];
}

/** What may be said of a rule beside its title. */
type Told = string | readonly [title: string, help: string];

/**
 * An area of errors that cannot be lowered: without them there would be no module to show, or a learner would lose work.
 * `help` is told of all whose own message says enough.
 */
export function errors(help: string, told: Readonly<Record<string, Told>>): readonly RuleInfo[] {
  return infos(help, told, { severity: 'error', isLocked: true });
}

/** Errors that `modules/regler.yaml` may lower; the module can be shown all the same. */
export const lowerable = (told: Readonly<Record<string, readonly [string, string]>>): readonly RuleInfo[] =>
  infos('', told, { severity: 'error' });

/** Warnings. */
export const warnings = (told: Readonly<Record<string, readonly [string, string]>>): readonly RuleInfo[] =>
  infos('', told, { severity: 'warning' });

const infos = (
  help: string,
  told: Readonly<Record<string, Told>>,
  rest: Pick<RuleInfo, 'severity' | 'isLocked'>,
): readonly RuleInfo[] =>
  Object.entries(told).map(([id, each]) => ({
    id,
    title: typeof each === 'string' ? each : each[0],
    help: typeof each === 'string' ? help : each[1],
    ...rest,
  }));
