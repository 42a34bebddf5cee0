import type { OutlineLesson } from '../model/outline.ts';
import { shuffled } from '../model/shuffle.ts';
import { crc30 } from './bits.ts';
import type { Snapshot } from './snapshot.ts';

/** What the order of a test follows from; it stands in the state, so a learner who comes back meets the same test. */
type Seeded = Pick<Snapshot, 'registration' | 'testTries'>;

/** The seed of the try that comes next: another for each learner, and for each try. */
export const seedOf = ({ registration, testTries }: Seeded): number => crc30(`${registration}/${testTries}`);

/** Ids of the questions of the next try, in the order they are asked: all of them unless the test draws some. */
export function drawOf({ questions, rules }: OutlineLesson, snapshot: Seeded): readonly string[] {
  const ids = questions.map(({ id }) => id);
  if (!rules?.draw && !rules?.shuffle) return ids;
  return shuffled(ids, seedOf(snapshot)).slice(0, rules.draw ?? ids.length);
}

/** What the last try asked, for a review where there is none to come; before the first it is what that will ask. */
export const lastTry = <State extends Seeded>(snapshot: State): State => ({
  ...snapshot,
  testTries: Math.max(0, snapshot.testTries - 1),
});

/** How many tries are left; any number unless the test says how many there are. */
export const triesLeft = ({ rules }: OutlineLesson, { testTries }: Seeded): number =>
  Math.max(0, (rules?.tries ?? Number.POSITIVE_INFINITY) - testTries);
