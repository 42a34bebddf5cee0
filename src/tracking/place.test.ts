import { beforeEach, expect, it } from 'vitest';
import { scorm12Tracker } from './adapters/scorm12.ts';
import { finish } from './course.fixture.ts';
import { type Course, openCourse } from './course.ts';
import { type Machine, machine } from './device.fixture.ts';
import { moodleLms } from './moodle.fixture.ts';
import { outline } from './outline.fixture.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

let clock: VirtualClock;
let here: Machine;
/** What the LMS has of the learner. */
let database: Map<string, string>;

beforeEach(() => {
  clock = virtualClock();
  here = machine(clock);
  database = new Map();
});

/** A launch in an LMS that hands over what it was given before. */
async function open(): Promise<Course> {
  const lms = moodleLms();
  const keep = (call: 'LMSCommit' | 'LMSFinish') => {
    const said = lms.api[call]('');
    for (const [element, value] of lms.stored) database.set(element, value);
    return said;
  };
  const course = await openCourse({
    outline,
    tracker: scorm12Tracker(
      {
        ...lms.api,
        LMSGetValue: (element) =>
          element === 'cmi.core.lesson_mode' ? 'normal' : lms.api.LMSGetValue(element) || (database.get(element) ?? ''),
        LMSCommit: () => keep('LMSCommit'),
        LMSFinish: () => keep('LMSFinish'),
      },
      'completed',
    ),
    probe: async () => 'ok',
    clock,
    random: (length) => Uint8Array.from({ length }, (_, index) => (index * 73 + 41) % 256),
    device: (onFault) => here.device(onFault, '/a', () => true),
    reportTo: () => undefined,
    onStatus: () => {},
  });
  await clock.advance(3_000);
  return course;
}

const places = () => [...here.store.records.keys()].filter((key) => key.startsWith('m1@'));

it('is remembered on the device, and on no other', async () => {
  const course = await open();
  course.dispatch({ type: 'viewed', lessonId: 'hvordan' });
  course.keepPlace('hvordan q_b');
  await clock.advance(3_000);
  course.leave();
  const again = await open();
  expect(again).toMatchObject({ standing: 'writing', place: 'hvordan q_b', snapshot: { location: 'hvordan' } });
  again.leave();
  here.store.records.clear();
  expect(await open()).toMatchObject({ place: '', snapshot: { location: 'hvordan' } });
});

it('is not kept on a shared machine, and goes when it becomes one', async () => {
  const course = await open();
  course.keepPlace('hvordan q_b');
  await clock.advance(0);
  expect(places()).toHaveLength(1);
  course.isShared = true;
  await clock.advance(0);
  expect(places()).toEqual([]);
  course.keepPlace('hvordan q_b');
  await clock.advance(0);
  expect(places()).toEqual([]);
});

it('from before the module was completed is no place to come back to', async () => {
  const course = await open();
  course.keepPlace('hvordan q_b');
  finish(course);
  course.keepPlace('hvordan q_b');
  await clock.advance(3_000);
  course.leave();
  expect(await open()).toMatchObject({ standing: 'review', place: '' });
});
