import fc from 'fast-check';
import type { Outline } from '../model/outline.ts';
import { decodeSnapshot, encodeSnapshot } from './codec.ts';
import { mergeStates } from './merge.ts';
import { answer, outline } from './outline.fixture.ts';
import { type LearningEvent, reduce } from './session.ts';
import { writerIn } from './shares.ts';
import { emptySnapshot, type Snapshot } from './snapshot.ts';

/** Made by an older version of the module, without one lesson and its question. */
const older: Outline = { ...outline, lessons: outline.lessons.filter(({ id }) => id !== 'hvordan') };

/** A device: what it is called, what it makes of a learner who has not begun, and the version of the module it shows. */
interface Device {
  readonly writer: string;
  readonly registration: string;
  readonly of: Outline;
}

const devices: readonly Device[] = [
  { writer: 'k-9_', registration: '0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001', of: outline },
  { writer: '0AZz', registration: '6f9b7c52-8a61-4d0c-8b34-d1c7a2e0f002', of: older },
  { writer: '1234', registration: '0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b003', of: outline },
];

const questions = ['q_a', 'q_b', ...[1, 2, 3, 4, 5, 6].map((n) => `q_t${n}`)];
const lessons = ['hva', 'hvem', 'hvordan', 'test'];
const scaled = fc.constantFrom(0, 0.33, 1);
const token = fc.constantFrom('', '0', '1', '2', 'a_b');
const record = fc
  .record({ id: fc.constantFrom(...questions), scaled, token })
  .map(({ id, scaled: result, token: given }) => ({ ...answer(id, result), token: given }));

const event: fc.Arbitrary<LearningEvent> = fc.oneof(
  fc.constant<LearningEvent>({ type: 'launched' }),
  fc.record({ type: fc.constant('viewed' as const), lessonId: fc.constantFrom('', ...lessons) }),
  fc.record({ type: fc.constant('finished' as const), lessonId: fc.constantFrom(...lessons) }),
  fc.record({ type: fc.constant('picked' as const), interactionId: fc.constantFrom(...questions), token }),
  fc.record({ type: fc.constant('answered' as const), answer: record }),
  fc.record({
    type: fc.constant('submitted' as const),
    lessonId: fc.constant('test'),
    answers: fc.uniqueArray(record, { selector: ({ interactionId }) => interactionId, maxLength: 6 }),
  }),
);

const place = fc.nat(devices.length - 1);

/** Something happens on a device, or it takes in what another has, such as by way of the LMS. */
export const act = fc.oneof(
  { weight: 3, arbitrary: fc.record({ on: place, event }) },
  { weight: 1, arbitrary: fc.record({ on: place, from: place }) },
);

/** What has happened on all the devices together. */
export interface World {
  /** What each device has, packed; no text where it was never used. */
  readonly states: readonly string[];
  /** Every state that there has been. */
  readonly history: readonly string[];
  /** Number of submissions, by interaction id, `''` for the test. */
  readonly tries: Readonly<Record<string, number>>;
  readonly done: ReadonlySet<string>;
  /** Best result of each question that was submitted. */
  readonly best: Readonly<Record<string, number>>;
}

/** Reads a state as today's version of the module. */
export function read(state: string, of = outline): Snapshot {
  const decoded = decodeSnapshot(of, state);
  if (!('snapshot' in decoded)) throw new Error(decoded.fault);
  return decoded.snapshot;
}

/** Lets it happen. Nothing but packed text goes from one moment to the next, as in an LMS. */
export function live(acts: readonly (typeof act extends fc.Arbitrary<infer Act> ? Act : never)[]): World {
  const states = devices.map(() => '');
  const history: string[] = [];
  const tries: Record<string, number> = {};
  const best: Record<string, number> = {};
  const done = new Set<string>();
  const began = new Set<number>();
  for (const next of acts) {
    const { on } = next;
    const device = devices[on];
    if (!device) continue;
    const before = states[on] ?? '';
    if ('from' in next) states[on] = taken(device.of, before, states[next.from] ?? '');
    else {
      if (before === '') began.add(on);
      const start = before === '' ? emptySnapshot(device.registration) : read(before, device.of);
      // Who made a registration is its base writer for ever, also after another registration has won.
      const writer = began.has(on) ? writerIn(start.registration, '', device.registration) : device.writer;
      const after = reduce(device.of, start, next.event, writer);
      for (const id of after.done) done.add(id);
      for (const [id, result] of triedBy(next.event, device.of)) {
        tries[id] = (tries[id] ?? 0) + 1;
        best[id] = Math.max(best[id] ?? 0, result);
      }
      states[on] = encodeSnapshot(device.of, after);
    }
    if (states[on]) history.push(states[on]);
  }
  return { states, history, tries, done, best };
}

function taken(of: Outline, ours: string, theirs: string): string {
  if (ours === '' || theirs === '') return ours || theirs;
  const merged = mergeStates(of, ours, theirs);
  if (merged === undefined) throw new Error('cannot be merged');
  return merged;
}

/** What an event submits, with its result. */
function triedBy(happened: LearningEvent, { lessons: all }: Outline): readonly (readonly [string, number])[] {
  const isKnown = (id: string) => all.some((lesson) => lesson.questions.some((question) => question.id === id));
  if (happened.type === 'answered') {
    const { interactionId, scaled: result } = happened.answer;
    return isKnown(interactionId) ? [[interactionId, result]] : [];
  }
  if (happened.type !== 'submitted') return [];
  const ofTest = happened.answers.filter(({ interactionId }) => interactionId.startsWith('q_t'));
  return [['', 0], ...ofTest.map(({ interactionId, scaled: result }) => [interactionId, result] as const)];
}
