import validate from '@learninglocker/xapi-validation';
import { describe, expect, it } from 'vitest';
import type { AnswerRecord } from '../../model/answer.ts';
import { adl12 } from '../../preview/adl12.ts';
import { adl2004 } from '../../preview/adl2004.ts';
import type { Behaviour } from '../../preview/behaviour.ts';
import type { ApiFunction } from '../../preview/call.ts';
import { lmsServer } from '../../preview/lms-server.fixture.ts';
import { moodle12 } from '../../preview/moodle12.ts';
import { moodle2004 } from '../../preview/moodle2004.ts';
import { type Scorm12Api, scorm12Tracker } from '../../tracking/adapters/scorm12.ts';
import { type Scorm2004Api, scorm2004Tracker } from '../../tracking/adapters/scorm2004.ts';
import { begun } from '../../tracking/begun.fixture.ts';
import { outline } from '../../tracking/outline.fixture.ts';
import { emptySnapshot } from '../../tracking/snapshot.ts';
import { scormProfile } from '../../tracking/statements.ts';
import { progress } from '../../tracking/tracker.contract.ts';
import type { Tracker } from '../../tracking/tracker.ts';
import { type CaseStep, performed } from './path.ts';

/** The way through a case, as its element reports it. */
const answer = (path: readonly CaseStep[]): AnswerRecord => ({
  interactionId: 'q_a',
  type: 'performance',
  token: path.map(({ letter }) => letter).join(''),
  response: performed(path),
  correctPatterns: [],
  scaled: 1,
  isMarked: false,
  at: new Date('2026-11-21T12:04:05.678Z'),
  latencySeconds: 40.5,
  prompt: 'Trine vil ha et planverktøy.',
  components: { steps: path.map(({ from }) => ({ id: from, text: `Steget ${from}` })) },
});

const step = (from: string, letter: string, to: string): CaseStep => ({ from, letter, to });
const short = [step('start', 'b', 'Mote_2'), step('Mote_2', 'd', 'slutt')];
const long = Array.from({ length: 26 }, (_, index) =>
  step(`et_ganske_langt_navn_${index}`, String.fromCharCode(97 + index), `et_ganske_langt_navn_${index + 1}`),
);

/** Plays one answer against an LMS, and gives what it refused and what it has stored. */
async function report<F extends ApiFunction>(
  lms: Behaviour<F>,
  made: AnswerRecord,
  trackerOf: (api: unknown) => Tracker,
) {
  const server = lmsServer(lms);
  const tab = server.open();
  const tracker = trackerOf(tab.api);
  await begun(tracker);
  await tracker.recordAnswer(made);
  await tracker.save(progress({ objectives: [] }));
  const refused = tab.calls.filter((call) => call.refused && JSON.stringify(call).includes('interactions'));
  return { refused, stored: server.stored() };
}

const tracker12 = (api: unknown) => scorm12Tracker(api as Scorm12Api, 'completed');
const tracker2004 = (api: unknown) =>
  scorm2004Tracker(api as Scorm2004Api, { goals: [], edition: { lang: 'nb', title: '' }, describeGoal: () => '' });

describe.each([
  ['the letter of SCORM 1.2', adl12],
  ['Moodle with SCORM 1.2', moodle12],
] as const)('by %s', (_, lms) => {
  it('a way through a case is a performance', async () => {
    const { refused, stored } = await report(lms, answer(short), tracker12);
    expect(refused).toEqual([]);
    expect(stored).toMatchObject({
      'cmi.interactions.0.type': 'performance',
      'cmi.interactions.0.student_response': 'start.b,Mote_2.d',
      'cmi.interactions.0.result': 'neutral',
    });
    expect(Object.keys(stored).filter((element) => element.includes('correct_responses'))).toEqual([]);
  });

  it('even the longest way is taken', async () => {
    const { refused, stored } = await report(lms, answer(long), tracker12);
    expect(refused).toEqual([]);
    expect(stored['cmi.interactions.0.student_response']).toHaveLength(255);
  });
});

describe.each([
  ['the letter of SCORM 2004', adl2004],
  ['Moodle with SCORM 2004', moodle2004],
] as const)('by %s', (_, lms) => {
  it.each([
    ['a way through a case', short],
    ['the longest way', long],
  ])('%s is a performance', async (_, path) => {
    const { refused, stored } = await report(lms, answer(path), tracker2004);
    expect(refused).toEqual([]);
    expect(stored).toMatchObject({
      'cmi.interactions.0.type': 'performance',
      'cmi.interactions.0.learner_response': performed(path),
      'cmi.interactions.0.result': 'neutral',
    });
  });
});

it('is a valid statement without success or score, its steps with their words', () => {
  const made = answer(short);
  const before = emptySnapshot('0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001');
  const context = { lang: 'nb', at: made.at, launchedAt: made.at, sessionSeconds: 1, leaves: 0 } as const;
  const after = { ...before, rev: 1 };
  const [statement] = scormProfile(outline, before, after, { type: 'answered', answer: made }, context);
  expect(validate(statement)).toEqual([]);
  expect(statement?.result).toEqual({ response: 'start[.]b[,]Mote_2[.]d', duration: 'PT40.5S' });
  expect(statement?.object).toMatchObject({
    definition: {
      interactionType: 'performance',
      steps: [
        { id: 'start', description: { nb: 'Steget start' } },
        { id: 'Mote_2', description: { nb: 'Steget Mote_2' } },
      ],
    },
  });
});
