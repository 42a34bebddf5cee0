import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { ProbeResult } from './probe.ts';
import type { SaveStatus } from './save-status.ts';
import { createSaver, type Pace, type Saver } from './saver.ts';
import { progress } from './tracker.contract.ts';
import { type Tracker, TrackingError } from './tracker.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

const refusal = new TrackingError('test', 'save', '101', 'no');

/** An LMS in memory: what it says, what it keeps, and what the probe sees can be set apart. */
function bench() {
  const clock = virtualClock();
  const state = {
    rev: 1,
    answers: 'yes' as 'yes' | 'no',
    keeps: true,
    probe: 'ok' as ProbeResult,
    probeMs: 10,
    isHidden: false,
  };
  const seen = { saves: [] as { at: number; rev: number }[], doubts: 0, proofs: 0, stored: 0, faults: [] as unknown[] };
  const statuses: SaveStatus[] = [];
  const tracker: Tracker = {
    name: 'test',
    keeps: 'lms',
    isDeafWhenHidden: true,
    open: () => Promise.reject(refusal),
    async save({ state: packed }) {
      seen.saves.push({ at: clock.activeSeconds(), rev: Number(packed) });
      if (state.keeps) seen.stored = Number(packed);
      if (state.answers === 'no') throw refusal;
    },
    recordAnswer: () => Promise.resolve(),
    doubt: () => {
      seen.doubts++;
    },
    confirm: () => {
      seen.proofs++;
    },
    close: () => Promise.resolve(),
  };
  const saver = createSaver({
    tracker,
    clock,
    probe: () => {
      const answer = state.probe;
      return new Promise((resolve) => clock.after(state.probeMs, () => resolve(answer)));
    },
    isHidden: () => state.isHidden,
    encode: () => progress({ state: String(state.rev) }),
    renew: () => {
      state.rev++;
    },
    onStatus: (status) => statuses.push(status),
    onFault: (fault) => seen.faults.push(fault),
  });
  const change = (pace: Pace = 'soon') => {
    state.rev++;
    saver.change(pace);
  };
  return { clock, state, seen, statuses, saver, change, kinds: () => statuses.map(({ kind }) => kind) };
}

let clock: VirtualClock;
let saver: Saver;
let b: ReturnType<typeof bench>;
beforeEach(() => {
  b = bench();
  ({ clock, saver } = b);
});

describe('when all is well', () => {
  it('makes one save of the changes within two seconds', async () => {
    for (let n = 0; n < 5; n++) {
      b.change();
      await clock.advance(300);
    }
    await clock.advance(5000);
    expect(b.seen.saves).toEqual([{ at: 2, rev: 6 }]);
    expect(b.statuses).toEqual([
      { kind: 'saving' },
      { kind: 'saved', at: new Date('2026-11-21T12:00:02.010Z'), where: 'lms' },
    ]);
  });

  it('saves at once when it is urgent, but not before the task is over', async () => {
    b.change();
    b.change('now');
    expect(b.seen.saves).toEqual([]);
    await clock.advance(0);
    expect(b.seen.saves).toEqual([{ at: 0, rev: 3 }]);
    await clock.advance(10_000);
    expect(b.seen.saves).toHaveLength(1);
  });

  it('has one save in flight, and then another for what came meanwhile', async () => {
    b.state.probeMs = 5000;
    b.change('now');
    await clock.advance(100);
    b.change('now');
    b.change('now');
    await clock.advance(4000);
    expect(b.seen.saves).toHaveLength(1);
    await clock.advance(1000);
    expect(b.seen.saves).toHaveLength(2);
    await clock.advance(5000);
    expect(b.kinds()).toEqual(['saving', 'saved']);
  });

  it('saves before flush returns, also when a save is in flight', async () => {
    b.change('now');
    await clock.advance(0);
    b.change();
    const flushed = saver.flush();
    expect(b.seen.saves.map(({ rev }) => rev)).toEqual([2, 3]);
    await clock.advance(10);
    await expect(flushed).resolves.toBe(true);
    expect(b.kinds()).toEqual(['saving', 'saved']);
  });
});

