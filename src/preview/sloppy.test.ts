import { describe, expect, it } from 'vitest';
import { lmsServer } from './lms-server.fixture.ts';
import { sloppy12, sloppy2004 } from './sloppy.ts';

describe.each([
  ['SCORM 1.2', () => lmsServer(sloppy12)],
  ['SCORM 2004', () => lmsServer(sloppy2004)],
])('a sloppy LMS in %s', (_, start) => {
  /** Many sessions, which have a seed of their own each. */
  function answers(act: (tab: ReturnType<ReturnType<typeof start>['open']>) => unknown): Set<unknown> {
    const server = start();
    const seen = new Set<unknown>();
    for (let session = 0; session < 200; session++) {
      const tab = server.open();
      tab.initialize();
      seen.add(act(tab));
    }
    return seen;
  }

  it('says yes in every way, and has done what was asked', () => {
    const seen = answers((tab) => {
      const answer = tab.set('cmi.suspend_data', 'x');
      expect(tab.error()).toBe('0');
      expect(tab.get('cmi.suspend_data')).toBe('x');
      return answer;
    });
    expect([...seen]).toEqual(expect.arrayContaining(['true', true, 1, '1', undefined, null, 'false', Number.NaN]));
  });

  it('has no word for nothing', () => {
    expect([...answers((tab) => tab.get('cmi.location'))]).toEqual(
      expect.arrayContaining(['', null, undefined, Number.NaN]),
    );
  });

  it('does not always tell that there was no error', () => {
    const lastError = answers(({ api }) => ('LMSGetLastError' in api ? api.LMSGetLastError() : api.GetLastError()));
    expect([...lastError]).toEqual(expect.arrayContaining(['0', 0, '', undefined, null]));
  });

  it('makes numbers of texts, where they are the same', () => {
    const score = answers((tab) => {
      tab.set('cmi.score.raw', '70');
      return tab.get('cmi.score.raw');
    });
    expect(score).toEqual(new Set(['70', 70]));
    const state = answers((tab) => {
      tab.set('cmi.suspend_data', '007');
      return tab.get('cmi.suspend_data');
    });
    expect(state).toEqual(new Set(['007']));
  });

  it('knows no interactions, no objectives and no _children', () => {
    const tab = start().open();
    tab.initialize();
    for (const element of ['cmi.interactions._count', 'cmi.interactions._children', 'cmi.objectives.0.id']) {
      tab.get(element);
      expect(tab.error()).toBe('401');
    }
    tab.set('cmi.interactions.0.id', 'q');
    expect(tab.error()).toBe('401');
  });

  it('says the same again with the same seed', () => {
    const run = () => {
      const tab = start().open();
      tab.initialize();
      for (let turn = 0; turn < 20; turn++) tab.set('cmi.suspend_data', `${turn}`);
      return tab.calls.map(({ returned }) => returned);
    };
    expect(run()).toEqual(run());
    expect(new Set(run()).size).toBeGreaterThan(3);
  });
});
