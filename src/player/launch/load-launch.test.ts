import { expect, it } from 'vitest';
import { standaloneTracker } from '../../tracking/adapters/standalone.ts';
import { openCourse } from '../../tracking/course.ts';
import type { Launch } from '../../tracking/launch.ts';
import { outline } from '../../tracking/outline.fixture.ts';
import type { SaveStatus } from '../../tracking/save-status.ts';
import { sessionOver } from '../../tracking/tracker.ts';
import { virtualClock } from '../../tracking/virtual-clock.fixture.ts';
import { loadLaunch } from './load-launch.ts';
import { preview } from './preview.ts';

async function openedBy(load: () => Promise<Launch>) {
  const [statuses, faults]: [SaveStatus[], unknown[]] = [[], []];
  const clock = virtualClock();
  const course = await openCourse({
    ...loadLaunch('cmi5', load),
    outline,
    clock,
    random: (length) => new Uint8Array(length),
    onStatus: (status) => statuses.push(status),
    onFault: (fault) => faults.push(fault),
  });
  return { course, clock, faults, kinds: () => statuses.map(({ kind }) => kind) };
}

it('tells that there is no contact where the code cannot be fetched', async () => {
  const missing = new TypeError('Failed to fetch dynamically imported module');
  const { course, faults, kinds } = await openedBy(() => Promise.reject(missing));
  expect({ kinds: kinds(), faults }).toEqual({ kinds: ['no-contact'], faults: [missing] });
  expect(course.standing).toBe('no-contact');
  await expect(course.exit()).resolves.toBe('no-contact');
});

it('knows a fault of that code, which is made of another copy of the class', async () => {
  class TrackingError extends Error {
    override readonly name = 'TrackingError';
    readonly code = sessionOver;
  }
  const tracker = { ...standaloneTracker(), open: () => Promise.reject(new TrackingError('over')) };
  const { course, kinds } = await openedBy(async () => ({ ...preview(), tracker }));
  expect(kinds()).toEqual(['session-over']);
  await expect(course.exit()).resolves.toBe('session-over');
});

it('goes on with what the learner has done meanwhile, when the code can be fetched after all', async () => {
  let isThere = false;
  const tracker = { ...standaloneTracker(), keeps: 'lms' as const };
  const { course, clock, kinds } = await openedBy(async () => {
    if (!isThere) throw new TypeError('Failed to fetch dynamically imported module');
    return { ...preview(), tracker };
  });
  course.dispatch({ type: 'finished', lessonId: 'hva' });
  isThere = true;
  await clock.advance(5_000);
  expect(course).toMatchObject({ standing: 'writing', snapshot: { done: ['hva'], sessions: 1 } });
  expect(kinds().at(-1)).toBe('saved');
});