describe('when it is not', () => {
  it.each<[ProbeResult, SaveStatus['kind']]>([
    ['offline', 'unsaved'],
    ['logged-out', 'logged-out'],
  ])('is not told «saved» by an LMS that says yes while the probe says %s', async (probe, kind) => {
    b.state.probe = probe;
    b.state.keeps = false;
    b.change('now');
    await clock.advance(1000);
    expect(b.kinds()).toEqual(['saving', kind]);
    expect(b.seen.doubts).toBe(1);
  });

  it('says that the package was replaced, and that the work is safe', async () => {
    b.state.probe = 'new-version';
    b.change('now');
    await clock.advance(60_000);
    expect(b.kinds()).toEqual(['saving', 'new-version']);
    expect(b.seen.saves).toHaveLength(1);
    const flushed = saver.flush();
    await clock.advance(10);
    await expect(flushed).resolves.toBe(true);
    b.state.answers = 'no';
    b.change('now');
    await clock.advance(100);
    expect(b.kinds().slice(2)).toEqual(['saving', 'unsaved']);
  });

  it('is not told «saved» by a probe when the LMS says no, and keeps the refusal', async () => {
    b.state.answers = 'no';
    b.change('now');
    await clock.advance(1000);
    expect(b.kinds()).toEqual(['saving', 'unsaved']);
    expect(b.seen.faults).toEqual([refusal]);
  });

  it('tries again after 2, 4, 8 … 60 s, each time with a new rev', async () => {
    b.state.answers = 'no';
    b.state.probeMs = 0;
    b.change('now');
    await clock.advance(200_000);
    const gaps = b.seen.saves.slice(1).map(({ at }, index) => at - b.seen.saves[index]!.at);
    expect(gaps).toEqual([2, 4, 8, 16, 32, 60, 60]);
    expect(new Set(b.seen.saves.map(({ rev }) => rev)).size).toBe(b.seen.saves.length);
  });

  it('does not hurry a retry for an ordinary change, but for an urgent one', async () => {
    b.state.answers = 'no';
    b.change('now');
    await clock.advance(10_000);
    const tries = b.seen.saves.length;
    b.change();
    await clock.advance(3000);
    expect(b.seen.saves).toHaveLength(tries);
    b.change('now');
    await clock.advance(b.state.probeMs); // Asked first, whether there is any use.
    expect(b.seen.saves).toHaveLength(tries + 1);
  });

  it('says «saved» again once it is, and goes back to two seconds', async () => {
    b.state.probe = 'offline';
    b.change('now');
    await clock.advance(3000);
    b.state.probe = 'ok';
    await clock.advance(60_000);
    expect(b.kinds()).toEqual(['saving', 'unsaved', 'saved']);
    expect(b.seen.stored).toBe(b.state.rev);
    const before = clock.activeSeconds();
    b.change();
    await clock.advance(5000);
    expect(b.seen.saves.at(-1)?.at).toBe(before + 2);
  });

  it('does not let a flush hide that the save before it got lost', async () => {
    b.state.probe = 'offline';
    b.change('now');
    await clock.advance(0);
    b.state.probe = 'ok';
    void saver.flush();
    await clock.advance(10);
    expect(b.kinds()).toEqual(['saving']);
    expect(b.seen.doubts).toBe(1);
    await clock.advance(5000);
    expect(b.kinds()).toEqual(['saving', 'saved']);
    expect(b.seen.saves).toHaveLength(3);
  });

  it('waits with «saved» for a slow word on the save before, and does not call the flush proven then', async () => {
    Object.assign(b.state, { probe: 'offline', probeMs: 5000 });
    b.change('now');
    await clock.advance(0);
    Object.assign(b.state, { probe: 'ok', probeMs: 10 });
    const flushed = saver.flush();
    await clock.advance(4000);
    expect(b.kinds()).toEqual(['saving']);
    expect(b.seen).toMatchObject({ doubts: 0, proofs: 0 });
    await clock.advance(1000);
    await expect(flushed).resolves.toBe(false);
    expect(b.seen.doubts).toBe(1);
    await clock.advance(5000);
    expect(b.kinds()).toEqual(['saving', 'saved']);
  });

  it('closes with another state than the save that got lost, or is still on its way', async () => {
    b.state.answers = 'no';
    b.change('now');
    await clock.advance(100);
    saver.stop();
    saver.stop();
    expect(b.state.rev).toBe(3);
    const other = bench();
    other.change('now');
    await other.clock.advance(0);
    other.saver.stop();
    expect(other.state.rev).toBe(3);
  });

  it('confirms each save that is proven, and no other', async () => {
    b.change('now');
    await clock.advance(100);
    expect(b.seen.proofs).toBe(1);
    b.state.probe = 'offline';
    b.change('now');
    await clock.advance(100);
    expect(b.seen).toMatchObject({ proofs: 1, doubts: 1 });
  });

  it('stops when it is told to', async () => {
    b.state.answers = 'no';
    b.change('now');
    await clock.advance(100);
    saver.stop();
    b.change('now');
    await clock.advance(100_000);
    expect(b.seen.saves).toHaveLength(1);
    expect(clock.waiting()).toBe(0);
    await expect(saver.flush()).resolves.toBe(false);
  });
});

