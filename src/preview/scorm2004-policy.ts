import { statusText } from './lms.ts';
import type { AttemptPolicy, Cmi, Commit, LaunchSettings, Standing } from './policy.ts';
import { stateLimit } from './scorm2004-model.ts';

/**
 * Where the content did not leave with `suspend`, Moodle keeps everything and hands nothing back. A finished attempt is for
 * review, whatever the content left with.
 */
function launch(stored: Cmi, settings: LaunchSettings): Cmi {
  const suspended = stored['cmi.exit'] === 'suspend';
  const mode = modeOf(stored, settings);
  const { 'cmi.session_time': _, ...kept } = suspended ? stored : {};
  return {
    ...Object.fromEntries((settings.objectives ?? []).map((id, index) => [`cmi.objectives.${index}.id`, id])),
    ...kept,
    'cmi.learner_id': settings.learnerId,
    'cmi.learner_name': settings.learnerName,
    'cmi.entry': suspended ? 'resume' : 'ab-initio',
    'cmi.mode': mode,
    'cmi.credit': mode === 'normal' ? 'credit' : 'no-credit',
    'cmi.launch_data': settings.launchData,
    'cmi.max_time_allowed': settings.maxTimeAllowed ?? '',
    'cmi.time_limit_action': settings.timeLimitAction ?? '',
    'cmi.scaled_passing_score': settings.scaledPassingScore ?? '',
    'cmi.completion_threshold': settings.completionThreshold ?? '',
  };
}

function modeOf(stored: Cmi, { browse }: LaunchSettings): 'browse' | 'normal' | 'review' {
  if (browse) return 'browse';
  return stored['cmi.completion_status'] === 'completed' ? 'review' : 'normal';
}

/** The content's side has added the time already: Moodle's runtime reckons the total in the page. */
const store = (stored: Cmi, { cmi }: Commit): Cmi => ({ ...stored, ...cmi });

function standing(cmi: Cmi): Standing {
  const facts = [cmi['cmi.completion_status'], cmi['cmi.success_status']];
  const known = facts.filter((fact) => fact !== undefined && fact !== 'unknown');
  const [first = 'Ikke startet', ...more] = known.map((fact) => statusText(fact ?? ''));
  return {
    status: known.join(', ') || 'unknown',
    words: [first, ...more.map((word) => word.toLowerCase())].join(' og '),
    score: cmi['cmi.score.raw'],
    state: cmi['cmi.suspend_data'] ?? '',
    totalTime: cmi['cmi.total_time'],
    sessionTime: cmi['cmi.session_time'],
    entry: cmi['cmi.entry'],
    mode: cmi['cmi.mode'],
  };
}

/** How Moodle keeps an attempt in SCORM 2004. */
export const scorm2004Policy: AttemptPolicy = { launch, store, standing, stateLimit };

const seconds = { D: 86_400, H: 3600, M: 60, S: 1 } as const;

/** Sum of two durations of ISO 8601, without years and months; Moodle leaves out parts of nought, so that nothing is `P`. */
export function addDurations(total: string, session: string): string {
  let left = toHundredths(total) + toHundredths(session);
  const take = (unit: keyof typeof seconds): string => {
    const size = seconds[unit] * 100;
    const amount = unit === 'S' ? left / 100 : Math.floor(left / size);
    left %= size;
    return amount === 0 ? '' : `${amount}${unit}`;
  };
  const days = take('D');
  const time = `${take('H')}${take('M')}${take('S')}`;
  return `P${days}${time && `T${time}`}`;
}

function toHundredths(duration: string): number {
  const [date = '', time = ''] = duration.split('T');
  const days = /(\d+)D/.exec(date)?.[1] ?? 0;
  const units = [...time.matchAll(/([\d.]+)([HMS])/g)].map(
    ([, amount, unit]) => Number(amount) * seconds[unit === 'H' || unit === 'M' ? unit : 'S'],
  );
  return Math.round((Number(days) * seconds.D + units.reduce((sum, part) => sum + part, 0)) * 100);
}
