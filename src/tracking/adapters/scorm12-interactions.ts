import type { AnswerRecord } from '../../model/answer.ts';
import { scorm12Time, scorm12Timespan } from '../durations.ts';
import type { InteractionFields, InteractionLimits } from './scorm-interactions.ts';

/**
 * Moodle sends what has changed. What it sends while the page goes away is lost whole above 64 KiB in all (moodle.md, commit), and what is
 * healed goes twice: so this is what may be unproven, which is a long time without a save that gets there.
 */
export const scorm12Limits: InteractionLimits = { bytes: 24 * 1024, sent: 'unproven' };

/**
 * A pattern of 2004 as 1.2 has it (RTE 3.4, CMIFeedback): commas and points instead of brackets, `t` and `f`, no settings before the
 * words, and no range of numbers, for which it has no sign; `''` for what it cannot say.
 */
function feedback(pattern: string, type: AnswerRecord['type']): string {
  const bare = pattern.replace(/^(?:\{[a-z_]+=[^}]*\})+/, '');
  if (type === 'true-false') return bare.slice(0, 1);
  if (bare.includes('[:]')) return '';
  return bare.replaceAll('[,]', ',').replaceAll('[.]', '.').slice(0, 255);
}

/** What is not right is `wrong` in 1.2. */
export const scorm12Fields: InteractionFields = (answer) => {
  const { type, correctPatterns } = answer;
  return [
    ['type', type],
    ['time', scorm12Time(answer.at)],
    ...correctPatterns.map((each, index) => [`correct_responses.${index}.pattern`, feedback(each, type)] as const),
    ['weighting', '1'],
    ['student_response', feedback(answer.response, type)],
    ['result', answer.isMarked === false ? 'neutral' : answer.scaled >= 0.995 ? 'correct' : 'wrong'],
    ['latency', answer.latencySeconds === undefined ? '' : scorm12Timespan(answer.latencySeconds)],
  ];
};
