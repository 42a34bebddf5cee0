import { describe, expect, it } from 'vitest';
import type { Behaviour } from './behaviour.ts';
import type { ApiFunction } from './call.ts';
import type { Fault } from './fault.ts';
import { lmsServer } from './lms-server.fixture.ts';

/** In what LMSs may differ. */
export interface BehaviourTraits {
  /** A save that is made while the page goes arrives. */
  readonly beacon: boolean;
  /** It says «true» where the network is gone. */
  readonly trustsNoAnswer: boolean;
  /** It sends again what was lost. */
  readonly resends: boolean;
  /** What it answers is what it means. */
  readonly clear: boolean;
}

/** What every LMS of the preview has to do, and how its faults strike. */
export function testBehaviour<F extends ApiFunction>(
  behaviour: Behaviour<F>,
  { beacon, trustsNoAnswer, resends, clear }: BehaviourTraits,
): void {
  const state = 'cmi.suspend_data';
  /** A learner who is inside, with a first state that the server has. */
  function begun(faults: readonly Fault[] = []) {
    const server = lmsServer(behaviour);
    const tab = server.open();
    tab.initialize();
    tab.set('cmi.completion_status', 'incomplete');
    tab.set('cmi.exit', 'suspend');
    tab.set(state, 'one');
    tab.commit();
    tab.faults.set(faults);
    return { server, tab, kept: () => server.stored()[state] };
  }
  const told = (answer: unknown, word: unknown) => {
    if (clear) expect(answer).toBe(word);
  };

  describe('a session', () => {
    it('saves at a commit, finishes once, and hands everything back at the next launch', () => {
      const { server, tab, kept } = begun();
      expect(kept()).toBe('one');
      tab.set(state, 'two');
      tab.set('cmi.location', 'l2');
      tab.set('cmi.session_time', 'LMSFinish' in tab.api ? '0000:01:00.00' : 'PT1M');
      told(tab.terminate(), 'true');
      expect(tab.error()).toBe('0');
      tab.terminate();
      expect(tab.error()).not.toBe('0');
      const next = server.open();
      next.initialize();
      expect([next.get(state), next.get('cmi.location'), next.get('cmi.entry')]).toEqual(['two', 'l2', 'resume']);
      expect(next.get('cmi.total_time')).toMatch(/^(0*:?00:01:00\.00|PT1M)$/);
    });

    it('takes nothing outside of a session, and throws nothing', () => {
      const server = lmsServer(behaviour);
      const tab = server.open();
      for (const call of [() => tab.get(state), () => tab.set(state, 'x'), tab.commit, tab.terminate]) {
        call();
        expect(tab.error()).not.toBe('0');
      }
      tab.initialize();
      tab.set('cmi.exit', 'suspend');
      tab.terminate();
      const before = server.stored();
      for (const call of [() => tab.get(state), () => tab.set(state, 'x'), tab.commit, tab.terminate]) {
        call();
        expect(tab.error()).not.toBe('0');
      }
      expect(server.stored()).toEqual(before);
    });

    it('opens once', () => {
      const { tab, kept } = begun();
      told(tab.initialize(), 'false');
      expect(tab.error()).not.toBe('0');
      tab.set(state, 'two');
      tab.commit();
      expect(kept()).toBe('two');
    });

    it('keeps what was committed when it is killed, and no more', () => {
      const { server, tab, kept } = begun();
      tab.set(state, 'never sent');
      expect(kept()).toBe('one');
      const next = server.open();
      next.initialize();
      expect([next.get(state), next.get('cmi.entry')]).toEqual(['one', 'resume']);
    });

    it('has two tabs, of which the last to save wins', () => {
      const { server, tab, kept } = begun();
      const second = server.open();
      second.initialize();
      expect(second.get(state)).toBe('one');
      second.set(state, 'second');
      second.commit();
      expect(tab.get(state)).toBe('one');
      tab.set(state, 'first');
      tab.commit();
      expect(kept()).toBe('first');
      second.set(state, 'second again');
      second.terminate();
      tab.terminate();
      expect(['first', 'second again']).toContain(kept());
    });

    it(`${beacon ? 'saves' : 'cannot save'} while the page goes`, () => {
      const { tab, kept } = begun();
      tab.page.leaving = true;
      tab.set(state, 'going');
      told(tab.commit(), beacon ? 'true' : 'false');
      expect(kept()).toBe(beacon ? 'going' : 'one');
    });

    it('saves while the page is hidden', () => {
      const { tab, kept } = begun();
      tab.page.hidden = true;
      tab.set(state, 'hidden');
      told(tab.commit(), 'true');
      expect(kept()).toBe('hidden');
    });
  });

  describe('faults', () => {
    it.each([
      [{ kind: 'http-500' }, 'false'],
      [{ kind: 'logged-out' }, 'false'],
      [{ kind: 'error' }, 'false'],
      [{ kind: 'error', on: 'Commit' }, 'false'],
      [{ kind: 'lie' }, 'true'],
      [{ kind: 'lie', on: 'Commit' }, 'true'],
      [{ kind: 'cut' }, trustsNoAnswer ? 'true' : 'false'],
    ] as const)('%j keeps a save from arriving, and says %s', (fault, says) => {
      const { tab, kept } = begun([{ ...fault, times: 1 }]);
      tab.set(state, 'two');
      told(tab.commit(), says);
      expect(tab.error() === '0').toBe(says === 'true');
      expect(kept()).toBe('one');
      expect(tab.faults.list()).toEqual([]);
      const sentAgain = resends || ('on' in fault && fault.on === 'Commit');
      tab.commit();
      expect(kept(), 'what was lost').toBe(sentAgain ? 'two' : 'one');
      tab.set(state, 'three');
      told(tab.commit(), 'true');
      expect(kept(), 'what is new').toBe('three');
    });

    it('cut after the save has arrived: only the answer is lost', () => {
      const { tab, kept } = begun([{ kind: 'cut', when: 'after', times: 1 }]);
      tab.set(state, 'two');
      told(tab.commit(), trustsNoAnswer ? 'true' : 'false');
      expect(kept()).toBe('two');
    });

    it.each(['delay', 'block'] as const)('%s holds a save up', (kind) => {
      const { server, tab, kept } = begun([{ kind, ms: 5000, times: 1 }]);
      const before = server.now();
      tab.set(state, 'two');
      expect(server.now()).toBe(before);
      tab.commit();
      expect([server.now() - before, kept()]).toEqual([5000, 'two']);
    });

    it('delay lets a beacon arrive late', () => {
      const { server, tab, kept } = begun([{ kind: 'delay', ms: 5000 }]);
      tab.page.hidden = true;
      tab.set(state, 'two');
      tab.commit();
      expect(kept()).toBe(beacon ? 'one' : 'two');
      server.pass(5000);
      expect(kept()).toBe('two');
    });

    it('strike any function, with any code, until they are taken away', () => {
      const { server, tab, kept } = begun([{ kind: 'error', on: 'SetValue', code: '351' }]);
      for (const value of ['two', 'three']) {
        tab.set(state, value);
        expect(tab.error()).toBe('351');
      }
      expect(tab.get(state)).toBe('one');
      tab.faults.set([{ kind: 'block', on: 'GetValue', ms: 300 }]);
      const before = server.now();
      expect([tab.get(state), server.now() - before]).toEqual(['one', 300]);
      tab.faults.set([]);
      tab.set(state, 'four');
      tab.commit();
      expect(kept()).toBe('four');
    });

    it('of the connection strike the one function they are put on', () => {
      const { tab, kept } = begun([{ kind: 'http-500', on: 'Terminate' }]);
      tab.set(state, 'two');
      tab.commit();
      expect(kept()).toBe('two');
      tab.set(state, 'three');
      told(tab.terminate(), 'false');
      expect(kept()).toBe('two');
    });

    it('are the same each time', () => {
      const run = () => {
        const { tab } = begun([
          { kind: 'cut', times: 1 },
          { kind: 'error', on: 'GetValue', times: 2 },
        ]);
        tab.set(state, 'two');
        for (const act of [() => tab.get(state), tab.commit, () => tab.get(state), () => tab.get(state), tab.terminate])
          act();
        return tab.calls;
      };
      expect(run()).toEqual(run());
    });
  });
}
