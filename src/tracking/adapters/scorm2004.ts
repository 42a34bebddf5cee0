import type { OutlineGoal } from '../../model/outline.ts';
import type { ShownEdition } from '../../model/shown-edition.ts';
import { isoDuration } from '../durations.ts';
import type { LaunchState, Progress, Tracker } from '../tracker.ts';
import { type Scorm2004Api, type ScormCalls, scormCalls } from './scorm-calls.ts';
import { scormInteractions } from './scorm-interactions.ts';
import { type ScormMirror, scormMirror } from './scorm-mirror.ts';
import { read, readMode, readShare, readState } from './scorm-read.ts';
import { scormTracker } from './scorm-tracker.ts';
import { scorm2004Fields, scorm2004Limits } from './scorm2004-interactions.ts';
import { scorm2004Objectives } from './scorm2004-objectives.ts';
import { decimal, writeScore } from './scorm2004-score.ts';

export type { Scorm2004Api } from './scorm-calls.ts';

/** What a report says beside the numbers. */
export interface Scorm2004Options {
  readonly goals: readonly OutlineGoal[];
  /** Its language is that of every text. */
  readonly edition: Readonly<ShownEdition>;
  /** The text of a goal, `''` where it has none. */
  readonly describeGoal: (id: string) => string;
}

const timeElement = 'cmi.session_time';

/** Reports a session to a SCORM 2004 LMS, 3rd or 4th Edition. */
export function scorm2004Tracker(api: Scorm2004Api, { goals, edition, describeGoal }: Scorm2004Options): Tracker {
  const name = 'scorm2004';
  const lms = scormCalls({ name, api, nameOf: (call) => call });
  // Without decoys: Moodle sends again all that differs from the launch, and a value that went there and back would not.
  const mirror = scormMirror(lms);
  const localize = localizer(edition);
  let tellObjectives: ReturnType<typeof scorm2004Objectives> = () => {};
  let completed = false;
  return scormTracker({
    name,
    lms,
    mirror,
    timeElement,
    learnerElement: 'cmi.learner_id',
    readLaunch: () => readLaunch(lms),
    begin(launch) {
      ({ completed } = launch);
      begin(mirror, launch);
      const texts = new Map(goals.map(({ id }) => [id, localize(describeGoal(id))] as const));
      tellObjectives = scorm2004Objectives(lms, mirror, texts);
      return scormInteractions(lms, mirror, scorm2004Fields(goals, localize), scorm2004Limits);
    },
    write(progress) {
      completed ||= progress.completed;
      write(mirror, progress, completed);
      tellObjectives(progress.objectives);
      mirror.offer(timeElement, isoDuration(progress.sessionSeconds));
      mirror.offer('cmi.exit', 'suspend');
    },
    endsUnwritten: () => true,
  });
}

/**
 * Says at once that the session can be taken up again, and that it has begun: without a stored `suspend` Moodle withholds
 * everything at the next launch, however this one ends. If the commit fails, the first save writes it all again, and tells.
 */
function begin(mirror: ScormMirror, { state, location, completed }: LaunchState): void {
  mirror.know('cmi.suspend_data', state);
  mirror.know('cmi.location', location);
  if (!completed) mirror.put('cmi.completion_status', 'incomplete');
  mirror.offer('cmi.exit', 'suspend');
  try {
    mirror.commit();
  } catch {
    mirror.doubt();
  }
}

/** Success is passed or untouched: after `failed` Moodle lets nobody mend it (design.md decision 13). */
function write(mirror: ScormMirror, progress: Progress, completed: boolean): void {
  mirror.put('cmi.suspend_data', progress.state);
  mirror.offer('cmi.location', progress.location.slice(0, 1000));
  mirror.offer('cmi.progress_measure', decimal(progress.measure));
  if (progress.scaled !== undefined) writeScore(mirror.put, 'cmi', progress.scaled);
  mirror.put('cmi.completion_status', completed ? 'completed' : 'incomplete');
  if (progress.passed) mirror.put('cmi.success_status', 'passed');
}

const readLaunch = (lms: ScormCalls): LaunchState => ({
  mode: readMode(lms, 'cmi.mode', 'cmi.credit'),
  state: readState(lms),
  location: read(lms, 'cmi.location'),
  completed: read(lms, 'cmi.completion_status').toLowerCase() === 'completed',
  passed: read(lms, 'cmi.success_status').toLowerCase() === 'passed',
  scaled: readShare(lms, 'cmi.score.scaled', 1) ?? readShare(lms, 'cmi.score.raw', 100),
  launchData: read(lms, 'cmi.launch_data'),
  language: read(lms, 'cmi.learner_preference.language'),
});

/** The smallest that every LMS must keep of a text (SCORM 2004 RTE 4.2.9.1, SPM), which Moodle wants on one line. */
const longest = 250;

/** A text with its language before it (RTE 4.1.1.6, localized_string_type): what names none is English. `''` stays `''`. */
function localizer(edition: Readonly<ShownEdition>): (text: string) => string {
  return (text) => {
    const line = text.replace(/\s+/g, ' ').trim();
    if (line === '') return '';
    const whole = `{lang=${edition.lang}}${line}`;
    // Half a character at the end would make Moodle throw when it sends.
    return whole.length <= longest ? whole : `${whole.slice(0, longest - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
  };
}
