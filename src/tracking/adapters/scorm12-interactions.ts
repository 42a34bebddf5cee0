import type { AnswerRecord } from '../../model/answer.ts';
import { scorm12Time, scorm12Timespan } from '../durations.ts';
import { TrackingError } from '../tracker.ts';
import type { Scorm12Calls, Scorm12Value } from './scorm12-calls.ts';
import type { Scorm12Mirror } from './scorm12-mirror.ts';

/** Error codes that say «not implemented» (SCORM 1.2 RTE 3.3.5), as 401 and 402 are used for `cmi.interactions`. */
const isUnsupported = (error: unknown): boolean => error instanceof TrackingError && /^40[12]$/.test(error.code);

/**
 * Writes answers as `cmi.interactions.n`, from the `_count` of earlier sessions on. An LMS without interactions gets
 * none: they are optional in SCORM 1.2, and the answers are in the state too. One that may be lost is healed at its own
 * index: a gap would make Moodle count too few, and the next session would write over others.
 */
export function scorm12Interactions(lms: Scorm12Calls, mirror: Scorm12Mirror): (answer: AnswerRecord) => void {
  const count = countOf(lms);
  const isMissing = count.value === '' && count.code !== '0' && count.code !== '403';
  let next = isMissing ? -1 : Math.max(0, Math.trunc(Number(count.value)) || 0);
  return (answer) => {
    if (next < 0) return;
    const element = `cmi.interactions.${next}`;
    try {
      // First: the LMS opens the record by its id.
      mirror.set(`${element}.id`, answer.interactionId);
    } catch (error) {
      if (!isUnsupported(error)) throw error;
      next = -1;
      return;
    }
    next++;
    for (const [field, value] of fieldsOf(answer)) mirror.set(`${element}.${field}`, value);
  };
}

/** In 1.2 a response has commas between letters (RTE 3.4, CMIFeedback), and what is not right is `wrong`. */
function fieldsOf(answer: AnswerRecord): [string, string][] {
  const pattern = (text: string) => text.split('[,]').join(',').slice(0, 255);
  const fields: [string, string][] = [
    ['type', answer.kind],
    ['time', scorm12Time(answer.at)],
    ['correct_responses.0.pattern', pattern(answer.correctPattern)],
    ['weighting', '1'],
    ['student_response', pattern(answer.response)],
    ['result', answer.scaled >= 0.995 ? 'correct' : 'wrong'],
    ['latency', answer.latencySeconds === undefined ? '' : scorm12Timespan(answer.latencySeconds)],
  ];
  return fields.filter(([, value]) => value !== '');
}

/** An LMS that throws on it is one without interactions. */
function countOf(lms: Scorm12Calls): Scorm12Value {
  try {
    return lms.get('cmi.interactions._count');
  } catch {
    return { value: '', code: '401' };
  }
}
