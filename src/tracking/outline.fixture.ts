import type { AnswerRecord } from '../model/answer.ts';
import type { Outline } from '../model/outline.ts';

const question = (id: string, slot: number) => ({ id, kind: 'choice', slot }) as const;

/** Three lessons with a question in two of them, and a test of six. */
export const outline: Outline = {
  module: 'm1',
  version: '1.0.0',
  title: 'Digitalisering kan styres',
  passMark: 0.8,
  scorm12Status: 'completed',
  goals: [
    { id: 'g_hva', questions: ['q_a', 'q_t1'] },
    { id: 'g_hvem', questions: [] },
  ],
  lessons: [
    { id: 'hva', kind: 'lesson', minutes: 3, slot: 0, questions: [question('q_a', 1)] },
    { id: 'hvem', kind: 'lesson', minutes: 3, slot: 2, questions: [] },
    { id: 'hvordan', kind: 'lesson', minutes: 3, slot: 3, questions: [question('q_b', 4)] },
    {
      id: 'test',
      kind: 'test',
      minutes: 5,
      slot: 5,
      questions: [1, 2, 3, 4, 5, 6].map((n) => question(`q_t${n}`, 5 + n)),
    },
  ],
};

/** An answer to a question with one right option, `b`. */
export const answer = (
  interactionId: string,
  scaled: number,
  at = new Date('2026-11-21T12:04:05.678Z'),
): AnswerRecord => ({
  interactionId,
  type: 'choice',
  response: scaled === 1 ? 'b' : 'a',
  correctPatterns: ['b'],
  scaled,
  at,
  latencySeconds: 7.256,
  token: scaled === 1 ? '1' : '0',
  prompt: 'Hva beskriver digitalisering i kommunen best?',
  components: {
    choices: [
      { id: 'a', text: 'Å kjøpe inn nye datasystemer' },
      { id: 'b', text: 'Nye måter å arbeide på' },
    ],
  },
});
