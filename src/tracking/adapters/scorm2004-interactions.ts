import type { OutlineGoal } from '../../model/outline.ts';
import { isoDuration, scorm2004Time } from '../durations.ts';
import type { InteractionFields, InteractionLimits } from './scorm-interactions.ts';

/**
 * An LMS must keep 250 (SCORM 2004 RTE 4.2.9, SPM). Moodle sends all of this session's again with every commit, and what
 * it sends while the page goes away is lost whole above 64 KiB (moodle.md, commit): the rest of a save has 14 of them.
 */
export const scorm2004Limits: InteractionLimits = { entries: 250, bytes: 50 * 1024, sent: 'session' };

/**
 * A number as an LMS takes it: Moodle at most five digits before the point (moodle.md, value formats), the standard seven behind it
 * (RTE 4.1.1.7, real(10,7)); `''` for one with more. The result is told all the same.
 */
const numeric = (pattern: string): string =>
  pattern.split('[:]').every((number) => /^(-?\d{1,5}(\.\d{1,7})?)?$/.test(number)) ? pattern : '';

/**
 * Fields of an interaction in SCORM 2004 (RTE 4.2.9): `type` before the rest, patterns as the answer has them. `localize`
 * makes a description of a text.
 */
export const scorm2004Fields =
  (goals: readonly OutlineGoal[], localize: (text: string) => string): InteractionFields =>
  (answer) => {
    const written = (pattern: string): string => (answer.type === 'numeric' ? numeric(pattern) : pattern);
    const asked = goals.filter(({ questions }) => questions.includes(answer.interactionId));
    return [
      ['type', answer.type],
      ...asked.map(({ id }, index) => [`objectives.${index}.id`, id] as const),
      ['timestamp', scorm2004Time(answer.at)],
      ...answer.correctPatterns.map((each, index) => [`correct_responses.${index}.pattern`, written(each)] as const),
      ['weighting', '1'],
      ['learner_response', written(answer.response)],
      ['result', answer.isMarked === false ? 'neutral' : answer.scaled >= 0.995 ? 'correct' : 'incorrect'],
      ['latency', answer.latencySeconds === undefined ? '' : isoDuration(answer.latencySeconds)],
      ['description', localize(answer.prompt)],
    ];
  };
