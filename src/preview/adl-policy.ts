import type { AttemptPolicy, Cmi, Commit, LaunchSettings } from './policy.ts';
import { addTime, scorm12Policy } from './scorm12-policy.ts';
import { addDurations, scorm2004Policy } from './scorm2004-policy.ts';

/** Without what is empty: an LMS of the standard does not hand over what it does not have. */
const given = (cmi: Cmi): Cmi => Object.fromEntries(Object.entries(cmi).filter(([, value]) => value !== ''));

/** SCORM 1.2 by the letter (RTE 3.4.4): what was stored comes back, and `entry` follows from how the content left. */
export const adl12Policy: AttemptPolicy = {
  ...scorm12Policy,
  launch(stored: Cmi, settings: LaunchSettings): Cmi {
    const { 'cmi.core.exit': exit, 'cmi.core.session_time': _, ...kept } = stored;
    const isNew = Object.keys(stored).length === 0;
    const entry = isNew ? 'ab-initio' : exit === 'suspend' ? 'resume' : '';
    return {
      'cmi.core.lesson_status': 'not attempted',
      'cmi.core.total_time': '0000:00:00.00',
      ...kept,
      'cmi.core.student_id': settings.learnerId,
      'cmi.core.student_name': settings.learnerName,
      'cmi.core.entry': entry,
      'cmi.core.lesson_mode': settings.browse ? 'browse' : 'normal',
      'cmi.core.credit': settings.browse ? 'no-credit' : 'credit',
      ...given({
        'cmi.launch_data': settings.launchData,
        'cmi.student_data.mastery_score': settings.masteryScore ?? '',
        'cmi.student_data.max_time_allowed': settings.maxTimeAllowed ?? '',
        'cmi.student_data.time_limit_action': settings.timeLimitAction ?? '',
      }),
    };
  },
  /** A commit holds everything, and stands in place of what there was. */
  store: (_, { cmi, finish }: Commit) =>
    finish ? withTime(cmi, 'cmi.core.total_time', 'cmi.core.session_time', addTime) : cmi,
};

/** SCORM 2004 by the letter (RTE 4.2.8): content that does not suspend has ended its attempt, and the next begins anew. */
export const adl2004Policy: AttemptPolicy = {
  ...scorm2004Policy,
  launch(stored: Cmi, settings: LaunchSettings): Cmi {
    const suspended = stored['cmi.exit'] === 'suspend' || stored['cmi.exit'] === 'logout';
    const { 'cmi.session_time': _, 'cmi.exit': __, ...kept } = suspended ? stored : {};
    return {
      ...Object.fromEntries((settings.objectives ?? []).map((id, index) => [`cmi.objectives.${index}.id`, id])),
      'cmi.total_time': 'PT0H0M0S',
      ...kept,
      'cmi.learner_id': settings.learnerId,
      'cmi.learner_name': settings.learnerName,
      'cmi.entry': suspended ? 'resume' : 'ab-initio',
      'cmi.mode': settings.browse ? 'browse' : 'normal',
      'cmi.credit': settings.browse ? 'no-credit' : 'credit',
      ...given({
        'cmi.launch_data': settings.launchData,
        'cmi.max_time_allowed': settings.maxTimeAllowed ?? '',
        'cmi.time_limit_action': settings.timeLimitAction ?? '',
        'cmi.scaled_passing_score': settings.scaledPassingScore ?? '',
        'cmi.completion_threshold': settings.completionThreshold ?? '',
      }),
    };
  },
  store: (_, { cmi, finish }: Commit) => (finish ? withTime(cmi, 'cmi.total_time', 'cmi.session_time', addWhole) : cmi),
};

/** A sum of nothing is `P` to Moodle, which is no duration. */
const addWhole = (total: string, session: string): string => {
  const sum = addDurations(total, session);
  return sum === 'P' ? 'PT0S' : sum;
};

const withTime = (cmi: Cmi, total: string, session: string, add: (total: string, session: string) => string): Cmi => ({
  ...cmi,
  [total]: add(cmi[total] ?? '', cmi[session] ?? ''),
});
