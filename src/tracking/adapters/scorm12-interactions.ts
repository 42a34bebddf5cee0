import { scorm12Time, scorm12Timespan } from '../durations.ts';
import type { InteractionFields } from './scorm-interactions.ts';

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
