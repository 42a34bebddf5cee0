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
  const course = await openCourse({
    ...(await loadLaunch('cmi5', load)),
    outline,
    clock: virtualClock(),
    random: (length) => new Uint8Array(length),
    onStatus: (status) => statuses.push(status),
    onFault: (fault) => faults.push(fault),
  });
  return { course, faults, kinds: statuses.map(({ kind }) => kind) };
}

it('tells that there is no contact where the code cannot be fetched', async () => {
  const missing = new TypeError('Failed to fetch dynamically imported module');
  const { course, faults, kinds } = await openedBy(() => Promise.reject(missing));
  expect({ kinds, faults }).toEqual({ kinds: ['no-contact'], faults: [missing] });
  expect(course.stateFault).toBe('not-opened');
  await expect(course.exit()).resolves.toBe('no-contact');
});

it('knows a fault of that code, which is made of another copy of the class', async () => {
  class TrackingError extends Error {
    override readonly name = 'TrackingError';
    readonly code = sessionOver;
  }
  const tracker = { ...standaloneTracker(), open: () => Promise.reject(new TrackingError('over')) };
  const { course, kinds } = await openedBy(async () => ({ ...preview(), tracker }));
  expect(kinds).toEqual(['session-over']);
  await expect(course.exit()).resolves.toBe('session-over');
});
