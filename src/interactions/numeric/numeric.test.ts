import fc from 'fast-check';
import { toHtml } from 'hast-util-to-html';
import { describe, expect, it } from 'vitest';
import { wordsFor } from '../../i18n/words.ts';
import { parsed } from '../shared/parsed.fixture.ts';
import { numberOfToken, readNumbers, tokenOfNumber } from './number.ts';
import { numeric } from './numeric.ts';
import { coverAll, overlap, readRange } from './outcome-text.ts';
import { holds, patternOf, type Range, rangeOf } from './range.ts';

const parse = (...lines: readonly string[]) => parseBraces('{#q}', ...lines);

const parseBraces = (braces: string, ...lines: readonly string[]) =>
  parsed(numeric, [`:::tall${braces}`, ...lines, ':::'].join('\n'));

const row = (text: string) => [`- ${text}`, '  > Fordi.'];
const other = row('[ ] Andre svar');

describe('reading a number', () => {
  it.each([
    ['40', [40]],
    [' 3,5 ', [3.5]],
    ['3.50', [3.5]],
    ['1 000', [1000]],
    ['1\u202f000\u00a0000,5', [1000000.5]],
    ['1000', [1000]],
    ['1.000,5', [1000.5]],
    ['1,000.5', [1000.5]],
    ['1.000.000', [1000000]],
    ['1.000', [1000, 1]],
    ['1,125', [1125, 1.125]],
    ['0,125', [0.125]],
    ['−5', [-5]],
    ['-0', [0]],
    ['007', [7]],
    ['0,0000001', [0]],
  ])('%j', (typed, expected) => {
    expect(readNumbers(typed)).toEqual(expected);
  });

  it.each([
    '',
    ' ',
    'førti',
    '40 timer',
    '1 00',
    '1 0000',
    '3,',
    ',5',
    '3,5,1',
    '1e5',
    '--5',
    '40-42',
    '1.000.00',
    '9'.repeat(13),
  ])('%j is none', (typed) => {
    expect(readNumbers(typed)).toEqual([]);
  });
});

describe('the token', () => {
  it('is the number, in letters that a token may have', () => {
    expect([40, 3.5, -3.25, 0].map(tokenOfNumber)).toEqual(['40', '3_5', '-3_25', '0']);
  });

  it('comes back as it went, for every number that can be typed', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e12, max: 1e12, noNaN: true }), (double) => {
        for (const number of readNumbers(double.toFixed(6))) {
          const token = tokenOfNumber(number);
          expect(token).toMatch(/^[0-9A-Za-z_-]*$/);
          expect(numberOfToken(token)).toBe(number);
        }
      }),
    );
  });

  it.each(['', 'x', '_ZHI', '3_', '1_2_3', '-'])('%j is no number', (token) => {
    expect(numberOfToken(token)).toBe(undefined);
  });
});

describe('the numbers of an outcome', () => {
  it.each([
    ['40', { from: 40, to: 40 }, '40'],
    ['3,5', { from: 3.5, to: 3.5 }, '3.5'],
    ['40 timer', { from: 40, to: 40 }, '40'],
    ['38–42', { from: 38, to: 42 }, '38[:]42'],
    ['38-42', { from: 38, to: 42 }, '38[:]42'],
    ['38 til 42 timer', { from: 38, to: 42 }, '38[:]42'],
    ['1 000–2 000', { from: 1000, to: 2000 }, '1000[:]2000'],
    ['-5', { from: -5, to: -5 }, '-5'],
    ['−5–−2', { from: -5, to: -2 }, '-5[:]-2'],
    ['-5 til 2,5', { from: -5, to: 2.5 }, '-5[:]2.5'],
    ['under 40', { under: 40 }, '[:]40'],
    ['Over 42 timer', { over: 42 }, '42[:]'],
    ['meir enn 42', { over: 42 }, '42[:]'],
    ['minst 3,5', { from: 3.5 }, '3.5[:]'],
    ['høgst 10', { to: 10 }, '[:]10'],
    ['at most 10', { to: 10 }, '[:]10'],
  ])('«%s»', (text, expected, pattern) => {
    expect(readRange(text, 'timer')).toEqual(expected);
    expect(patternOf(expected)).toBe(pattern);
  });

  it.each(['førti', 'ca. 40', '38–', 'under', 'under førti', '38–42–45', '> 40'])('«%s» has none', (text) => {
    expect(readRange(text, '')).toBe(undefined);
  });

  it('are told apart at their ends', () => {
    expect(holds({ under: 40 }, 40)).toBe(false);
    expect(holds({ under: 40 }, 39.9)).toBe(true);
    expect(holds({ from: 38, to: 42 }, 42)).toBe(true);
    expect(holds({ over: 42 }, 42)).toBe(false);
    expect(holds({}, 7)).toBe(true);
  });

  it('give a number of its own before the stretch that it is in', () => {
    const ranges = [{ over: 42 }, { from: 100, to: 100 }, {}];
    expect(rangeOf(100, ranges)).toBe(ranges[1]);
    expect(rangeOf(101, ranges)).toBe(ranges[0]);
    expect(rangeOf(42, ranges)).toBe(ranges[2]);
  });

  it('overlap, and cover all numbers, just where some number says so', () => {
    const bound = fc.integer({ min: 0, max: 4 });
    const range: fc.Arbitrary<Range> = fc.oneof(
      bound.map((over) => ({ over })),
      bound.map((under) => ({ under })),
      fc.tuple(bound, bound).map(([one, two]) => ({ from: Math.min(one, two), to: Math.max(one, two) })),
    );
    const numbers = Array.from({ length: 29 }, (_, index) => index / 4 - 1.5);
    fc.assert(
      fc.property(range, range, (one, two) => {
        expect(overlap(one, two)).toBe(numbers.some((number) => holds(one, number) && holds(two, number)));
      }),
    );
    fc.assert(
      fc.property(fc.array(range, { maxLength: 5 }), (ranges) => {
        expect(coverAll(ranges)).toBe(numbers.every((number) => ranges.some((each) => holds(each, number))));
      }),
      { numRuns: 2000 },
    );
  });
});

