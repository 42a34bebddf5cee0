import { scorm12Time, scorm12Timespan } from '../durations.ts';
import type { InteractionFields, InteractionLimits } from './scorm-interactions.ts';

/**
 * Moodle sends what has changed. What it sends while the page goes away is lost whole above 64 KiB in all (moodle.md, commit), and what is
 * healed goes twice: so this is what may be unproven, which is a long time without a save that gets there.
 */
export const scorm12Limits: InteractionLimits = { bytes: 24 * 1024, sent: 'unproven' };

/** In 1.2 a response has commas between letters (RTE 3.4, CMIFeedback), and what is not right is `wrong`. */
export const scorm12Fields: InteractionFields = (answer) => {
  const pattern = (text: string) => text.split('[,]').join(',').slice(0, 255);
  return [
    ['type', answer.kind],
    ['time', scorm12Time(answer.at)],
    ['correct_responses.0.pattern', pattern(answer.correctPattern)],
    ['weighting', '1'],
    ['student_response', pattern(answer.response)],
    ['result', answer.scaled >= 0.995 ? 'correct' : 'wrong'],
    ['latency', answer.latencySeconds === undefined ? '' : scorm12Timespan(answer.latencySeconds)],
  ];
};
