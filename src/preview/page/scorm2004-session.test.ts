import { describe, expect, it } from 'vitest';
import type { Cmi, Commit } from '../policy.ts';
import { scorm2004Policy } from '../scorm2004-policy.ts';
import { scorm2004Session } from './scorm2004-session.ts';

const settings = { learnerId: 'provebruker', learnerName: 'Prøvesen, Testine', launchData: '', objectives: ['g_a'] };

function open(stored: Cmi = {}, delivered = true) {
  const commits: Commit[] = [];
  const session = scorm2004Session({
    launch: scorm2004Policy.launch(stored, settings),
    now: () => 1000,
    transport(commit) {
      commits.push(commit);
      return delivered;
    },
  });
  session.api.Initialize('');
  return { ...session, commits };
}

describe('scorm2004Session', () => {
  it('keeps a refused call from the runtime, and says what it was', () => {
    const { api, calls, data } = open();
    expect(api.SetValue('cmi.exit', 'quit')).toBe('false');
    expect(data()['cmi.exit']).toBeUndefined();
    expect(calls.at(-1)).toEqual({
      n: 2,
      time: 1000,
      fn: 'SetValue',
      args: ['cmi.exit', 'quit'],
      returned: 'false',
      error: '406',
      refused: true,
    });
    expect(api.GetLastError()).toBe('406');
    expect(api.GetErrorString('406')).toBe('Data Model Element Type Mismatch');
  });

  it('sends at each commit all that differs from the launch, and every element of a list', () => {
    const { api, commits } = open({ 'cmi.exit': 'suspend', 'cmi.location': 'l1' });
    api.SetValue('cmi.location', 'l2');
    api.SetValue('cmi.interactions.0.id', 'q_1');
    api.SetValue('cmi.exit', 'suspend');
    api.Commit('');
    api.SetValue('cmi.score.raw', '80');
    api.SetValue('cmi.location', 'l1');
    api.Commit('');
    const lists = { 'cmi.objectives.0.id': 'g_a', 'cmi.interactions.0.id': 'q_1' };
    expect(commits).toEqual([
      { cmi: { ...lists, 'cmi.location': 'l2' }, finish: false },
      // Set back to what it was at launch, it is not sent: the LMS keeps the one between.
      { cmi: { ...lists, 'cmi.score.raw': '80' }, finish: false },
    ]);
  });

  it('sends what was lost once more', () => {
    const { api, calls, commits } = open({}, false);
    api.SetValue('cmi.completion_status', 'completed');
    expect(api.Commit('')).toBe('false');
    expect(calls.at(-1)).toMatchObject({ error: '101', refused: false });
    api.Commit('');
    expect(commits.map(({ cmi }) => cmi['cmi.completion_status'])).toEqual(['completed', 'completed']);
  });

  it('adds the session to the total of the launch at the end, and is then over', () => {
    const { api, commits } = open({ 'cmi.exit': 'suspend', 'cmi.total_time': 'PT1H' });
    api.SetValue('cmi.session_time', 'PT1M30S');
    expect(api.Terminate('')).toBe('true');
    expect(commits.at(-1)).toMatchObject({
      cmi: { 'cmi.session_time': 'PT1M30S', 'cmi.total_time': 'PT1H1M30S' },
      finish: true,
    });
    for (const [call, error] of [
      [() => api.Terminate(''), '113'],
      [() => api.Commit(''), '143'],
      [() => api.SetValue('cmi.location', 'x'), '133'],
      [() => api.GetValue('cmi.location'), '123'],
      [() => api.Initialize(''), '104'],
    ] as const) {
      call();
      expect(api.GetLastError()).toBe(error);
    }
  });

  it('tells what an entry has not been given from what is empty', () => {
    const { api } = open();
    expect(api.GetValue('cmi.objectives.0.id')).toBe('g_a');
    expect(api.GetValue('cmi.objectives.0.success_status')).toBe('');
    expect(api.GetLastError()).toBe('403');
    expect(api.GetValue('cmi.location')).toBe('');
    expect(api.GetLastError()).toBe('0');
  });

  it('works when content takes the functions off the object', () => {
    const { GetValue } = open().api;
    expect(GetValue('cmi.learner_name')).toBe('Prøvesen, Testine');
  });
});
