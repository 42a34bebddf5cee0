import { beforeEach, describe, expect, it } from 'vitest';
import { scorm12Tracker } from './adapters/scorm12.ts';
import { encodeSnapshot } from './codec.ts';
import { answersIn, finish, submit } from './course.fixture.ts';
import { type Course, openCourse } from './course.ts';
import { type Machine, machine } from './device.fixture.ts';
import { type CommitFate, moodleLms } from './moodle.fixture.ts';
import { outline } from './outline.fixture.ts';
import type { SaveStatus } from './save-status.ts';
import { emptySnapshot } from './snapshot.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

let clock: VirtualClock;
let here: Machine;
/** What the LMS has of each learner. */
let database: Map<string, Map<string, string>>;
let fate: CommitFate;
let statuses: SaveStatus[];
let seed = 0;
/** Of each page, what kills it. */
let killers: Map<Course, () => void>;

beforeEach(() => {
  clock = virtualClock();
  here = machine(clock);
  [database, fate, statuses, killers] = [new Map(), 'arrives', [], new Map()];
});

interface Launch {
  readonly learner?: string;
  readonly on?: Machine;
  readonly activity?: string;
}

/** A launch in an LMS that commits as Moodle does, and hands over what it has. */
async function open({ learner = '01017012345', on = here, activity = '/a' }: Launch = {}): Promise<Course> {
  const lms = moodleLms();
  const page = { isAlive: true };
  const stored = database.get(learner + activity) ?? new Map<string, string>();
  database.set(learner + activity, stored);
  const send = (call: 'LMSCommit' | 'LMSFinish') => {
    lms.network.fate = fate;
    const said = lms.api[call]('');
    if (fate === 'arrives') for (const [element, value] of lms.stored) stored.set(element, value);
    return said;
  };
  const values: Record<string, string> = { 'cmi.core.student_id': learner, 'cmi.core.lesson_mode': 'normal' };
  const course = await openCourse({
    outline,
    tracker: scorm12Tracker(
      {
        ...lms.api,
        LMSGetValue: (element) => values[element] ?? (lms.api.LMSGetValue(element) || stored.get(element)),
        LMSCommit: () => send('LMSCommit'),
        LMSFinish: () => send('LMSFinish'),
      },
      'completed',
    ),
    probe: async () => (fate === 'is lost' ? 'offline' : 'ok'),
    clock: { ...clock, after: (ms, act) => clock.after(ms, () => page.isAlive && act()) },
    random: (length) => Uint8Array.from({ length }, () => (seed = (seed * 73 + 41) % 256)),
    device: (onFault) => on.device(onFault, activity, () => page.isAlive),
    reportTo: () => undefined,
    onStatus: (status) => statuses.push(status),
  });
  await clock.advance(0);
  killers.set(course, () => {
    page.isAlive = false;
  });
  return course;
}

/** No event, no last breath: a browser is killed, or a battery is empty. */
const kill = (course: Course) => killers.get(course)?.();

const kind = () => statuses.at(-1)?.kind;
const stateOf = (learner = '01017012345') => database.get(`${learner}/a`)?.get('cmi.suspend_data') ?? '';

describe('a page that is killed', () => {
  it('has its last answer on the device, and the next launch brings it to the LMS', async () => {
    const killed = await open();
    await clock.advance(3_000);
    submit(killed);
    await clock.advance(0);
    kill(killed);
    expect(stateOf()).not.toBe(here.store.records.values().next().value?.state);
    const next = await open();
    expect(next).toMatchObject({ resumed: true, restored: true, snapshot: { answers: { q_a: { tries: 1 } } } });
    await clock.advance(3_000);
    expect(stateOf()).toBe(encodeSnapshot(outline, next.snapshot));
    expect([...(database.get('01017012345/a') ?? [])].filter(([, value]) => value === 'q_a')).toHaveLength(1);
    expect(kind()).toBe('saved');
  });

  it('before the LMS had anything is known again by the learner, and by nobody else', async () => {
    fate = 'is lost';
    const killed = await open();
    submit(killed);
    await clock.advance(0);
    kill(killed);
    const other = await open({ learner: '02027012345' });
    expect(other).toMatchObject({ resumed: false, snapshot: { answers: {} } });
    const elsewhere = await open({ activity: '/b' });
    expect(elsewhere).toMatchObject({ resumed: false, snapshot: { answers: {} } });
    fate = 'arrives';
    for (const page of [other, elsewhere]) kill(page);
    const next = await open();
    expect(next.snapshot).toMatchObject({ registration: killed.snapshot.registration, answers: { q_a: { tries: 1 } } });
  });

  it('tells the answer again only where the LMS has not heard it', async () => {
    const killed = await open();
    submit(killed);
    killed.save();
    await clock.advance(100);
    kill(killed);
    await open();
    await clock.advance(5_000);
    expect(answersIn(database.get('01017012345/a'))).toEqual(['q_a']);
  });
});