it('gives a field with its unit, and every outcome with its numbers', () => {
  const lines = ['Hvor *lenge*?', ...row('[x] 38–42'), ...row('[ ] under 38'), ...row('[ ] 100 timer'), ...other];
  const { draft, faults } = parseBraces('{#q enhet=timer}', ...lines);
  expect(faults).toEqual([]);
  expect(draft.parts).toEqual([]);
  const { interaction, form } = draft.finish('q', []);
  expect(interaction).toEqual({
    kind: 'numeric',
    id: 'q',
    prompt: 'Hvor lenge?',
    parts: [],
    samples: { right: '38', wrong: '37' },
  });
  const html = toHtml(form(wordsFor('nb'), 'practice'));
  expect(html).toContain('aria-labelledby="q_label q_unit" inputmode="decimal"');
  expect(html).toContain('<span id="q_unit">timer</span>');
  expect(html).toContain('data-correct="" data-from="38" data-to="42"><p>Riktig svar: <b translate="no">38–42</b>');
  expect(html).toContain('data-under="38"');
});

it('gives a keyboard with a minus where a number may need it', () => {
  const html = toHtml(
    parse('?', ...row('[x] -5'), ...other)
      .draft.finish('q', [])
      .form(wordsFor('nb'), 'test'),
  );
  expect(html).toContain('inputmode="text"');
});

it('must have the same numbers in every language, however they are written', () => {
  const shape = (braces: string, right: string, rest: string) =>
    parseBraces(braces, '?', ...row(`[x] ${right}`), ...row(`[ ] ${rest}`), ...other).draft.shape;
  const nb = shape('{#q enhet=timer}', '38–42', 'mer enn 42');
  expect(shape('{#q enhet=hours}', '38 to 42 hours', 'above 42')).toBe(nb);
  expect(shape('{#q enhet=timer}', '38–43', 'over 43')).not.toBe(nb);
});

describe('faults', () => {
  it.each([
    ['none in a sound question', [...row('[x] 40'), ...other], []],
    ['none where all numbers are there', [...row('[x] 40'), ...row('[ ] under 40'), ...row('[ ] over 40')], []],
    ['none in whichever order', [...row('[ ] under 40'), ...row('[ ] over 40'), ...row('[x] 40')], []],
    ['none for a number within a stretch', [...row('[x] 40'), ...row('[ ] over 40'), ...row('[ ] 100'), ...other], []],
    ['no right answer', [...row('[ ] 40'), ...other], ['1 ingen-riktig-svar']],
    ['nothing for other answers', [...row('[x] 40'), ...row('[ ] under 40')], ['1 mangler-andre-svar']],
    ['a gap', [...row('[x] 40'), ...row('[ ] under 40'), ...row('[ ] over 42')], ['1 mangler-andre-svar']],
    ['no number', [...row('[x] førti'), ...other], ['3 ikke-tall']],
    ['backwards', [...row('[x] 42–38'), ...other], ['3 tall-bakvendt']],
    ['right and wrong at once', [...row('[x] 38–42'), ...row('[ ] 42'), ...other], ['5 tall-motsier']],
    ['right and wrong at the end', [...row('[x] 38–42'), ...row('[ ] under 39'), ...other], ['5 tall-motsier']],
    ['stretches that meet', [...row('[x] 1'), ...row('[ ] 2–4'), ...row('[ ] 4–6'), ...other], ['7 tall-overlapper']],
    ['the same twice', [...row('[x] 40'), ...row('[x] 40,0'), ...other], ['5 tall-overlapper']],
    ['one sign for two things', [...row('[x] 1.000'), ...other], ['3 tall-tvetydig']],
    ['nothing wrong', [...row('[x] minst 0'), ...row('[x] under 0')], ['1 ingen-galt-svar']],
    ['no «why»', ['- [x] 40', ...other], ['3 mangler-hvorfor']],
  ])('%s', (_, lines, expected) => {
    expect(parse('?', ...lines).faults).toEqual(expected);
  });

  it('a unit without words', () => {
    expect(parseBraces('{#q enhet}', '?', ...row('[x] 40'), ...other).faults).toEqual(['1 tom-enhet']);
  });
});
