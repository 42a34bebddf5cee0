import { describe, expect, it } from 'vitest';
import type { Cmi } from './policy.ts';
import { addTime, scorm12Policy } from './scorm12-policy.ts';

const settings = { learnerId: 'provebruker', learnerName: 'Prøvesen, Testine', launchData: '{}' };
const launch = (stored: Cmi) => scorm12Policy.launch(stored, settings);

describe('scorm12Policy.launch', () => {
  it('is ab-initio until a status is stored', () => {
    expect(launch({})).toMatchObject({ 'cmi.core.entry': 'ab-initio', 'cmi.core.lesson_status': 'not attempted' });
    expect(launch({ 'cmi.suspend_data': 'x' })).toMatchObject({
      'cmi.core.entry': 'ab-initio',
      'cmi.suspend_data': 'x',
    });
  });

  it('is resume after suspend only, and hands the data back either way', () => {
    const stored = { 'cmi.core.lesson_status': 'incomplete', 'cmi.core.lesson_location': 'l3' };
    expect(launch({ ...stored, 'cmi.core.exit': 'suspend' })).toMatchObject({ 'cmi.core.entry': 'resume' });
    expect(launch(stored)).toMatchObject({ 'cmi.core.entry': '', 'cmi.core.lesson_location': 'l3' });
    expect(launch({ ...stored, 'cmi.core.exit': 'suspend' })).not.toHaveProperty('cmi.core.exit');
  });

  it.each(['completed', 'passed', 'failed'])('is review without credit after %s', (status) => {
    expect(launch({ 'cmi.core.lesson_status': status })).toMatchObject({
      'cmi.core.lesson_mode': 'review',
      'cmi.core.credit': 'no-credit',
    });
  });
});

describe('scorm12Policy.store', () => {
  it('keeps what the commit does not bring', () => {
    const stored = { 'cmi.core.lesson_status': 'incomplete', 'cmi.suspend_data': 'a' };
    expect(scorm12Policy.store(stored, { cmi: { 'cmi.suspend_data': 'b' }, finish: false })).toEqual({
      ...stored,
      'cmi.suspend_data': 'b',
    });
  });

  it('adds the session to the total once, at the finish', () => {
    const cmi = { 'cmi.core.lesson_status': 'incomplete', 'cmi.core.session_time': '00:01:00' };
    const committed = scorm12Policy.store({ 'cmi.core.total_time': '00:00:30.00' }, { cmi, finish: false });
    expect(committed['cmi.core.total_time']).toBe('00:00:30.00');
    expect(scorm12Policy.store(committed, { cmi, finish: true })['cmi.core.total_time']).toBe('00:01:30.00');
  });
});

describe('addTime', () => {
  it.each([
    ['00:00:00', '00:00:05.5', '00:00:05.05'],
    ['00:59:59.60', '00:00:00.40', '01:00:00.00'],
    ['99:30:00', '0000:45:00', '100:15:00.00'],
    ['00:00:01.00', '', '00:00:01.00'],
  ])('%s + %s = %s', (total, session, sum) => {
    expect(addTime(total, session)).toBe(sum);
  });
});
