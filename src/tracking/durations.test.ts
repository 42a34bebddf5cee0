import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isoDuration, scorm12Time, scorm12Timespan, scorm2004Time } from './durations.ts';

describe('time in SCORM 1.2', () => {
  it.each([
    [0, '0000:00:00.00'],
    [312.4, '0000:05:12.40'],
    [59.996, '0000:01:00.00'],
    [3600, '0001:00:00.00'],
    [-5, '0000:00:00.00'],
    [Number.NaN, '0000:00:00.00'],
    [1e12, '9999:59:59.99'],
  ])('%d s is %s', (seconds, text) => {
    expect(scorm12Timespan(seconds)).toBe(text);
  });

  it('is always in the form that every LMS takes, and right to a hundredth', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 3e7, noNaN: true }), (seconds) => {
        const parts = /^(\d{4}):([0-5]\d):([0-5]\d\.\d{2})$/.exec(scorm12Timespan(seconds))!;
        const back = Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]);
        expect(Math.abs(back - seconds)).toBeLessThanOrEqual(0.00501);
      }),
    );
  });

  it('tells the time of day on the learner’s clock', () => {
    expect(scorm12Time(new Date(2026, 10, 21, 7, 4, 5, 999))).toBe('07:04:05');
  });
});

describe('time in SCORM 2004', () => {
  it('has two decimals and the zone, whatever the moment', () => {
    expect(scorm2004Time(new Date('2026-11-21T20:40:00Z'))).toBe('2026-11-21T20:40:00.00Z');
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2038-12-31'), noInvalidDate: true }), (at) => {
        const text = scorm2004Time(at);
        expect(text).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ$/);
        expect(at.getTime() - Date.parse(text)).toBeLessThan(10);
      }),
    );
  });
});

describe('duration in xAPI and SCORM 2004', () => {
  it.each([
    [0, 'PT0S'],
    [0.004, 'PT0S'],
    [312.4, 'PT5M12.4S'],
    [60, 'PT1M'],
    [3600, 'PT1H'],
    [86_400, 'PT24H'],
    [3661.256, 'PT1H1M1.26S'],
    [Number.NaN, 'PT0S'],
  ])('%d s is %s', (seconds, text) => {
    expect(isoDuration(seconds)).toBe(text);
  });

  it('never has more than two decimals, nor an empty time part', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1e7, noNaN: true }), (seconds) => {
        expect(isoDuration(seconds)).toMatch(/^PT(?=\d)(\d+H)?(\d+M)?(\d+(\.\d{1,2})?S)?$/);
      }),
    );
  });
});