describe('the proof', () => {
  it('is what the LMS hands over at the next launch: only then the copy is dropped', async () => {
    const first = await open();
    submit(first);
    first.save();
    await clock.advance(3_000);
    first.leave();
    await clock.advance(100);
    const copies = () => [...here.store.records.keys()].filter((key) => key.startsWith('m1/'));
    const [kept] = copies();
    expect(copies()).toHaveLength(1);
    await open();
    await clock.advance(3_000);
    expect(copies()).toHaveLength(1);
    expect(copies()).not.toContain(kept);
  });

  it('is not given by an LMS that says yes and has nothing, while the network is there', async () => {
    const lied = await open();
    await clock.advance(3_000);
    submit(lied);
    database.set('01017012345/a', new Map()); // What it has taken is lost there.
    await clock.advance(3_000);
    database.set('01017012345/a', new Map());
    kill(lied);
    expect((await open()).snapshot.answers).toMatchObject({ q_a: { tries: 1 } });
  });
});

describe('what the learner is told', () => {
  it('is that it is on the device, as long as the LMS has it not', async () => {
    const course = await open();
    await clock.advance(3_000);
    fate = 'is lost';
    submit(course);
    course.save();
    await clock.advance(100);
    expect(kind()).toBe('on-device');
    here.store.broken = true;
    submit(course, 'q_b');
    await clock.advance(10_000);
    expect(kind()).toBe('unsaved');
    here.store.broken = false;
    fate = 'arrives';
    await clock.advance(70_000);
    expect(kind()).toBe('saved');
  });

  it('is no storm of saves, however much is answered while the LMS is down', async () => {
    const course = await open();
    await clock.advance(3_000);
    fate = 'fails';
    for (let n = 0; n < 30; n++) {
      submit(course, 'q_a', n % 2);
      course.save();
      await clock.advance(4_000);
    }
    expect(course.faults.reduce((sum, { times }) => sum + times, 0)).toBeLessThanOrEqual(8);
    expect(course.faults[0]?.text).toBe('[scorm12] LMSCommit 0');
    fate = 'arrives';
    await clock.advance(70_000);
    expect(kind()).toBe('saved');
  });
});

describe('a shared machine', () => {
  it('keeps nothing that is proven to be in the LMS, but everything that is not', async () => {
    here.state.isShared = true;
    const course = await open();
    submit(course);
    fate = 'is lost';
    course.save();
    await clock.advance(100);
    expect([...here.store.records.keys()].some((key) => key.startsWith('m1/'))).toBe(true);
    fate = 'arrives';
    await clock.advance(10_000);
    expect(kind()).toBe('saved');
    expect([...here.store.records.keys()]).toEqual(['m1!']);
    await expect(course.switchUser()).resolves.toBe('switched');
    await clock.advance(10_000);
    expect([...here.store.records.keys()]).toEqual(['m1!']);
  });

  it('may become one after the module is completed', async () => {
    const course = await open();
    finish(course);
    await clock.advance(3_000);
    course.isShared = true;
    await clock.advance(100);
    expect([...here.store.records.keys()]).toEqual(['m1!']);
  });
});

describe('two tabs', () => {
  it('of one learner: the second reads, takes over with all the first had, and the first writes no more', async () => {
    const first = await open();
    submit(first);
    await clock.advance(3_000);
    const second = await open();
    expect(second.standing).toBe('other-tab');
    submit(second, 'q_b');
    submit(first, 'q_a', 0);
    await second.takeOver();
    expect(first.standing).toBe('taken-over');
    expect(second).toMatchObject({
      standing: 'writing',
      snapshot: { answers: { q_a: { tries: 2 }, q_b: { tries: 1 } } },
    });
    submit(first, 'q_b');
    first.save();
    await clock.advance(10_000);
    first.leave();
    expect(stateOf()).toBe(encodeSnapshot(outline, second.snapshot));
  });

  it('where the first does not answer, it may not write any more either, and nothing is lost', async () => {
    const first = await open();
    submit(first);
    await clock.advance(3_000);
    const second = await open();
    here.state.answersTakeOver = false;
    submit(first, 'q_b');
    await clock.advance(0);
    await second.takeOver();
    expect(second.snapshot.answers).toMatchObject({ q_a: { tries: 1 }, q_b: { tries: 1 } });
    const before = stateOf();
    first.leave();
    expect(stateOf()).toBe(before);
  });
});

