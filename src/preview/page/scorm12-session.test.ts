import { describe, expect, it } from 'vitest';
import type { Call } from '../call.ts';
import type { Cmi, Commit } from '../policy.ts';
import { scorm12Policy } from '../scorm12-policy.ts';
import { scorm12Session } from './scorm12-session.ts';

const settings = { learnerId: 'provebruker', learnerName: 'Prøvesen, Testine', launchData: '' };

function open(delivered = true, stored: Cmi = {}) {
  const commits: Commit[] = [];
  const heard: Call[] = [];
  const session = scorm12Session({
    launch: scorm12Policy.launch(stored, settings),
    now: () => 1000,
    onCall: (call) => heard.push(call),
    transport(commit) {
      commits.push(commit);
      return delivered;
    },
  });
  return { ...session, commits, heard };
}

describe('scorm12Session', () => {
  it('keeps a refused call from the runtime, and says what it was', () => {
    const { api, calls, heard, data } = open();
    api.LMSInitialize('');
    expect(api.LMSSetValue('cmi.core.exit', 'normal')).toBe('false');
    expect(api.LMSGetLastError()).toBe('405');
    expect(data()['cmi.core.exit']).toBeUndefined();
    expect(calls[1]).toEqual({
      n: 2,
      time: 1000,
      fn: 'LMSSetValue',
      args: ['cmi.core.exit', 'normal'],
      returned: 'false',
      error: '405',
      refused: true,
    });
    expect(heard).toEqual(calls);
  });

  it('sends the status, and then what changed since the last commit', () => {
    const { api, commits } = open(true, { 'cmi.core.lesson_location': 'l1' });
    api.LMSInitialize('');
    api.LMSSetValue('cmi.core.lesson_location', 'l1');
    api.LMSCommit('');
    api.LMSSetValue('cmi.interactions.0.id', 'q_1');
    api.LMSSetValue('cmi.core.score.raw', '80');
    api.LMSCommit('');
    api.LMSSetValue('cmi.core.score.raw', '80');
    api.LMSSetValue('cmi.interactions.0.id', 'q_2');
    api.LMSSetValue('cmi.interactions.0.id', 'q_1');
    api.LMSCommit('');
    expect(commits).toEqual([
      { cmi: { 'cmi.core.lesson_status': 'not attempted' }, finish: false },
      { cmi: { 'cmi.core.score.raw': '80', 'cmi.interactions.0.id': 'q_1' }, finish: false },
      { cmi: {}, finish: false },
    ]);
  });

  it('finishes with the time, sent before or not, and makes «completed» of a status that was never set', () => {
    const { api, commits } = open();
    api.LMSInitialize('');
    api.LMSSetValue('cmi.core.session_time', '00:01:00');
    api.LMSCommit('');
    api.LMSFinish('');
    expect(commits.at(-1)).toEqual({
      cmi: { 'cmi.core.lesson_status': 'completed', 'cmi.core.session_time': '00:01:00' },
      finish: true,
    });
  });

  it('counts as sent what did not arrive: only another value goes again', () => {
    const { api, commits } = open(false);
    api.LMSInitialize('');
    api.LMSSetValue('cmi.core.lesson_status', 'completed');
    api.LMSCommit('');
    api.LMSSetValue('cmi.core.lesson_status', 'completed');
    api.LMSCommit('');
    api.LMSSetValue('cmi.core.lesson_status', 'incomplete');
    api.LMSCommit('');
    api.LMSFinish('');
    expect(commits.map(({ cmi }) => cmi['cmi.core.lesson_status'])).toEqual([
      'completed',
      undefined,
      'incomplete',
      undefined,
    ]);
  });

  it('answers 101 to a save that did not arrive, without calling it refused', () => {
    const { api, calls } = open(false);
    api.LMSInitialize('');
    expect(api.LMSCommit('')).toBe('false');
    expect(calls.at(-1)).toMatchObject({ error: '101', refused: false });
    expect(api.LMSFinish('')).toBe('false');
    expect(api.LMSFinish('')).toBe('false');
    expect(calls.at(-1)).toMatchObject({ error: '301', refused: true });
  });

  it('wants the empty argument', () => {
    const { api } = open();
    expect(api.LMSInitialize()).toBe('false');
    expect(api.LMSGetLastError()).toBe('201');
    expect(api.LMSInitialize('')).toBe('true');
  });

  it('works when content takes the functions off the object', () => {
    const { LMSInitialize, LMSGetValue } = open().api;
    LMSInitialize('');
    expect(LMSGetValue('cmi.core.student_id')).toBe('provebruker');
  });
});
