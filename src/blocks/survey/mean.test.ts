import fc from 'fast-check';
import { expect, it } from 'vitest';
import { levelOf, meanOf, readRuns, withRun } from './mean.ts';

const run = (at: string, mean: number | null = 3) => ({ at, means: [['Mestring', mean] as const] });

it('takes the mean of what was answered, and of nothing else', () => {
  expect(meanOf('12x-3')).toBe(2);
  expect(meanOf('x--')).toBeNull();
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'12345x-') }), (ticks) => {
      const mean = meanOf(ticks);
      return mean === null ? !/[1-5]/.test(ticks) : mean >= 1 && mean <= 5;
    }),
  );
});

it('asks for another thing below 2.5 and above 3.7', () => {
  expect([1, 2.4, 2.5, 3.7, 3.8, 5].map(levelOf)).toEqual(['low', 'low', 'mid', 'mid', 'high', 'high']);
});

it('keeps the first and the latest; a correction is no new time', () => {
  const [first, mended, second, third] = [
    run('2026-03-09', 2),
    run('2026-03-09', 3),
    run('2026-06-01'),
    run('2026-09-01'),
  ];
  expect(withRun([], first, true)).toEqual([first]);
  expect(withRun([first], mended, false)).toEqual([mended]);
  expect(withRun([first], second, true)).toEqual([first, second]);
  expect(withRun([first, second], third, true)).toEqual([first, third]);
  expect(withRun([first, second], third, false)).toEqual([first, third]);
});

it('reads what was kept, and leaves out what is none', () => {
  const kept = [run('2026-03-09'), run('2026-06-01', null)];
  expect(readRuns(JSON.parse(JSON.stringify(kept)))).toEqual(kept);
  for (const wrong of [
    undefined,
    'x',
    {},
    [null],
    [{ at: 'i går', means: [] }],
    [{ at: '2026-03-09', means: [['a']] }],
  ])
    expect(readRuns(wrong), JSON.stringify(wrong)).toEqual([]);
});
