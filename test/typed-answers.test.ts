import { Scorm12API } from 'scorm-again/scorm12';
import { Scorm2004API } from 'scorm-again/scorm2004';
import { describe, expect, it } from 'vitest';
import { patternsOf, responseOf } from '../src/interactions/fill-in/report.ts';
import { patternOf, type Range } from '../src/interactions/numeric/range.ts';
import type { AnswerRecord } from '../src/model/answer.ts';
import { adl12 } from '../src/preview/adl12.ts';
import { adl2004 } from '../src/preview/adl2004.ts';
import { lmsServer } from '../src/preview/lms-server.fixture.ts';
import { moodle12, oldMoodle12 } from '../src/preview/moodle12.ts';
import { moodle2004, oldMoodle2004 } from '../src/preview/moodle2004.ts';
import { scorm12Tracker } from '../src/tracking/adapters/scorm12.ts';
import { scorm2004Tracker } from '../src/tracking/adapters/scorm2004.ts';
import { begun } from '../src/tracking/begun.fixture.ts';
import { answer, outline } from '../src/tracking/outline.fixture.ts';
import { progress } from '../src/tracking/tracker.contract.ts';

const fillIn = (typed: string, variants: readonly string[], caseMatters = false): AnswerRecord => ({
  ...answer('q_a', 0),
  type: 'fill-in',
  response: responseOf(typed, 'nb'),
  correctPatterns: patternsOf(variants, 'nb', caseMatters),
  components: {},
});

const numeric = (number: number, right: Range): AnswerRecord => ({
  ...answer('q_b', 0),
  type: 'numeric',
  response: String(number),
  correctPatterns: [patternOf(right)],
  components: {},
});

const many = Array.from({ length: 12 }, (_, n) => `svar nummer ${n}`);

/** Answers of every shape that a learner can type, and an author ask for. */
const records: readonly (readonly [string, AnswerRecord])[] = [
  ['a word', fillIn('Drøfting', ['drøfting', 'å drøfte'])],
  ['a word whose capitals matter', fillIn('nav', ['Nav'], true)],
  ['signs of the report', fillIn('{lang=en}a[,]b[.]c[:]d}', ['a'])],
  ['a long text, and many patterns', fillIn('å'.repeat(400), many)],
  ['a line of odd signs', fillIn('a\u2028b\u0000🙂', ['æøå «»'])],
  ['a number', numeric(3.5, { from: 3.5, to: 3.5 })],
  ['a number below nought', numeric(-0.000001, { from: -3.25, to: -1 })],
  ['a stretch without an end', numeric(41, { over: 40 })],
  ['a stretch without a beginning', numeric(41, { under: 40 })],
  ['a number that no LMS has room for', numeric(123456789.123456, { from: 1_000_000, to: 2_000_000 })],
];

/** What is stored of the answer, and what was refused on the way. */
async function told(api: object, log: () => readonly { readonly refused: boolean }[], record: AnswerRecord) {
  const isOld = 'LMSInitialize' in api;
  const settings = { goals: outline.goals, edition: { lang: 'nb', title: '' }, describeGoal: () => '' } as const;
  const tracker = isOld ? scorm12Tracker(api as never, 'completed') : scorm2004Tracker(api as never, settings);
  await begun(tracker);
  await tracker.recordAnswer(record);
  await tracker.save(progress());
  return log().filter(({ refused }) => refused);
}

const imitations = { moodle12, oldMoodle12, adl12, moodle2004, oldMoodle2004, adl2004 };

describe.each(Object.entries(imitations))('%s', (_name, behaviour) => {
  it.each(records)('takes %s', async (_what, record) => {
    const server = lmsServer<never>(behaviour as never);
    const tab = server.open();
    expect(await told(tab.api, () => tab.calls, record)).toEqual([]);
    const stored = server.stored();
    expect(stored['cmi.interactions.0.type']).toBe(record.type);
    expect(stored['cmi.interactions.0.result']).toMatch(/^(wrong|incorrect)$/);
  });
});

describe('what an LMS stores', () => {
  const stored = async (behaviour: keyof typeof imitations, record: AnswerRecord) => {
    const server = lmsServer<never>(imitations[behaviour] as never);
    const tab = server.open();
    await told(tab.api, () => tab.calls, record);
    const { 'cmi.interactions.0.correct_responses.0.pattern': first, ...cmi } = server.stored();
    const response = cmi['cmi.interactions.0.student_response'] ?? cmi['cmi.interactions.0.learner_response'];
    return { first, second: cmi['cmi.interactions.0.correct_responses.1.pattern'], response };
  };
  const word = fillIn('å Drøfte', ['drøfting', 'å drøfte']);
  const range = numeric(41.5, { from: 38, to: 42 });

  it('is plain words and numbers in SCORM 1.2, which has no sign for a stretch', async () => {
    expect(await stored('moodle12', word)).toEqual({ first: 'drøfting', second: 'å drøfte', response: 'å Drøfte' });
    expect(await stored('moodle12', range)).toEqual({ first: undefined, second: undefined, response: '41.5' });
    const long = await stored('adl12', fillIn('x'.repeat(400), ['x']));
    expect(long.response).toHaveLength(250);
  });

  it('is words with their language, and a stretch, in SCORM 2004', async () => {
    expect(await stored('moodle2004', word)).toEqual({
      first: '{case_matters=false}{lang=nb}drøfting',
      second: '{case_matters=false}{lang=nb}å drøfte',
      response: '{lang=nb}å Drøfte',
    });
    expect(await stored('moodle2004', range)).toEqual({ first: '38[:]42', second: undefined, response: '41.5' });
  });

  it('leaves a number out that SCORM 2004 has no room for', async () => {
    const record = numeric(123456, { from: 123456, to: 123456 });
    expect(await stored('moodle2004', record)).toEqual({ first: undefined, second: undefined, response: undefined });
    expect(await stored('moodle12', record)).toMatchObject({ first: '123456', response: '123456' });
  });
});

it.each(records)('scorm-again takes %s, in both versions', async (_what, record) => {
  const options = { autocommit: false, logLevel: 5, strict_errors: true } as const;
  for (const api of [new Scorm12API(options), new Scorm2004API(options)]) {
    await expect(told(api, () => [], record)).resolves.toEqual([]);
  }
});
