import type { Clock } from './clock.ts';
import { isoDuration } from './durations.ts';
import type { Lrs } from './lrs.ts';
import type { Outbox } from './outbox.ts';
import { type Draft, type Envelope, makeStatement, statementId, verbs, wholeScore } from './statement-parts.ts';
import type { Progress } from './tracker.ts';

/** What is told once in a registration, whatever happens: each has one id for ever. */
const names = ['passed', 'completed'] as const;
type Name = (typeof names)[number];

/** Ids of the statements that tell outcomes. */
export const outcomeIds = (registration: string): readonly string[] =>
  names.map((name) => statementId(registration, name));

/** What the LRS says of each: `unknown` where it gave no answer that counts. */
export type ToldOutcomes = Readonly<Record<Name, 'told' | 'untold' | 'unknown'>>;

/** Asks the LRS which outcomes it has. Never rejects. */
export async function askOutcomes(lrs: Lrs, registration: string): Promise<ToldOutcomes> {
  const ask = async (name: Name) => {
    const { status } = await lrs.find(statementId(registration, name)).catch(() => ({ status: 0 }));
    return status === 200 ? 'told' : status === 404 ? 'untold' : 'unknown';
  };
  const [passed, completed] = await Promise.all(names.map(ask));
  return { passed: passed ?? 'unknown', completed: completed ?? 'unknown' };
}

/** What telling outcomes takes. */
export interface OutcomeOptions {
  readonly envelope: Envelope;
  readonly outbox: Pick<Outbox, 'append'>;
  readonly told: ToldOutcomes;
  /** Share of the test that must be right in this launch, 0–1. */
  readonly passMark: number;
  readonly clock: Pick<Clock, 'now'>;
}

/** Tells what this progress says, if it is not told yet. */
export type OutcomeTeller = (progress: Progress) => void;

/**
 * Tells what the learner has reached, as soon as it is so, and also where an earlier session could not: it follows from the
 * progress, not from the event. What the LRS may have already goes to the outbox in doubt.
 */
export function outcomeTeller({ envelope, outbox, told, passMark, clock }: OutcomeOptions): OutcomeTeller {
  const done = new Set(names.filter((name) => told[name] === 'told'));
  return (progress) => {
    for (const draft of draftsOf(progress, passMark)) {
      if (done.has(draft.key)) continue;
      done.add(draft.key);
      outbox.append([makeStatement(draft, envelope, clock.now())], { inDoubt: told[draft.key] === 'unknown' });
    }
  };
}

function draftsOf({ passed, completed, scaled, sessionSeconds }: Progress, passMark: number) {
  const duration = isoDuration(sessionSeconds);
  // A score below the mark, as from before it was raised, would speak against `passed` (cmi5 9.3.4).
  const score = scaled !== undefined && scaled >= passMark ? { score: wholeScore(scaled) } : {};
  const drafts: (Draft & { readonly key: Name })[] = [];
  if (passed) drafts.push({ key: 'passed', verb: verbs.passed, result: { success: true, ...score, duration } });
  if (completed) drafts.push({ key: 'completed', verb: verbs.completed, result: { completion: true, duration } });
  return drafts;
}
