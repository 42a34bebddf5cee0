/** Flattened data of an attempt: element → value as it is stored, such as `cmi.interactions.0.id` → `q_1`. */
export type Cmi = Readonly<Record<string, string>>;

/** What an administrator and the manifest decide before a launch. */
export interface LaunchSettings {
  readonly studentId: string;
  readonly studentName: string;
  /** `cmi.launch_data`; Moodle's `datafromlms`. */
  readonly launchData: string;
  readonly masteryScore?: string;
  readonly maxTimeAllowed?: string;
  readonly timeLimitAction?: string;
}

const ended = ['completed', 'passed', 'failed'];

/** `cmi.core.entry` of the next launch: `resume` only where a status is stored and the content left with `suspend`. */
export function entryOf(stored: Cmi): '' | 'ab-initio' | 'resume' {
  if (stored['cmi.core.lesson_status'] === undefined) return 'ab-initio';
  return stored['cmi.core.exit'] === 'suspend' ? 'resume' : '';
}

/** `cmi.core.lesson_mode` of the next launch: Moodle lets a learner back into a finished attempt for review only. */
export const modeOf = (stored: Cmi): 'normal' | 'review' =>
  ended.includes(stored['cmi.core.lesson_status'] ?? '') ? 'review' : 'normal';

/** Everything the LMS hands over at launch; the stored data come back whatever `entry` says. */
export function launchCmi(stored: Cmi, settings: LaunchSettings): Cmi {
  const mode = modeOf(stored);
  return {
    'cmi.student_preference.audio': '0',
    'cmi.student_preference.speed': '0',
    'cmi.student_preference.text': '0',
    'cmi.core.lesson_status': 'not attempted',
    'cmi.core.total_time': '00:00:00',
    ...Object.fromEntries(Object.entries(stored).filter(([element]) => !sessionOnly.includes(element))),
    'cmi.core.student_id': settings.studentId,
    'cmi.core.student_name': settings.studentName,
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

/** What one commit sends: the elements that changed since the last one of this launch. */
export interface Commit {
  readonly cmi: Cmi;
  /** Whether it comes from `LMSFinish`. */
  readonly finish: boolean;
}

/** The data of an attempt after a commit. At the finish the session time is added to the total. */
export function storeCommit(stored: Cmi, { cmi, finish }: Commit): Cmi {
  // Nothing set to nothing is no change, so Moodle does not send it.
  const changed = Object.entries(cmi).filter(([element, value]) => value !== '' || stored[element] !== undefined);
  const next = { ...stored, ...Object.fromEntries(changed) };
  if (!finish) return next;
  return {
    ...next,
    'cmi.core.total_time': addTime(stored['cmi.core.total_time'] ?? '00:00:00', cmi['cmi.core.session_time'] ?? ''),
  };
}

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
