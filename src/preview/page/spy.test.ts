import { describe, expect, it } from 'vitest';
import type { Call } from '../call.ts';
import { type Commit, launchCmi } from '../policy.ts';
import { openSession } from './spy.ts';

const settings = { studentId: 'provebruker', studentName: 'Prøvesen, Testine', launchData: '' };

function open(delivered = true) {
  const commits: Commit[] = [];
  const heard: Call[] = [];
  const session = openSession({
    launch: launchCmi({}, settings),
    now: () => 1000,
    onCall: (call) => heard.push(call),
    transport(commit) {
      commits.push(commit);
      return delivered;
    },
  });
  return { ...session, commits, heard };
}

describe('openSession', () => {
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

  it('sends what the content has set, and the status', () => {
    const { api, commits } = open();
    api.LMSInitialize('');
    api.LMSCommit('');
    api.LMSSetValue('cmi.interactions.0.id', 'q_1');
    api.LMSSetValue('cmi.core.score.raw', '80');
    api.LMSFinish('');
    expect(commits).toEqual([
      { cmi: { 'cmi.core.lesson_status': 'not attempted' }, finish: false },
      {
        cmi: {
          'cmi.core.lesson_status': 'not attempted',
          'cmi.core.score.raw': '80',
          'cmi.interactions.0.id': 'q_1',
        },
        finish: true,
      },
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
