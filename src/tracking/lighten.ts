import type { Answer } from '../model/answer.ts';
import type { Snapshot } from './snapshot.ts';

/** In so many steps all answers of a kind are given up. */
const steps = 16;

/**
 * A snapshot, and then what is left of it when it must take less room, each time less: without whose tries they were; without the
 * answers that only other versions of the module know; without those of its own questions, in the order given. What the learner has
 * reached is never given up: lessons, result, completion, place (ux-reliability.md §7b, row 27).
 */
export function* lighter(snapshot: Snapshot, questions: readonly string[]): Generator<Snapshot> {
  yield snapshot;
  const { shares: _, foreign, ...rest } = snapshot;
  const answers = withoutStamps(snapshot.answers);
  const bare: Snapshot = { ...rest, answers };
  if (foreign) {
    const slots = Object.keys(foreign.answers).sort((a, b) => Number(a) - Number(b));
    const kept = withoutStamps(foreign.answers);
    for (const left of fewer(slots)) yield { ...bare, foreign: { ...foreign, answers: only(kept, left) } };
  } else yield bare;
  const last = { ...bare, ...(foreign && { foreign: { ...foreign, answers: {} } }) };
  const given = questions.filter((id) => Object.hasOwn(answers, id));
  for (const left of fewer(given)) yield { ...last, answers: only(answers, left) };
}

type Answers = Readonly<Record<string, Answer>>;

/** All, then fewer and fewer from the end on, then none. */
const fewer = (keys: readonly string[]): readonly (readonly string[])[] =>
  Array.from({ length: steps + 1 }, (_, step) => keys.slice(Math.ceil((keys.length * step) / steps)));

const only = (answers: Answers, keys: readonly string[]): Answers =>
  Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(answers, key) ? [[key, answers[key] as Answer]] : [])));

/** A stamp says something of shares alone. */
const withoutStamps = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).map(([key, { stamp: _, ...answer }]) => [key, answer]));
