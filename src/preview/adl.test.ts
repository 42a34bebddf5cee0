import { describe, expect, it } from 'vitest';
import { adl12 } from './adl12.ts';
import { adl2004 } from './adl2004.ts';
import { lmsServer } from './lms-server.fixture.ts';

describe('an LMS by the letter of SCORM 1.2', () => {
  function opened() {
    const server = lmsServer(adl12);
    const tab = server.open();
    tab.initialize();
    const error = (element: string, value: string): string | undefined => {
      tab.set(element, value);
      return tab.error();
    };
    return { server, tab, error };
  }

  it.each([
    ['cmi.core.score.raw', '85.5', '0'],
    ['cmi.core.score.raw', '', '0'],
    ['cmi.core.score.raw', '1e1', '405'],
    ['cmi.core.score.raw', '101', '405'],
    ['cmi.core.session_time', '0000:05:12.40', '0'],
    ['cmi.core.session_time', '0:05:12', '405'],
    ['cmi.core.session_time', '0000:75:12', '405'],
    ['cmi.core.lesson_status', 'not attempted', '405'],
    ['cmi.core.student_id', 'x', '403'],
    ['cmi.core._children', 'x', '402'],
    ['cmi.interactions.0.id', 'a b', '405'],
    ['cmi.interactions.1.id', 'a', '201'],
    ['cmi.suspend_data', 'x'.repeat(4096), '0'],
    ['cmi.suspend_data', 'x'.repeat(4097), '405'],
    ['nav.event', 'continue', '201'],
  ])('%s = %j → %s', (element, value, code) => {
    expect(opened().error(element, value)).toBe(code);
  });

  it('judges answers by their type', () => {
    const { error } = opened();
    error('cmi.interactions.0.id', 'q_1');
    error('cmi.interactions.0.type', 'choice');
    expect(error('cmi.interactions.0.student_response', 'a,c')).toBe('0');
    expect(error('cmi.interactions.0.student_response', 'alt_a')).toBe('405');
    error('cmi.interactions.0.type', 'numeric');
    expect(error('cmi.interactions.0.student_response', '3,5')).toBe('405');
  });

  it('answers in texts only, also a blank score', () => {
    const { tab } = opened();
    tab.set('cmi.core.score.raw', '70');
    expect(tab.get('cmi.core.score.raw')).toBe('70');
    tab.set('cmi.core.score.raw', '');
    expect(tab.get('cmi.core.score.raw')).toBe('');
    tab.set('cmi.interactions.0.id', 'q_1');
    expect(tab.get('cmi.interactions._count')).toBe('1');
  });

  it('hands the data back whatever the exit, and says resume after suspend only', () => {
    const { server, tab } = opened();
    tab.set('cmi.suspend_data', 'kept');
    tab.set('cmi.exit', 'time-out');
    tab.terminate();
    const next = server.open();
    next.initialize();
    expect([next.get('cmi.entry'), next.get('cmi.suspend_data')]).toEqual(['', 'kept']);
  });
});

describe('an LMS by the letter of SCORM 2004', () => {
  function opened() {
    const server = lmsServer(adl2004);
    const tab = server.open();
    tab.initialize();
    const error = (element: string, value: string): string | undefined => {
      tab.set(element, value);
      return tab.error();
    };
    return { server, tab, error };
  }

  it.each([
    ['cmi.score.scaled', '0.8', '0'],
    ['cmi.score.scaled', '1.5', '407'],
    ['cmi.session_time', 'P', '406'],
    ['cmi.session_time', 'PT5.123S', '406'],
    ['cmi.learner_id', 'x', '404'],
    ['cmi.nothing', 'x', '401'],
    ['cmi.interactions.0.id', 'spørsmål', '406'],
    ['cmi.interactions.0.type', 'choice', '408'],
    ['cmi.interactions.2.id', 'q', '351'],
  ])('%s = %j → %s', (element, value, code) => {
    expect(opened().error(element, value)).toBe(code);
  });

  it('takes a hyphen in an answer, and a zone behind whole seconds, which Moodle does not', () => {
    const { error } = opened();
    error('cmi.interactions.0.id', 'q_1');
    error('cmi.interactions.0.type', 'choice');
    expect(error('cmi.interactions.0.learner_response', 'a-b[,]c')).toBe('0');
    expect(error('cmi.interactions.0.timestamp', '2026-11-21T20:40:00Z')).toBe('0');
    expect(error('cmi.interactions.0.type', 'numeric')).toBe('351');
  });

  it('says 403 of what has no value', () => {
    const { tab } = opened();
    expect([tab.get('cmi.suspend_data'), tab.error()]).toEqual(['', '403']);
    expect(tab.calls.at(-1)?.refused, 'nothing wrong in asking').toBe(false);
    expect([tab.get('cmi.completion_status'), tab.error()]).toEqual(['unknown', '0']);
  });

  it('begins anew after content that did not suspend', () => {
    const { server, tab } = opened();
    tab.set('cmi.suspend_data', 'gone');
    tab.set('cmi.exit', 'normal');
    tab.terminate();
    const next = server.open();
    next.initialize();
    expect([next.get('cmi.entry'), next.get('cmi.suspend_data')]).toEqual(['ab-initio', '']);
    next.commit();
    expect(server.stored()['cmi.suspend_data']).toBeUndefined();
  });
});
