import { expect, it } from 'vitest';
import { type Measured, median, rowsOf, table } from './report.ts';
import type { Round } from './rounds.ts';

const round: Round = {
  paint: 1000,
  plainPaint: 900,
  largest: 1100,
  plainLargest: 1000,
  shift: 0,
  plainShift: 0,
  answerable: 3000,
  plainAnswerable: 950,
  interaction: 48,
  readable: 400,
  plainReadable: 380,
  answered: 1300,
  asked: 2,
  arrived: 1,
  bytes: 50_000,
  shiftAtLaunch: 0,
  shiftAtResume: 0,
  feedback: 40,
  feedbackBlocked: 40,
};
const size = { raw: 20_000, gzip: 4_000 };

/** Everything within its limit, but for what `over` says. */
const measured = (over: Partial<Measured> = {}): Measured => ({
  machine: { processor: 'Prosessor', cores: 2, load: 0.1, node: '20.20.2', chromium: '156.0' },
  module: 'm1',
  rounds: [round, round, round],
  buildMs: [1500],
  counts: {
    launchRequests: 8,
    foreignRequests: 0,
    answerRequests: 2,
    answerSets: 10,
    answerCommits: 1,
    stateLength: 66,
  },
  sizes: {
    zip: 80_000,
    documents: new Map([['index.html', { raw: 60_000, gzip: 16_000 }]]),
    inlineCss: size,
    player: size,
    playerCss: size,
    xapi: size,
  },
  ...over,
});

const over = (given: Measured) =>
  rowsOf(given)
    .filter(({ ok }) => ok === false)
    .map(({ what }) => what);

it('says so when everything is within its limits', () => {
  expect(over(measured())).toEqual([]);
  expect(table(measured())).toContain('Alt er innenfor grensene.');
});

it.each<[string, Partial<Round>]>([
  ['Første innhold på skjermen', { paint: 1200 }],
  ['Første leksjon kan leses', { readable: 451 }],
  ['Første svar har fått forklaring', { answered: 1401 }],
  ['Fra svar til forklaring', { feedback: 51 }],
  ['Største innhold på skjermen', { largest: 1201 }],
  ['Fra handling til neste bilde', { interaction: 104 }],
  ['– når læringsplattformen holder siden igjen', { feedbackBlocked: 51 }],
  ['Forespørsler besvart før', { arrived: 2 }],
])('names what is over its limit: %s', (what, change) => {
  const slow = measured({ rounds: [round, { ...round, ...change }, { ...round, ...change }] });
  expect(over(slow)).toEqual([expect.stringContaining(what)]);
  expect(table(slow)).toMatch(new RegExp(`^${what}.* over grensen$`, 'm'));
});

it('goes by the median, so that one slow round changes nothing', () => {
  expect(over(measured({ rounds: [round, { ...round, paint: 9000, answered: 9000, feedback: 900 }, round] }))).toEqual(
    [],
  );
});

it('goes by the worst round where nothing may move', () => {
  const moved = measured({ rounds: [round, { ...round, shiftAtResume: 0.01 }, round] });
  expect(over(moved)).toEqual(['Innhold som flytter seg når du kommer tilbake']);
});

it('compares each round with the plain page of that round', () => {
  const rounds = [1, 2, 3].map((busy) => ({ ...round, paint: 1000 * busy, plainPaint: 800 * busy }));
  expect(rowsOf(measured({ rounds }))[0]).toMatchObject({ value: 2, plain: 1.6, ratio: 1.25, ok: true });
});

it('says when the machine was busy', () => {
  const { machine } = measured();
  expect(table(measured({ machine: { ...machine, load: 3 } }))).toContain('opptatt med annet');
  expect(table(measured())).not.toContain('opptatt med annet');
});

it.each([
  [[3], 3],
  [[5, 1, 3], 3],
  [[4, 1, 3, 2], 2.5],
  [[10, 9, 1], 9],
])('has the median of %j', (values, expected) => {
  expect(median(values)).toBe(expected);
});
