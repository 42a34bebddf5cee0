import { expect, it } from 'vitest';
import type { Call } from '../call.ts';
import { callsInWords, standingIn, statementInWords, statementsInWords } from './in-words.ts';

const titleOf = (id: string) => ({ l_to: 'Leksjon to' })[id] ?? id;

const call = (fn: Call['fn'], args: readonly unknown[], more: Partial<Call> = {}): Call => ({
  ...{ n: 1, time: 0, fn, args, returned: 'true', error: '0', refused: false },
  ...more,
});

it('tells of a session in SCORM 1.2 as an author would', () => {
  const told = callsInWords(
    [
      call('LMSInitialize', ['']),
      call('LMSGetValue', ['cmi.suspend_data'], { returned: '' }),
      call('LMSSetValue', ['cmi.core.lesson_location', 'l_to']),
      call('LMSSetValue', ['cmi.interactions.0.id', 'q_en']),
      call('LMSSetValue', ['cmi.interactions.0.result', 'correct']),
      call('LMSSetValue', ['cmi.core.lesson_status', 'completed']),
      call('LMSSetValue', ['cmi.core.score.raw', '87.5']),
      call('LMSSetValue', ['cmi.suspend_data', '12345']),
      call('LMSCommit', ['']),
      call('LMSCommit', ['']),
      call('LMSFinish', ['']),
    ],
    titleOf,
  );
  expect(told.map(({ text }) => text)).toEqual([
    'Kurset er åpnet.',
    'Deltakeren er i «Leksjon to».',
    'Svaret på «q_en» er riktig.',
    'Status er nå: Fullført.',
    'Poeng: 87,5 av 100.',
    'Kurset husker svar og framdrift (5 tegn).',
    'Alt er lagret.',
    'Kurset er avsluttet.',
  ]);
  expect(told.some(({ isWrong }) => isWrong)).toBe(false);
});

it('says what did not go as it should', () => {
  const told = callsInWords(
    [
      call('Commit', [''], { returned: 'false', error: '391' }),
      call('SetValue', ['cmi.exit', 'nonsense'], { returned: 'false', refused: true }),
      call('SetValue', ['cmi.location', 'l_to'], { returned: 'false' }),
    ],
    titleOf,
  );
  expect(told).toEqual([
    { time: 0, text: 'Ikke lagret: lagring av svar og framdrift', isWrong: true },
    { time: 0, text: 'Avvist: SetValue cmi.exit', isWrong: true },
    { time: 0, text: 'Ikke lagret: Deltakeren er i «Leksjon to».', isWrong: true },
  ]);
});

it('tells of statements, whatever they are', () => {
  const received = {
    n: 1,
    time: 7,
    method: 'POST',
    problems: [],
    status: 200,
    valid: true,
    outcome: 'stored',
  } as const;
  const statement = {
    verb: { id: 'http://adlnet.gov/expapi/verbs/responded' },
    object: { definition: { name: { nb: 'Hva først?' } } },
  };
  expect(statementInWords({ ...received, statement }).text).toBe('Deltakeren svarte på «Hva først?».');
  const opened = { verb: { id: 'http://adlnet.gov/expapi/verbs/initialized' }, object: statement.object };
  expect(statementInWords({ ...received, statement: opened }).text).toBe('Deltakeren åpnet kurset.');
  expect(statementInWords({ ...received, statement: null, valid: false })).toMatchObject({ isWrong: true });
});

it('tells of a course that is launched by cmi5 or xAPI, with what the platform says itself', () => {
  const verb = (name: string) => ({ id: `http://adlnet.gov/expapi/verbs/${name}` });
  const logged = (by: 'AU' | 'LMS', statement: unknown, status = 200) => ({ n: 1, time: 0, by, statement, status });
  const name = { definition: { name: { nb: 'Digitalisering' } } };
  const statements = [
    logged('LMS', { verb: verb('launched') }),
    logged('AU', { verb: verb('initialized') }),
    logged('AU', { verb: verb('answered'), object: name, result: { success: false, score: { scaled: 0.5 } } }),
    logged('AU', { verb: verb('passed'), object: name, result: { score: { scaled: 0.875 } } }),
    logged('AU', { verb: verb('completed'), object: name }),
    logged('LMS', { verb: verb('satisfied') }),
    logged('LMS', { verb: verb('satisfied') }), // Of the block, and of the course.
    logged('AU', { verb: verb('terminated') }, 403),
  ];
  expect(statementsInWords(statements).map(({ text }) => text)).toEqual([
    'Læringsplattformen åpnet kurset.',
    'Deltakeren åpnet kurset.',
    'Deltakeren svarte delvis riktig på «Digitalisering».',
    'Deltakeren besto «Digitalisering».',
    'Deltakeren fullførte «Digitalisering».',
    'Læringsplattformen har registrert kurset som fullført.',
    'Avvist: Deltakeren avsluttet kurset.',
  ]);
  expect(standingIn(statements)).toEqual({ isCompleted: true, isPassed: true, scaled: 0.875 });
  expect(standingIn([logged('AU', null)])).toEqual({ isCompleted: false, isPassed: false });
});
