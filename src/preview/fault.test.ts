import { describe, expect, it } from 'vitest';
import { faultList, isFault } from './fault.ts';

describe('faultList', () => {
  it('strikes all that one call sends with the same fault', () => {
    const list = faultList([{ kind: 'cut', times: 1 }]);
    list.enter('LMSCommit');
    expect([list.ofSave()?.kind, list.ofSave()?.kind]).toEqual(['cut', 'cut']);
    list.enter(undefined);
    expect(list.ofSave()).toBeUndefined();
  });

  it('knows a function by its name in either edition', () => {
    const list = faultList([{ kind: 'error', on: 'Terminate' }]);
    for (const fn of ['LMSFinish', 'Terminate'] as const) {
      list.enter(fn);
      expect(list.ofCall()?.kind).toBe('error');
    }
    list.enter('LMSCommit');
    expect(list.ofCall()).toBeUndefined();
  });
});

it.each([
  [{ kind: 'error', on: 'Commit', times: 2, code: '391' }, true],
  [{ kind: 'cut', when: 'after' }, true],
  [{ kind: 'fire' }, false],
  [{ kind: 'error', on: 'LMSCommit' }, false],
  [{ kind: 'delay', ms: '5' }, false],
  [null, false],
])('isFault(%j) is %s', (value, is) => {
  expect(isFault(value)).toBe(is);
});
