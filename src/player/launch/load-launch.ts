import { standaloneTracker } from '../../tracking/adapters/standalone.ts';
import type { Launch } from '../../tracking/launch.ts';
import { type Tracker, TrackingError } from '../../tracking/tracker.ts';
import { preview } from './preview.ts';

/**
 * Loads the code of a launch, which is all in `xapi.js`: such a package does nothing without it. Where it cannot be fetched, the
 * session does not open, and the learner is told that there is no contact. Never rejects.
 */
export async function loadLaunch(name: Tracker['name'], load: () => Promise<Launch>): Promise<Launch> {
  try {
    const launch = await load();
    return { ...launch, tracker: withOurFaults(launch.tracker) };
  } catch (fault) {
    const tracker: Tracker = { ...standaloneTracker(), name, keeps: 'lms', open: () => Promise.reject(fault) };
    return { ...preview(), tracker };
  }
}

/** A file of its own has a `TrackingError` of its own, which is none to those who ask here. */
const withOurFaults = (tracker: Tracker): Tracker => ({
  ...tracker,
  open: () => tracker.open().catch(rethrow),
  save: (progress) => tracker.save(progress).catch(rethrow),
  recordAnswer: (answer) => tracker.recordAnswer(answer).catch(rethrow),
  close: (progress) => tracker.close(progress).catch(rethrow),
});

function rethrow(fault: unknown): never {
  if (fault instanceof Error && fault.name === 'TrackingError') Object.setPrototypeOf(fault, TrackingError.prototype);
  throw fault;
}
