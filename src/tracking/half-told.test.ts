import { expect, it } from 'vitest';
import { scorm12Tracker } from './adapters/scorm12.ts';
import { encodeSnapshot } from './codec.ts';
import { answersIn, submit } from './course.fixture.ts';
import { type Course, openCourse } from './course.ts';
import { type Machine, machine } from './device.fixture.ts';
import { moodleLms } from './moodle.fixture.ts';
import { outline } from './outline.fixture.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

/** What a server does with a commit, and what it says of it. */
interface Line {
  isStoring: boolean;
  isAnswering: boolean;
}

let seed = 0;

/** One learner's launches at one LMS, each at some machine; `kill` ends a page without an event. */
function lms(clock: VirtualClock) {
  const stored = new Map<string, string>();
  const line: Line = { isStoring: true, isAnswering: true };
  const isAlive = new Map<Course, { value: boolean }>();
  const launch = async (on: Machine): Promise<Course> => {
    const page = { value: true };
    const { api, network, ...page12 } = moodleLms();
    const count = () => String([...stored.keys()].filter((element) => element.endsWith('.id')).length);
    const send = (call: 'LMSCommit' | 'LMSFinish') => {
      network.fate = line.isStoring ? 'arrives' : 'fails';
      api[call]('');
      if (line.isStoring) for (const [element, value] of page12.stored) stored.set(element, value);
      return String(line.isAnswering);
    };
    const course = await openCourse({
      outline,
      tracker: scorm12Tracker(
        {
          ...api,
          LMSGetValue: (element) =>
            element === 'cmi.interactions._count' ? count() : api.LMSGetValue(element) || stored.get(element),
          LMSCommit: () => send('LMSCommit'),
          LMSFinish: () => send('LMSFinish'),
        },
        'completed',
      ),
      probe: async () => 'ok',
      clock: { ...clock, after: (ms, act) => clock.after(ms, () => page.value && act()) },
      random: (length) => Uint8Array.from({ length }, () => (seed = (seed * 73 + 41) % 256)),
      device: (onFault) => on.device(onFault, '/a', () => page.value),
      reportTo: () => undefined,
      onStatus: () => {},
    });
    await clock.advance(0);
    isAlive.set(course, page);
    return course;
  };
  const kill = (course: Course) => {
    const page = isAlive.get(course);
    if (page) page.value = false;
  };
  return { stored, line, launch, kill };
}

/** A learner answers; the save is refused, and of the heal that follows only the first step arrives, without an answer. */
async function halfHealed() {
  const clock = virtualClock();
  const here = machine(clock);
  const all = lms(clock);
  const course = await all.launch(here);
  await clock.advance(3_000);
  Object.assign(all.line, { isStoring: false, isAnswering: false });
  submit(course);
  course.save();
  await clock.advance(100);
  all.line.isStoring = true;
  await clock.advance(3_000);
  all.kill(course);
  expect(answersIn(all.stored)).toEqual(['q_a_']);
  expect(all.stored.get('cmi.suspend_data')).toBe(encodeSnapshot(outline, course.snapshot));
  all.line.isAnswering = true;
  return { ...all, clock, here };
}

it('the first step of a heal, where the page died before the second, is mended at the next launch', async () => {
  const { clock, here, stored, launch } = await halfHealed();
  await launch(here);
  await clock.advance(3_000);
  expect(answersIn(stored)).toEqual(['q_a']);
  expect(stored.get('cmi.interactions.0.result')).toBe('correct');
});

it('nothing is written over an entry that another device has added since', async () => {
  const { clock, here, stored, launch } = await halfHealed();
  const elsewhere = await launch(machine(clock));
  submit(elsewhere, 'q_b', 0);
  elsewhere.save();
  await clock.advance(3_000);
  elsewhere.leave();
  expect(answersIn(stored)).toEqual(['q_a_', 'q_b']);
  await launch(here);
  await clock.advance(3_000);
  expect(answersIn(stored)).toEqual(['q_a_', 'q_b']);
  expect(stored.get('cmi.interactions.1.result')).toBe('wrong');
});
