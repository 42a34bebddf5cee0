import type { Outline } from '../../model/outline.ts';
import { scorm12Timespan } from '../durations.ts';
import { type LaunchMode, type LaunchState, type Progress, type Tracker, TrackingError } from '../tracker.ts';
import { type Scorm12Api, type Scorm12Calls, scorm12Calls } from './scorm12-calls.ts';
import { scorm12Interactions } from './scorm12-interactions.ts';
import { type Scorm12Mirror, scorm12Mirror } from './scorm12-mirror.ts';

export type { Scorm12Api } from './scorm12-calls.ts';

const timeElement = 'cmi.core.session_time';

/** From the least to the most: a status is only ever raised (standards.md §3.1, never downgrade). */
const ranks = ['', 'not attempted', 'browsed', 'incomplete', 'failed', 'completed', 'passed'];

const rankOf = (status: string): number => Math.max(0, ranks.indexOf(status));

/**
 * Reports a session to a SCORM 1.2 LMS; `endStatus` is what a completed module is called. In review and preview, and
 * without credit, nothing is written.
 */
export function scorm12Tracker(api: Scorm12Api, endStatus: Outline['scorm12Status']): Tracker {
  const lms = scorm12Calls(api);
  const mirror = scorm12Mirror(lms);
  const offer = offerTo(mirror);
  let phase: 'new' | 'open' | 'read-only' | 'closed' = 'new';
  let status = '';
  let record: ReturnType<typeof scorm12Interactions> = () => {};

  const mustBeOpen = (call: string) => {
    if (phase === 'new' || phase === 'closed') throw new TrackingError('scorm12', call, '301', `Session is ${phase}`);
  };
  const write = (progress: Progress) => {
    const wanted = progress.completed ? endStatus : 'incomplete';
    if (rankOf(wanted) >= rankOf(status)) status = wanted;
    put(mirror, offer, progress, status);
  };
  return {
    name: 'scorm12',
    keeps: 'lms',
    async open() {
      if (phase !== 'new') throw new TrackingError('scorm12', 'open', '101', 'Session was opened before');
      lms.initialize();
      const launch = readLaunch(lms);
      status = read(lms, 'cmi.core.lesson_status').toLowerCase();
      phase = launch.mode === 'normal' ? 'open' : 'read-only';
      if (phase === 'read-only') return launch;
      record = scorm12Interactions(lms, mirror);
      mirror.know('cmi.suspend_data', launch.state);
      mirror.know('cmi.core.lesson_location', launch.location);
      mirror.know('cmi.core.lesson_status', status);
      status = begin(mirror, offer, status);
      return launch;
    },
    async save(progress) {
      mustBeOpen('save');
      if (phase !== 'open') return;
      write(progress);
      mirror.commit();
    },
    async recordAnswer(answer) {
      mustBeOpen('recordAnswer');
      if (phase === 'open') record(answer);
    },
    doubt: mirror.doubt,
    confirm: mirror.confirm,
    async close(progress) {
      if (phase === 'closed') return;
      mustBeOpen('close');
      const writable = phase === 'open';
      phase = 'closed';
      try {
        if (writable) write(progress);
        // The time alone needs no commit: LMSFinish persists what is set (RTE 3.2), and one request less blocks the page.
        if (mirror.unproven().some((element) => element !== timeElement)) mirror.commit();
      } finally {
        // Moodle makes «completed» of a preview that ends without a status, so such a session is left open.
        if (writable || rankOf(status) > rankOf('not attempted')) lms.finish();
      }
    },
  };
}

/** Writes a value of an element that an LMS may do without. */
type Offer = (element: string, value: string) => void;

/** Once refused, an element is not offered again: it must not keep the rest from being saved. */
function offerTo(mirror: Scorm12Mirror): Offer {
  const declined = new Set<string>();
  return (element, value) => {
    if (declined.has(element) || mirror.has(element, value)) return;
    try {
      mirror.set(element, value);
    } catch {
      declined.add(element);
    }
  };
}

/**
 * Calls the session begun: an untouched status becomes «completed» in the end (RTE 3.4, lesson_status). It goes with the
 * first save; a commit of its own, which blocks the page, would only stand in the way of the first paint.
 */
function begin(mirror: Scorm12Mirror, offer: Offer, status: string): string {
  if (rankOf(status) >= rankOf('incomplete')) return status;
  mirror.put('cmi.core.lesson_status', 'incomplete');
  offer('cmi.core.exit', 'suspend');
  return 'incomplete';
}

function put(mirror: Scorm12Mirror, offer: Offer, progress: Progress, status: string): void {
  mirror.put('cmi.suspend_data', progress.state);
  offer('cmi.core.lesson_location', progress.location.slice(0, 255));
  if (progress.scaled !== undefined) {
    offer('cmi.core.score.min', '0');
    offer('cmi.core.score.max', '100');
    mirror.put('cmi.core.score.raw', String(Number((progress.scaled * 100).toFixed(2))));
  }
  // What the LMS itself calls failed stays so until it is completed: we never say it (design.md decision 13).
  if (status !== 'failed') mirror.put('cmi.core.lesson_status', status);
  offer(timeElement, scorm12Timespan(progress.sessionSeconds));
  offer('cmi.core.exit', 'suspend');
}

function readLaunch(lms: Scorm12Calls): LaunchState {
  const status = read(lms, 'cmi.core.lesson_status').toLowerCase();
  const state = lms.get('cmi.suspend_data');
  // A state that could not be read is not an empty one: to begin anew would overwrite it.
  if (/^(101|301)$/.test(state.code))
    throw new TrackingError('scorm12', 'LMSGetValue("cmi.suspend_data")', state.code, '');
  return {
    mode: readMode(lms),
    state: state.value,
    location: read(lms, 'cmi.core.lesson_location'),
    completed: status === 'completed' || status === 'passed',
    passed: status === 'passed',
    scaled: readScore(lms),
    launchData: read(lms, 'cmi.launch_data'),
  };
}

function readMode(lms: Scorm12Calls): LaunchMode {
  const mode = read(lms, 'cmi.core.lesson_mode').toLowerCase();
  if (mode === 'browse' || mode === 'review') return mode;
  return read(lms, 'cmi.core.credit').toLowerCase() === 'no-credit' ? 'review' : 'normal';
}

/** Of an element that the course can do without: an LMS that throws on it is one that does not have it. */
function read(lms: Scorm12Calls, element: string): string {
  try {
    return lms.get(element).value.trim();
  } catch {
    return '';
  }
}

/** The score so far, 0–1; `undefined` where there is none. */
function readScore(lms: Scorm12Calls): number | undefined {
  const raw = read(lms, 'cmi.core.score.raw');
  const score = Number(raw) / 100;
  return raw !== '' && score >= 0 && score <= 1 ? score : undefined;
}
