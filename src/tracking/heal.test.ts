import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scorm12Tracker } from './adapters/scorm12.ts';
import { scorm2004Tracker } from './adapters/scorm2004.ts';
import { decodeSnapshot } from './codec.ts';
import { type Course, openCourse } from './course.ts';
import { type CommitFate, moodleLms } from './moodle.fixture.ts';
import { moodle2004Lms } from './moodle2004.fixture.ts';
import { answer, outline } from './outline.fixture.ts';
import type { SaveStatus } from './save-status.ts';
import { virtualClock } from './virtual-clock.fixture.ts';

const options = {
  goals: outline.goals,
  edition: { lang: 'nb', title: outline.title },
  describeGoal: (id: string) => `Målet ${id}`,
} as const;

/** Moodle in both versions: what stands where, and a tracker for each launch. */
const versions = {
  'SCORM 1.2'() {
    const lms = moodleLms();
    return {
      lms,
      launch: () => scorm12Tracker(lms.api, outline.scorm12Status),
      elements: { status: 'cmi.core.lesson_status', raw: 'cmi.core.score.raw' },
      end: 'LMSFinish',
    };
  },
  'SCORM 2004'() {
    const lms = moodle2004Lms();
    return {
      lms,
      launch: () => scorm2004Tracker(lms.relaunch(), options),
      elements: { status: 'cmi.completion_status', raw: 'cmi.score.raw' },
      end: 'Terminate',
    };
  },
};

type Version = ReturnType<(typeof versions)[keyof typeof versions]>;

/** A course in an LMS that commits as Moodle does; the probe tells the truth, after a while. */
async function bench(version: Version) {
  const clock = virtualClock();
  const { lms } = version;
  const line = { probeMs: 10 };
  const statuses: SaveStatus[] = [];
  const before = lms.answers().length;
  const course = await openCourse({
    outline,
    tracker: version.launch(),
    probe() {
      const seen = lms.network.fate === 'is lost' ? 'offline' : 'ok';
      return new Promise((resolve) => clock.after(line.probeMs, () => resolve(seen)));
    },
    clock,
    random: (length) => new Uint8Array(length).fill(7),
    reportTo: () => undefined,
    onStatus: (status) => statuses.push(status),
  });
  const kind = () => statuses.at(-1)?.kind;
  /** What was true when «saved» was told last: once it is complete, nothing more is saved. */
  const told = { snapshot: course.snapshot };
  return { ...version, clock, line, course, before, kind, told };
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
function expectAll({ lms, course, elements, before, kind, told }: Bench, answered: number): void {
  const snapshot = kind() === 'review' ? told.snapshot : course.snapshot;
  expect(lms.missing().filter((element) => !/location|session_time/.test(element))).toEqual([]);
  expect(decodeSnapshot(outline, lms.stored.get('cmi.suspend_data') ?? '')).toEqual({ snapshot });
  expect(lms.stored.get(elements.status)).toBe(snapshot.completed ? 'completed' : 'incomplete');
  expect(lms.stored.get(elements.raw)).toBe(snapshot.testTries > 0 ? '83.33' : undefined);
  expect(lms.answers()).toHaveLength(before + answered);
}

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

/** Gives the number of answers. */
async function live(all: Bench, steps: readonly Step[]): Promise<number> {
  let answered = 0;
  for (const { act, fate, probeMs, ms } of steps) {
    all.lms.network.fate = fate;
    all.line.probeMs = probeMs;
    acts[act](all.course);
    if (all.kind() !== 'review') answered += answersOf[act] ?? 0;
    await all.clock.advance(ms);
    if (all.kind() !== 'saved') continue;
    expectAll(all, answered);
    all.told.snapshot = all.course.snapshot;
  }
  all.lms.network.fate = 'arrives';
  return answered;
}

describe.each(Object.entries(versions))('in %s', (_, version) => {
  it('«saved» is never said before all of it is in an LMS that loses what it counts as sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
        const all = await bench(version());
        const answered = await live(all, steps);
        await all.clock.advance(130_000);
        expect(['saved', 'review']).toContain(all.kind());
        expectAll(all, answered);
      }),
      { numRuns: 200 },
    );
  });

  it('all is in the LMS when the learner leaves right after a save that was refused', async () => {
    const all = await bench(version());
    await all.clock.advance(3000);
    all.lms.network.fate = 'fails';
    acts.read(all.course);
    acts.test(all.course);
    await all.clock.advance(100);
    expect(all.kind()).toBe('unsaved');
    all.lms.network.fate = 'arrives';
    all.course.leave();
    expectAll(all, 6);
    expect(all.lms.calls.at(-1)).toBe(all.end);
  });
});

it('heals in SCORM 2004 also where a session goes on from one that was cut off', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), fc.array(step, { maxLength: 12 }), async (first, second) => {
      const version = versions['SCORM 2004']();
      await live(await bench(version), first);
      const all = await bench(version);
      const answered = await live(all, second);
      await all.clock.advance(130_000);
      expect(['saved', 'review']).toContain(all.kind());
      if (all.kind() === 'saved') expectAll(all, answered);
    }),
    { numRuns: 200 },
  );
});
