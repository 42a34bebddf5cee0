import { describe, expect, it } from 'vitest';
import type { AnswerRecord } from '../../model/answer.ts';
import { interactionActivity } from '../statement-parts.ts';
import { scorm12Fields } from './scorm12-interactions.ts';
import { scorm2004Fields } from './scorm2004-interactions.ts';

const common = {
  interactionId: 'q_en',
  token: '1',
  at: new Date('2026-03-09T12:00:00Z'),
  latencySeconds: undefined,
  prompt: 'Slik er det.',
};

/** The fields that tell of the answer, in each version of SCORM. */
function told(answer: AnswerRecord) {
  const pick = (fields: readonly (readonly [string, string])[]) =>
    fields.filter(([name]) => /type|pattern|response|result/.test(name)).map((field) => field.join('='));
  return [pick(scorm12Fields(answer)), pick(scorm2004Fields([], (text) => text)(answer))];
}

describe('an answer of true or false', () => {
  const answer: AnswerRecord = {
    ...common,
    type: 'true-false',
    response: 'false',
    correctPatterns: ['true'],
    scaled: 0,
    components: {},
  };

  it('is one letter in SCORM 1.2, and a word in 2004', () => {
    expect(told(answer)).toEqual([
      ['type=true-false', 'correct_responses.0.pattern=t', 'student_response=f', 'result=wrong'],
      ['type=true-false', 'correct_responses.0.pattern=true', 'learner_response=false', 'result=incorrect'],
    ]);
  });

  it('has no components in xAPI', () => {
    expect(interactionActivity('https://x.no/sco', answer, 'nb').definition).toEqual({
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: 'true-false',
      description: { nb: 'Slik er det.' },
      correctResponsesPattern: ['true'],
    });
  });
});

describe('an answer on a scale', () => {
  const answer: AnswerRecord = {
    ...common,
    type: 'likert',
    response: 'b',
    correctPatterns: [],
    scaled: 1,
    isMarked: false,
    components: { scale: [{ id: 'b', text: 'Helt enig' }] },
  };

  it('is neutral in both, and nothing is said to be right', () => {
    expect(told(answer)).toEqual([
      ['type=likert', 'student_response=b', 'result=neutral'],
      ['type=likert', 'learner_response=b', 'result=neutral'],
    ]);
  });

  it('has its scale in xAPI, and no pattern', () => {
    expect(interactionActivity('https://x.no/sco', answer, 'nb').definition).toEqual({
      type: 'http://adlnet.gov/expapi/activities/cmi.interaction',
      interactionType: 'likert',
      description: { nb: 'Slik er det.' },
      scale: [{ id: 'b', description: { nb: 'Helt enig' } }],
    });
  });
});