it('never says «saved» of what the LMS does not have, whatever happens', async () => {
  const step = fc.record({
    act: fc.constantFrom('change', 'urgent', 'flush', 'wait'),
    fault: fc.constantFrom('none', 'none', 'says no', 'lies', 'logged-out'),
    ms: fc.constantFrom(0, 5, 50, 1000, 2500, 30_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
      const bad = bench();
      for (const { act, fault, ms } of steps) {
        bad.state.answers = fault === 'says no' ? 'no' : 'yes';
        bad.state.keeps = fault === 'none';
        bad.state.probe = fault === 'lies' ? 'offline' : fault === 'logged-out' ? fault : 'ok';
        if (act === 'flush') void bad.saver.flush();
        else if (act !== 'wait') bad.change(act === 'urgent' ? 'now' : 'soon');
        await bad.clock.advance(ms);
        if (bad.statuses.at(-1)?.kind === 'saved') expect(bad.seen.stored).toBe(bad.state.rev);
      }
      Object.assign(bad.state, { answers: 'yes', keeps: true, probe: 'ok' });
      const changed = bad.seen.saves.length > 0 || bad.state.rev > 1;
      await bad.clock.advance(130_000);
      if (changed) expect(bad.statuses.at(-1)?.kind).toBe('saved');
      if (changed) expect(bad.seen.stored).toBe(bad.state.rev);
    }),
    { numRuns: 100 },
  );
});

describe('while the page is hidden', () => {
  it('is not told «saved» by an LMS that does not know: it goes again, with another rev, when the page is seen', async () => {
    b.change('now');
    b.state.isHidden = true;
    const flushed = saver.flush();
    await clock.advance(60_000);
    await expect(flushed).resolves.toBe(false);
    expect(b.kinds()).toEqual(['saving']);
    const { rev } = b.state;
    b.state.isHidden = false;
    saver.show();
    await clock.advance(1_000);
    expect(b.kinds().at(-1)).toBe('saved');
    expect(b.seen.saves.at(-1)?.rev).toBeGreaterThan(rev);
    saver.show();
    await clock.advance(60_000);
    expect(b.seen.saves).toHaveLength(2);
  });

  it('nor by a save that was to be certain, and went out when the page had been hidden meanwhile', async () => {
    b.change('certain');
    await clock.advance(5);
    b.state.isHidden = true;
    const flushed = saver.flush();
    await clock.advance(60_000);
    await expect(flushed).resolves.toBe(false);
    expect(b.kinds()).not.toContain('saved');
  });

  it('goes again by itself where the page was seen before the answer came', async () => {
    b.change('now');
    b.state.isHidden = true;
    const flushed = saver.flush();
    b.state.isHidden = false;
    saver.show();
    await clock.advance(5_000);
    await expect(flushed).resolves.toBe(false);
    expect(b.kinds().at(-1)).toBe('saved');
    expect(b.seen.saves).toHaveLength(2);
  });

  it('is closed with another state than the one that nobody heard of', async () => {
    b.change('now');
    b.state.isHidden = true;
    const flushed = saver.flush();
    await clock.advance(1_000);
    await flushed;
    const { rev } = b.state;
    saver.stop();
    expect(b.state.rev).toBe(rev + 1);
  });

  it('what was proven before stays so, whatever becomes of the time spent', async () => {
    b.change('now');
    await clock.advance(1_000);
    b.state.isHidden = true;
    const flushed = saver.flush();
    await clock.advance(1_000);
    await expect(flushed).resolves.toBe(true);
    expect(b.kinds().at(-1)).toBe('saved');
  });
});