describe('what several devices and tabs lead to', () => {
  it('is that nothing is lost which was never proven, also where the LMS has got another registration since', async () => {
    fate = 'is lost';
    const laptop = await open();
    submit(laptop);
    await clock.advance(100);
    kill(laptop);
    fate = 'arrives';
    const phone = await open({ on: machine(clock) });
    submit(phone, 'q_b');
    await clock.advance(3_000);
    kill(phone);
    const again = await open();
    await clock.advance(3_000);
    expect(again).toMatchObject({ restored: true, snapshot: { answers: { q_a: { tries: 1 }, q_b: { tries: 1 } } } });
    expect(stateOf()).toBe(encodeSnapshot(outline, again.snapshot));
  });

  it('is one take-over, however often it is asked for', async () => {
    await open();
    await clock.advance(3_000);
    const second = await open();
    await Promise.all([second.takeOver(), second.takeOver()]);
    submit(second, 'q_b');
    await clock.advance(5_000);
    expect(second.standing).toBe('writing');
    expect(stateOf()).toBe(encodeSnapshot(outline, second.snapshot));
  });

  it('is that a copy which nobody can find again is not called saved', async () => {
    fate = 'is lost';
    const nameless = await open({ learner: '' });
    submit(nameless);
    nameless.save();
    await clock.advance(1_000);
    expect(kind()).toBe('unsaved');
  });

  it('is that an answer which two copies hold is told once', async () => {
    const killed = await open();
    await clock.advance(3_000);
    fate = 'is lost';
    submit(killed);
    await clock.advance(0);
    kill(killed);
    for (const [key, record] of here.store.records) if (key.startsWith('m1/')) here.spares.set(key, record);
    fate = 'arrives';
    await open();
    await clock.advance(3_000);
    expect(answersIn(database.get('01017012345/a'))).toEqual(['q_a']);
  });
});

describe('once the module is completed', () => {
  it('nothing is written, and the place is remembered on the device', async () => {
    const course = await open();
    finish(course);
    await clock.advance(3_000);
    expect(kind()).toBe('saved');
    const before = stateOf();
    submit(course, 'q_b');
    course.dispatch({ type: 'viewed', lessonId: 'hvordan' });
    expect(kind()).toBe('review');
    await clock.advance(60_000);
    expect(stateOf()).toBe(before);
    await expect(course.exit()).resolves.toBe('saved');
    const again = await open();
    expect(again).toMatchObject({
      standing: 'review',
      place: 'hvordan',
      snapshot: { location: 'hvordan', completed: true },
    });
    expect([...here.store.records.keys()].filter((key) => key.startsWith('m1/'))).toEqual([]);
    await clock.advance(60_000);
    expect(stateOf()).toBe(before);
  });

  it('and the LMS has nothing of it, the learner is asked: it may be a new attempt', async () => {
    const first = await open();
    finish(first);
    await clock.advance(3_000);
    first.leave();
    database.clear();
    const course = await open();
    expect(course).toMatchObject({ isOffered: true, snapshot: { completed: false } });
    course.accept();
    await clock.advance(3_000);
    expect(course.snapshot).toMatchObject({ completed: true, testScaled: 1 });
    expect(database.get('01017012345/a')?.get('cmi.core.lesson_status')).toBe('completed');
  });
});

it('what nobody can read is said, and not taken for anything', async () => {
  const first = await open();
  submit(first);
  first.save();
  await clock.advance(3_000);
  first.leave();
  await clock.advance(0);
  for (const [key, record] of here.store.records) here.store.records.set(key, { ...record, state: '1.rubbish' });
  const second = await open();
  expect(second.snapshot.answers).toMatchObject({ q_a: { tries: 1 } });
  expect(second.faults.map(({ text }) => text)).toEqual(['[journal] read checksum']);
});

it('names what is no copy at all in the faults, and reads the rest', async () => {
  const first = await open();
  submit(first);
  first.save();
  await clock.advance(100);
  kill(first);
  for (const [key] of here.store.records) here.store.records.set(key, { key });
  const second = await open();
  expect(second.snapshot.answers).toMatchObject({ q_a: { tries: 1 } });
  expect(second.faults.map(({ text }) => text)).toEqual(['[journal] read garbage']);
});

it('finds the learner’s own work also where the clock was two years slow when it was kept', async () => {
  fate = 'is lost';
  const killed = await open();
  submit(killed);
  await clock.advance(100);
  kill(killed);
  await clock.advance(2 * 365 * 86_400_000);
  fate = 'arrives';
  const late = await open();
  expect(late.snapshot.answers).toMatchObject({ q_a: { tries: 1 } });
  expect(late.restored).toBe(true);
});

it('forgets what is older than thirty days, and reads none of it', async () => {
  fate = 'is lost';
  const killed = await open();
  submit(killed);
  await clock.advance(100);
  kill(killed);
  here.spares.set('m1/x/1-ab', {
    key: 'm1/x/1-ab',
    state: encodeSnapshot(outline, emptySnapshot(crypto.randomUUID())),
  });
  await clock.advance(31 * 86_400_000);
  const late = await open({ learner: '02027012345' });
  await clock.advance(100);
  late.leave();
  expect([...here.store.records.keys()].filter((key) => key.startsWith('m1/'))).toHaveLength(1);
  expect(here.spares.has('m1/x/1-ab')).toBe(false);
});
