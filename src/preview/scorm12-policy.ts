import { isListed } from './elements.ts';
import { statusText } from './lms.ts';
import type { AttemptPolicy, Cmi, Commit, LaunchSettings, Standing } from './policy.ts';
import { standardLimits } from './scorm12-model.ts';

const ended = ['completed', 'passed', 'failed'];

/** `cmi.core.entry` of the next launch: `resume` only where a status is stored and the content left with `suspend`. */
function entryOf(stored: Cmi): '' | 'ab-initio' | 'resume' {
  if (stored['cmi.core.lesson_status'] === undefined) return 'ab-initio';
  return stored['cmi.core.exit'] === 'suspend' ? 'resume' : '';
}

/** `cmi.core.lesson_mode` of the next launch: Moodle lets a learner back into a finished attempt for review only. */
function modeOf(stored: Cmi, { browse }: LaunchSettings): 'browse' | 'normal' | 'review' {
  if (browse) return 'browse';
  return ended.includes(stored['cmi.core.lesson_status'] ?? '') ? 'review' : 'normal';
}

/** The stored data come back whatever `entry` says. */
function launch(stored: Cmi, settings: LaunchSettings): Cmi {
  const mode = modeOf(stored, settings);
  return {
    'cmi.student_preference.audio': '0',
    'cmi.student_preference.speed': '0',
    'cmi.student_preference.text': '0',
    'cmi.core.lesson_status': 'not attempted',
    'cmi.core.total_time': '00:00:00',
    ...Object.fromEntries(Object.entries(stored).filter(([element]) => !sessionOnly.includes(element))),
    'cmi.core.student_id': settings.learnerId,
    'cmi.core.student_name': settings.learnerName,
    'cmi.core.entry': entryOf(stored),
    'cmi.core.lesson_mode': mode,
    'cmi.core.credit': mode === 'normal' ? 'credit' : 'no-credit',
    'cmi.launch_data': settings.launchData,
    'cmi.student_data.mastery_score': settings.masteryScore ?? '',
    'cmi.student_data.max_time_allowed': settings.maxTimeAllowed ?? '',
    'cmi.student_data.time_limit_action': settings.timeLimitAction ?? '',
  };
}

const sessionOnly = ['cmi.core.exit', 'cmi.core.session_time'];

/** At the finish the session time is added to the total, unless the page has done so. */
function store(stored: Cmi, { cmi, finish }: Commit): Cmi {
  // Nothing set to nothing is no change, so Moodle does not send it, except for what belongs to the entry of a list.
  const changed = Object.entries(cmi).filter(
    ([element, value]) => value !== '' || stored[element] !== undefined || isListed(element),
  );
  const next = { ...stored, ...Object.fromEntries(changed) };
  if (!finish || 'cmi.core.total_time' in cmi) return next;
  return {
    ...next,
    'cmi.core.total_time': addTime(stored['cmi.core.total_time'] ?? '00:00:00', cmi['cmi.core.session_time'] ?? ''),
  };
}

function standing(cmi: Cmi): Standing {
  const status = cmi['cmi.core.lesson_status'] ?? 'not attempted';
  return {
    status,
    words: statusText(status),
    score: cmi['cmi.core.score.raw'],
    state: cmi['cmi.suspend_data'] ?? '',
    totalTime: cmi['cmi.core.total_time'],
    sessionTime: cmi['cmi.core.session_time'],
    entry: cmi['cmi.core.entry'],
    mode: cmi['cmi.core.lesson_mode'],
  };
}

/** How Moodle keeps an attempt in SCORM 1.2. */
export const scorm12Policy: AttemptPolicy = { launch, store, standing, stateLimit: standardLimits.long };

/** Sum of two timespans `HHHH:MM:SS.SS`. Moodle reads `.5` as five hundredths, and always writes two decimals. */
export function addTime(total: string, session: string): string {
  const hundredths = toHundredths(total) + toHundredths(session);
  const seconds = Math.floor(hundredths / 100);
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60].map(two).join(':');
  return `${clock}.${two(hundredths % 100)}`;
}

function toHundredths(timespan: string): number {
  const match = /^(\d+):(\d+):(\d+)(?:\.(\d+))?$/.exec(timespan);
  if (!match) return 0;
  const [hours = 0, minutes = 0, seconds = 0, decimals = 0] = match.slice(1).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 100 + decimals;
}
