import type { Outline } from '../../model/outline.ts';
import { scorm12Timespan } from '../durations.ts';
import type { LaunchState, Progress, Tracker } from '../tracker.ts';
import { type ScormCalls, scormCalls } from './scorm-calls.ts';
import { scormInteractions } from './scorm-interactions.ts';
import { type ScormMirror, scormMirror } from './scorm-mirror.ts';
import { read, readMode, readShare, readState } from './scorm-read.ts';
import { scormTracker } from './scorm-tracker.ts';
import { decoyOf } from './scorm12-decoy.ts';
import { scorm12Fields, scorm12Limits } from './scorm12-interactions.ts';

/** The object an LMS puts in a window as `API` (SCORM 1.2 RTE 3.3). What it answers is not to be trusted to be text. */
export interface Scorm12Api {
  LMSInitialize(argument: ''): unknown;
  LMSFinish(argument: ''): unknown;
  LMSGetValue(element: string): unknown;
  LMSSetValue(element: string, value: string): unknown;
  LMSCommit(argument: ''): unknown;
  LMSGetLastError(): unknown;
  LMSGetErrorString(code: string): unknown;
}

const timeElement = 'cmi.core.session_time';
const statusElement = 'cmi.core.lesson_status';

/** From the least to the most: a status is only ever raised (standards.md §3.1, never downgrade). */
const ranks = ['', 'not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];

const rankOf = (status: string): number => Math.max(0, ranks.indexOf(status));

/** Reports a session to a SCORM 1.2 LMS; `endStatus` is what a completed module is called. */
export function scorm12Tracker(api: Scorm12Api, endStatus: Outline['scorm12Status']): Tracker {
  const name = 'scorm12';
  const lms = scormCalls({ name, api, nameOf: (call) => `LMS${call === 'Terminate' ? 'Finish' : call}` });
  const mirror = scormMirror(lms, decoyOf);
  let status = '';
  return scormTracker({
    name,
    lms,
    mirror,
    timeElement,
    learnerElement: 'cmi.core.student_id',
    readLaunch() {
      status = read(lms, statusElement).toLowerCase();
      return readLaunch(lms, status);
    },
    begin(launch) {
      mirror.know('cmi.suspend_data', launch.state);
      mirror.know('cmi.core.lesson_location', launch.location);
      mirror.know(statusElement, status);
      status = begin(mirror, status);
      return scormInteractions(lms, mirror, scorm12Fields, scorm12Limits);
    },
    write(progress) {
      const wanted = progress.completed ? endStatus : 'incomplete';
      if (rankOf(wanted) >= rankOf(status)) status = wanted;
      write(mirror, progress, status);
    },
    // A status that the LMS said yes to, and did not keep, would become «completed» in the end (RTE 3.4, lesson_status).
    assure() {
      if (read(lms, statusElement).toLowerCase() === 'not attempted') lms.set(statusElement, status);
    },
    // Moodle makes «completed» of a preview that ends without a status, so such a session is left open.
    endsUnwritten: () => rankOf(status) > rankOf('not attempted'),
  });
}

/**
 * Calls the session begun: an untouched status becomes «completed» in the end (RTE 3.4, lesson_status). It goes with the
 * first save; a commit of its own, which blocks the page, would only stand in the way of the first paint.
 */
function begin(mirror: ScormMirror, status: string): string {
  if (rankOf(status) >= rankOf('incomplete')) return status;
  mirror.put(statusElement, 'incomplete');
  mirror.offer('cmi.core.exit', 'suspend');
  return 'incomplete';
}

function write(mirror: ScormMirror, progress: Progress, status: string): void {
  mirror.put('cmi.suspend_data', progress.state);
  mirror.offer('cmi.core.lesson_location', progress.location.slice(0, 255));
  if (progress.scaled !== undefined) {
    mirror.offer('cmi.core.score.min', '0');
    mirror.offer('cmi.core.score.max', '100');
    mirror.put('cmi.core.score.raw', String(Number((progress.scaled * 100).toFixed(2))));
  }
  // What the LMS itself calls failed stays so until it is completed: we never say it (design.md decision 13).
  if (status !== 'failed') mirror.put(statusElement, status);
  mirror.offer(timeElement, scorm12Timespan(progress.sessionSeconds));
  mirror.offer('cmi.core.exit', 'suspend');
}

const readLaunch = (lms: ScormCalls, status: string): LaunchState => ({
  mode: readMode(lms, 'cmi.core.lesson_mode', 'cmi.core.credit'),
  state: readState(lms),
  location: read(lms, 'cmi.core.lesson_location'),
  completed: status === 'completed' || status === 'passed',
  passed: status === 'passed',
  scaled: readShare(lms, 'cmi.core.score.raw', 100),
  launchData: read(lms, 'cmi.launch_data'),
  language: read(lms, 'cmi.student_preference.language'),
});
