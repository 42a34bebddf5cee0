import { describe, expect, it } from 'vitest';
import { standardLimits } from './scorm12-model.ts';
import { strictRules } from './scorm12-strict.ts';

const rules = strictRules(standardLimits);
const empty = () => 0;
const set = (element: string, value: unknown, count = 0) => rules.set(element, value, () => count);

describe('strictRules', () => {
  it('keeps texts to the lengths of the standard', () => {
    expect(set('cmi.suspend_data', 'x'.repeat(4096))).toEqual({ value: 'x'.repeat(4096), numeric: false });
    expect(set('cmi.suspend_data', 'x'.repeat(4097))).toEqual({ error: '405' });
    expect(set('cmi.core.lesson_location', 'x'.repeat(256))).toEqual({ error: '405' });
    expect(set('cmi.interactions.0.student_response', 'x'.repeat(256))).toEqual({ error: '405' });
  });

  it.each([
    ['cmi.core.exit', 'normal'],
    ['cmi.core.lesson_status', 'not attempted'],
    ['cmi.core.lesson_status', 'Passed'],
    ['cmi.core.session_time', '1:02:03'],
    ['cmi.core.session_time', '00:00:01.123'],
    ['cmi.core.session_time', '00001:00:00'],
    ['cmi.core.score.raw', '66,7'],
    ['cmi.core.score.raw', '100.5'],
    ['cmi.interactions.0.id', 'q 1'],
    ['cmi.interactions.0.id', 'spørsmål'],
    ['cmi.interactions.0.type', 'other'],
    ['cmi.interactions.0.result', 'incorrect'],
    ['cmi.interactions.0.time', '9:00:00'],
  ])('refuses %s = %s with 405', (element, value) => {
    expect(set(element, value)).toEqual({ error: '405' });
  });

  it('tells unknown, keyword and read-only elements apart', () => {
    expect(set('cmi.location', 'x')).toEqual({ error: '201' });
    expect(set('cmi.interactions._count', '1')).toEqual({ error: '402' });
    expect(set('cmi.core.student_id', 'x')).toEqual({ error: '403' });
    expect(rules.get('cmi.core.exit', empty)).toEqual({ error: '404' });
    expect(rules.get('cmi.core.entry._children', empty)).toEqual({ error: '202' });
    expect(rules.get('cmi.core.entry._count', empty)).toEqual({ error: '203' });
    expect(rules.get('cmi.interactions.0.student_response', empty)).toEqual({ error: '404' });
  });

  it('lets a list grow by one, and no gap', () => {
    expect(set('cmi.interactions.2.id', 'q', 2)).toEqual({ value: 'q', numeric: false });
    expect(set('cmi.interactions.3.id', 'q', 2)).toEqual({ error: '201' });
    expect(set('cmi.interactions.01x.id', 'q', 2)).toEqual({ error: '201' });
  });

  it('counts a nested list by its own entries', () => {
    const countOf = (list: string) => (list === 'cmi.interactions' ? 5 : 1);
    expect(rules.set('cmi.interactions.4.correct_responses.1.pattern', 'a', countOf)).toHaveProperty('value');
    expect(rules.set('cmi.interactions.4.correct_responses.2.pattern', 'a', countOf)).toEqual({ error: '201' });
  });

  it('hands numbers on in their plain form, as Moodle keeps them', () => {
    expect(set('cmi.core.score.raw', '0070')).toEqual({ value: '70', numeric: true });
    expect(set('cmi.core.score.raw', '')).toEqual({ value: '0', numeric: true });
  });
});
