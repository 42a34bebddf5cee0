import fc from 'fast-check';
import { expect, it } from 'vitest';
import { scorm12Tracker } from './adapters/scorm12.ts';
import { decodeSnapshot } from './codec.ts';
import { type Course, openCourse } from './course.ts';
import { type CommitFate, moodleLms } from './moodle.fixture.ts';
import { answer, outline } from './outline.fixture.ts';
import type { SaveStatus } from './saver.ts';
import { virtualClock } from './virtual-clock.fixture.ts';

/** A course in an LMS that commits as Moodle does; the probe tells the truth, after a while. */
async function bench() {
  const clock = virtualClock();
  const lms = moodleLms();
  const line = { probeMs: 10 };
  const statuses: SaveStatus[] = [];
  const course = await openCourse({
    outline,
    tracker: scorm12Tracker(lms.api, outline.scorm12Status),
    probe() {
      const seen = lms.network.fate === 'is lost' ? 'offline' : 'ok';
      return new Promise((resolve) => clock.after(line.probeMs, () => resolve(seen)));
    },
    clock,
    random: (length) => new Uint8Array(length).fill(7),
    reportTo: () => undefined,
    onStatus: (status) => statuses.push(status),
  });
  return { clock, lms, line, course, kind: () => statuses.at(-1)?.kind };
}

/** What a learner can do, and what the page does on its own. */
const acts = {
  wait: () => {},
  hide: (course: Course) => course.save(),
  pick: (course: Course) => course.dispatch({ type: 'picked', interactionId: 'q_b', token: '1' }),
  answer(course: Course) {
    course.dispatch({ type: 'answered', answer: answer('q_a', 0) });
    course.save();
  },
  read(course: Course) {
    for (const lessonId of ['hva', 'hvem', 'hvordan']) course.dispatch({ type: 'finished', lessonId });
  },
  test(course: Course) {
    course.dispatch({
      type: 'submitted',
      lessonId: 'test',
      answers: [1, 2, 3, 4, 5, 6].map((n) => answer(`q_t${n}`, n === 1 ? 0 : 1)),
    });
    course.save();
  },
} as const;

const answersOf: Readonly<Partial<Record<keyof typeof acts, number>>> = { answer: 1, test: 6 };

const step = fc.record({
  act: fc.constantFrom<(keyof typeof acts)[]>('wait', 'hide', 'pick', 'answer', 'read', 'test'),
  fate: fc.constantFrom<CommitFate[]>('arrives', 'arrives', 'fails', 'is lost'),
  probeMs: fc.constantFrom(5, 10, 4000),
  ms: fc.constantFrom(0, 7, 50, 1000, 2500, 30_000),
});

type Bench = Awaited<ReturnType<typeof bench>>;

/** State, status, score and answers of the learner are in the database, each answer once. */
function expectAll({ lms, course }: Bench, answered: number): void {
  expect(lms.missing().filter((element) => !/location|session_time/.test(element))).toEqual([]);
  expect(decodeSnapshot(outline, lms.stored.get('cmi.suspend_data') ?? '')).toEqual({ snapshot: course.snapshot });
  expect(lms.stored.get('cmi.core.lesson_status')).toBe(course.snapshot.completed ? 'completed' : 'incomplete');
  expect(lms.stored.get('cmi.core.score.raw')).toBe(lms.answers().some((id) => id === 'q_t1') ? '83.33' : undefined);
  expect(lms.answers()).toHaveLength(answered);
}

it('never says «saved» before all of it is in an LMS that loses what it counts as sent', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const all = await bench();
      let answered = 0;
      for (const { act, fate, probeMs, ms } of steps) {
        all.lms.network.fate = fate;
        all.line.probeMs = probeMs;
        acts[act](all.course);
        answered += answersOf[act] ?? 0;
        await all.clock.advance(ms);
        if (all.kind() === 'saved') expectAll(all, answered);
      }
      all.lms.network.fate = 'arrives';
      await all.clock.advance(130_000);
      expect(all.kind()).toBe('saved');
      expectAll(all, answered);
    }),
    { numRuns: 200 },
  );
});

it('has all in the LMS when the learner leaves right after a save that was refused', async () => {
  const all = await bench();
  await all.clock.advance(3000);
  all.lms.network.fate = 'fails';
  acts.read(all.course);
  acts.test(all.course);
  await all.clock.advance(100);
  expect(all.kind()).toBe('unsaved');
  all.lms.network.fate = 'arrives';
  all.course.leave();
  expectAll(all, 6);
  expect(all.lms.calls.at(-1)).toBe('LMSFinish');
});
