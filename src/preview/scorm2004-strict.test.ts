import { describe, expect, it } from 'vitest';
import { type CurrentData, judgeGet, judgeSet } from './scorm2004-strict.ts';

/** Data with these elements in them. */
function data(elements: Readonly<Record<string, string>> = {}): CurrentData {
  const names = Object.keys(elements);
  return {
    countOf: (list) =>
      new Set(
        names.filter((name) => name.startsWith(`${list}.`)).map((name) => name.slice(list.length + 1).split('.')[0]),
      ).size,
    valueOf: (element) => elements[element] ?? '',
  };
}

const set = (element: string, value: unknown, elements?: Readonly<Record<string, string>>) =>
  judgeSet(element, value, data(elements));
const question = (type: string) => ({ 'cmi.interactions.0.id': 'q', 'cmi.interactions.0.type': type });
const answer = (type: string, response: string) =>
  'value' in set('cmi.interactions.0.learner_response', response, question(type));
const pattern = (type: string, response: string) =>
  'value' in set('cmi.interactions.0.correct_responses.0.pattern', response, question(type));

describe('judgeSet', () => {
  it.each([
    ['cmi.score.raw', '66,7', '406'],
    ['cmi.score.raw', '.5', '406'],
    ['cmi.score.scaled', '1.01', '407'],
    ['cmi.progress_measure', '-0.1', '407'],
    ['cmi.progress_measure', '1e-7', '406'],
    ['cmi.completion_status', 'passed', '406'],
    ['cmi.exit', 'Suspend', '406'],
    ['cmi.session_time', 'PT1.234S', '406'],
    ['cmi.session_time', '00:01:00', '406'],
    ['cmi.suspend_data', 'x'.repeat(64_001), '406'],
    ['cmi.entry', 'resume', '404'],
    ['cmi.objectives._count', '1', '404'],
    ['cmi.core.lesson_status', 'completed', '401'],
    ['adl.data.0.id', 'x', '401'],
    ['adl.nav.request', 'exitAll', '406'],
    ['', 'x', '351'],
  ])('refuses %s = %s with %s', (element, value, error) => {
    expect(set(element, value)).toEqual({ error });
  });

  it('takes a zone only after decimals of the second', () => {
    const at = (timestamp: string) =>
      'value' in set('cmi.interactions.0.timestamp', timestamp, { 'cmi.interactions.0.id': 'q' });
    expect(at('2026-11-21T20:40:00.00Z')).toBe(true);
    expect(at('2026-11-21T20:40:00')).toBe(true);
    for (const wrong of [
      '2026-11-21T20:40:00Z',
      '2026-11-21T20:40:00.000Z',
      '2026-11-21T20:40:00+01:00',
      '2039-01-01',
    ]) {
      expect(at(wrong), wrong).toBe(false);
    }
  });

  it('wants the id first, and the type before what it judges', () => {
    expect(set('cmi.objectives.0.success_status', 'passed')).toEqual({ error: '408' });
    expect(set('cmi.interactions.0.type', 'choice')).toEqual({ error: '408' });
    expect(set('cmi.interactions.0.learner_response', 'a', { 'cmi.interactions.0.id': 'q' })).toEqual({ error: '408' });
    expect(set('cmi.interactions.0.result', 'correct', { 'cmi.interactions.0.id': 'q' })).toHaveProperty('value');
    expect(set('cmi.interactions.1.id', 'q')).toEqual({ error: '351' });
  });

  it('keeps the ids of objectives apart and unchanged', () => {
    const two = { 'cmi.objectives.0.id': 'a', 'cmi.objectives.1.id': 'b' };
    expect(set('cmi.objectives.2.id', 'a', two)).toEqual({ error: '351' });
    expect(set('cmi.objectives.1.id', 'c', two)).toEqual({ error: '351' });
    expect(set('cmi.objectives.1.id', 'b', two)).toHaveProperty('value');
    expect(set('cmi.objectives.2.id', 'c', two)).toHaveProperty('value');
    expect(set('cmi.interactions.0.type', 'other', question('choice'))).toEqual({ error: '351' });
  });

  it('hands numbers with a range on in their plain form', () => {
    expect(set('cmi.score.scaled', '0.70')).toEqual({ value: '0.7', numeric: true });
    expect(set('cmi.score.raw', '70.0')).toEqual({ value: '70.0', numeric: false });
  });

  it('judges an answer by its type', () => {
    expect(answer('choice', 'a[,]b_2')).toBe(true);
    for (const wrong of ['a-b', 'å', '', 'a,b', 'a[,]a', 'a[,]']) expect(answer('choice', wrong), wrong).toBe(false);
    expect(answer('true-false', 'true')).toBe(true);
    expect(answer('true-false', 't')).toBe(false);
    expect(answer('matching', 'a[.]1[,]b[.]2')).toBe(true);
    expect(answer('matching', 'a.1')).toBe(false);
    expect(answer('sequencing', 'b[,]a')).toBe(true);
    expect(answer('fill-in', '{lang=nb}blåbær[,]bringebær')).toBe(true);
    expect(answer('fill-in', 'to\nlinjer')).toBe(false);
    expect(answer('numeric', '3.5')).toBe(true);
    expect(answer('numeric', '3,5')).toBe(false);
    expect(answer('other', 'Hva\nsom helst')).toBe(true);
  });

  it('judges a pattern by its type', () => {
    expect(pattern('numeric', '1[:]5')).toBe(true);
    expect(pattern('numeric', '1[,]5')).toBe(false);
    expect(pattern('fill-in', '{case_matters=false}{order_matters=true}bil[,]buss')).toBe(true);
    expect(pattern('choice', 'a-b')).toBe(false);
  });
});

describe('judgeGet', () => {
  const get = (element: string, elements?: Readonly<Record<string, string>>) => judgeGet(element, data(elements));

  it('tells unknown, write-only and missing apart', () => {
    expect(get('cmi.core.student_id')).toEqual({ error: '401' });
    expect(get('cmi.entry._children')).toEqual({ error: '301' });
    expect(get('')).toEqual({ error: '301' });
    expect(get('cmi.session_time')).toEqual({ error: '405' });
    expect(get('cmi.interactions.0.id')).toEqual({ error: '301' });
    expect(get('cmi.interactions.0.result', question('choice'))).toEqual({ look: 'entry' });
    expect(get('cmi.completion_status')).toEqual({ look: 'element', initial: 'unknown' });
  });

  it('says nought as a text and more as a number', () => {
    expect(get('cmi.objectives._count')).toEqual({ answer: '0' });
    expect(get('cmi.interactions._count', question('choice'))).toEqual({ answer: 1 });
  });
});
