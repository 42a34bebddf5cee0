import { describe, expect, it } from 'vitest';
import type { Cmi } from './policy.ts';
import { addDurations, scorm2004Policy } from './scorm2004-policy.ts';

const settings = { learnerId: 'provebruker', learnerName: 'Prøvesen, Testine', launchData: '{}' };
const launch = (stored: Cmi, objectives: readonly string[] = []) =>
  scorm2004Policy.launch(stored, { ...settings, objectives });

describe('scorm2004Policy.launch', () => {
  const stored = { 'cmi.location': 'l3', 'cmi.total_time': 'PT5M', 'cmi.session_time': 'PT5M' };

  it('hands the data back after suspend, without the time of the last session', () => {
    const cmi = launch({ ...stored, 'cmi.exit': 'suspend' });
    expect(cmi).toMatchObject({ 'cmi.entry': 'resume', 'cmi.location': 'l3', 'cmi.total_time': 'PT5M' });
    expect(cmi).not.toHaveProperty('cmi.session_time');
  });

  it.each(['normal', 'time-out', ''])('hands nothing back after «%s», and after a session that never said', (exit) => {
    for (const left of [stored, { ...stored, 'cmi.exit': exit }]) {
      expect(launch(left)).toMatchObject({ 'cmi.entry': 'ab-initio' });
      expect(launch(left)).not.toHaveProperty('cmi.location');
      expect(launch(left)).not.toHaveProperty('cmi.total_time');
    }
  });

  it('is review once it is completed, whatever the success', () => {
    expect(launch({ 'cmi.completion_status': 'completed' })).toMatchObject({
      'cmi.mode': 'review',
      'cmi.credit': 'no-credit',
    });
    expect(launch({ 'cmi.success_status': 'passed' })).toMatchObject({ 'cmi.mode': 'normal', 'cmi.credit': 'credit' });
  });

  it('makes the objectives of the manifest, and keeps what is stored of them', () => {
    expect(launch({}, ['g_a', 'g_b'])).toMatchObject({ 'cmi.objectives.0.id': 'g_a', 'cmi.objectives.1.id': 'g_b' });
    const kept = { 'cmi.exit': 'suspend', 'cmi.objectives.0.id': 'g_a', 'cmi.objectives.0.success_status': 'passed' };
    expect(launch(kept, ['g_a', 'g_b'])).toMatchObject({ ...kept, 'cmi.objectives.1.id': 'g_b' });
  });
});

describe('scorm2004Policy.standing', () => {
  it.each([
    [{}, 'unknown', 'Ikke startet'],
    [{ 'cmi.completion_status': 'incomplete', 'cmi.success_status': 'unknown' }, 'incomplete', 'Påbegynt'],
    [
      { 'cmi.completion_status': 'completed', 'cmi.success_status': 'passed' },
      'completed, passed',
      'Fullført og bestått',
    ],
    [
      { 'cmi.completion_status': 'incomplete', 'cmi.success_status': 'failed' },
      'incomplete, failed',
      'Påbegynt og ikke bestått',
    ],
  ])('says both facts: %j', (cmi: Cmi, status, words) => {
    expect(scorm2004Policy.standing(cmi)).toMatchObject({ status, words });
  });
});

describe('addDurations', () => {
  it.each([
    ['PT0H0M0S', '', 'P'],
    ['P', 'PT1M30S', 'PT1M30S'],
    ['PT59M45.5S', 'PT30.75S', 'PT1H16.25S'],
    ['P1DT1H', 'PT61M61S', 'P1DT2H2M1S'],
    ['PT0.10S', 'PT0.20S', 'PT0.3S'],
  ])('%s + %s = %s', (total, session, sum) => {
    expect(addDurations(total, session)).toBe(sum);
  });
});
