import { beforeEach, describe, expect, it } from 'vitest';
import type { StatementLrs } from './lrs.ts';
import { type Reply, type ScriptedLrs, scriptedLrs, some, statement } from './outbox.fixture.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { batchOf, byteLength } from './statement-batch.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

let clock: VirtualClock;
let lrs: ScriptedLrs;
let outbox: Outbox;

beforeEach(() => {
  clock = virtualClock();
  lrs = scriptedLrs(clock);
  outbox = createOutbox({ clock, jitter: () => 0 });
});

describe('sending', () => {
  it('waits for a sender, keeps the order, and ends when all is stored', async () => {
    outbox.append(some(2));
    await clock.advance(5000);
    expect(outbox.pending).toHaveLength(2);
    outbox.connect(lrs);
    outbox.append([statement(7), statement(0)]);
    await clock.advance(0);
    expect(lrs.requests.map((request) => request.numbers)).toEqual([[0, 1, 7]]);
    expect(outbox.pending).toEqual([]);
    await clock.advance(100_000);
    expect(lrs.requests).toHaveLength(1);
  });

  it('takes at most 50 statements and 60 kB in one request, one request at a time', async () => {
    outbox.connect(lrs);
    outbox.append(some(120));
    await clock.advance(0);
    expect(lrs.requests.map((request) => request.numbers.length)).toEqual([50, 50, 20]);
    lrs.requests.length = 0;
    outbox.append(some(20, 7000));
    await clock.advance(0);
    expect(lrs.requests.map((request) => request.numbers.length)).toEqual([8, 8, 4]);
    expect(byteLength(batchOf(some(20, 7000)))).toBeLessThanOrEqual(60_000);
  });

  it('counts bytes, not characters, and sends alone what is too large', () => {
    const norwegian = { ...statement(1), actor: { name: 'æ–😀' } };
    expect(byteLength([norwegian])).toBe(new TextEncoder().encode(JSON.stringify([norwegian])).length);
    expect(batchOf([statement(1, 70_000), statement(2)])).toHaveLength(1);
  });

  it('freezes what it was given', () => {
    outbox.append(some(1));
    expect(Object.isFrozen(outbox.pending[0])).toBe(true);
  });
});

describe('what the LRS answers', () => {
  it.each<[Reply, number[]]>([
    ['no answer', [0, 2, 6, 14, 30, 62, 122]],
    [{ status: 500 }, [0, 2, 6, 14, 30, 62, 122]],
    [{ status: 404 }, [0, 2, 6, 14, 30, 62, 122]],
    [{ status: 429, retryAfter: '50' }, [0, 50, 100]],
    [{ status: 503, retryAfter: 'Sat, 21 Nov 2026 12:02:00 GMT' }, [0, 120]],
    [{ status: 503, retryAfter: 'soon' }, [0, 2, 6, 14, 30, 62, 122]],
    [{ status: 503, retryAfter: '0' }, [0, 2, 4, 6]],
    [{ status: 503, retryAfter: '86400' }, [0, 3600]],
  ])('%j is tried again, at %j s', async (answer, times) => {
    lrs.reply = (_, count) => (count < times.length ? answer : { status: 204 });
    outbox.connect(lrs);
    outbox.append(some(3));
    await clock.advance(4_000_000);
    expect(lrs.requests.map(({ at }) => at)).toEqual(times);
    expect(new Set(lrs.requests.map((request) => request.numbers.join())).size).toBe(1);
    expect(outbox.pending).toEqual([]);
  });

  describe('409, as an LRS may answer a resend, and refuse the new ones with the known', () => {
    const stored = new Set<number>();
    beforeEach(() => {
      stored.clear();
      for (const n of [0, 1]) stored.add(n);
      lrs.reply = (batch) => {
        if (batch.some((n) => stored.has(n))) return { status: 409 };
        for (const n of batch) stored.add(n);
        return { status: 200 };
      };
    });

    it('on one statement means that it is there, for a key that may not ask', async () => {
      outbox.connect(lrs);
      outbox.append(some(1));
      await clock.advance(0);
      expect(outbox.pending).toEqual([]);
      expect(outbox.rejected).toEqual([]);
    });

    it('on a batch sends one by one, for a key that may not ask', async () => {
      outbox.connect(lrs);
      outbox.append(some(4));
      await clock.advance(0);
      expect([...stored].sort()).toEqual([0, 1, 2, 3]);
      expect(outbox.pending).toEqual([]);
      outbox.append([statement(8), statement(9)]);
      await clock.advance(0);
      expect(lrs.requests.map((request) => request.numbers)).toEqual([[0, 1, 2, 3], [0], [1], [2], [3], [8, 9]]);
      expect(lrs.asked.map(({ n }) => n)).toEqual([0]);
    });

    it('on a batch asks for each, and sends only what is not there', async () => {
      lrs.found = (n) => (stored.has(n) ? 200 : 404);
      outbox.connect(lrs);
      outbox.append(some(4));
      await clock.advance(0);
      expect(lrs.requests.map((request) => request.numbers)).toEqual([[0, 1, 2, 3], [2], [3]]);
      expect(outbox.pending).toEqual([]);
      expect(outbox.rejected).toEqual([]);
    });

    it('waits for an LRS that knows a statement, and does not show it yet', async () => {
      lrs.found = () => (clock.activeSeconds() < 5 ? 404 : 200);
      outbox.connect(lrs);
      outbox.append(some(1));
      await clock.advance(4_000);
      expect(outbox.pending).toHaveLength(1);
      await clock.advance(4_000);
      expect(outbox.pending).toEqual([]);
      expect(lrs.requests.map(({ at }) => at)).toEqual([0, 2, 6]);
    });
  });

  it('403 on what is there means that it is there; what is not is refused for good, and the others go', async () => {
    const stored = new Set([0]);
    lrs.found = (n) => (stored.has(n) ? 200 : 404);
    lrs.reply = (batch) => {
      if (batch.some((n) => n < 2)) return { status: 403 };
      for (const n of batch) stored.add(n);
      return { status: 200 };
    };
    outbox.connect(lrs);
    outbox.append(some(3));
    await clock.advance(0);
    expect([...stored]).toEqual([0, 2]);
    expect(outbox.rejected).toEqual([{ statement: statement(1), status: 403 }]);
    expect(outbox.pending).toEqual([]);
    expect(outbox.paused).toBe(false);
  });

  it.each([400, 413])('%d stops only the statement that is to blame', async (status) => {
    lrs.reply = (batch) => (batch.includes(1) ? { status } : { status: 200 });
    outbox.connect(lrs);
    outbox.append(some(3));
    await clock.advance(0);
    expect(outbox.pending).toEqual([]);
    expect(outbox.rejected).toEqual([{ statement: statement(1), status }]);
  });

  it.each([401, 403])('%d pauses until there is another sender', async (status) => {
    let refuses = true;
    lrs.reply = () => ({ status: refuses ? status : 200 });
    outbox.connect(lrs);
    outbox.append(some(2));
    await clock.advance(100_000);
    expect(outbox.paused).toBe(true);
    const count = lrs.requests.length;
    outbox.append([statement(5)]);
    expect(outbox.flush()).toBe(false);
    await clock.advance(100_000);
    expect(lrs.requests).toHaveLength(count);
    refuses = false;
    outbox.connect(lrs);
    await clock.advance(0);
    expect(outbox.pending).toEqual([]);
    expect(outbox.paused).toBe(false);
  });
});

describe('on the way out', () => {
  it('sends before flush returns, and not again what is under way, however often it is asked', async () => {
    lrs.reply = () => 'hangs';
    outbox.connect(lrs);
    outbox.append(some(2));
    await clock.advance(0);
    outbox.append([statement(5)]);
    outbox.flush();
    outbox.flush();
    await clock.advance(1_000);
    expect(lrs.requests.map(({ numbers: sent, keepalive }) => [sent, keepalive])).toEqual([
      [[0, 1], true],
      [[5], true],
    ]);
  });

  it('keeps to what a browser takes', async () => {
    outbox.connect(lrs);
    outbox.append(some(12, 9000));
    outbox.flush();
    expect(lrs.requests.map((request) => request.numbers.length)).toEqual([6]);
    await clock.advance(0);
    expect(outbox.pending).toEqual([]);
  });

  it('keeps what was not stored, if the page stays', async () => {
    lrs.reply = (_, count) => (count === 1 ? 'no answer' : { status: 200 });
    outbox.connect(lrs);
    outbox.append(some(1));
    outbox.flush();
    await clock.advance(2_000);
    expect(lrs.requests).toHaveLength(2);
    expect(outbox.pending).toEqual([]);
  });

  it('sends one by one what was refused together', async () => {
    lrs.reply = (batch) => (batch.length > 1 ? { status: 409 } : 'hangs');
    lrs.found = () => 404;
    outbox.connect(lrs);
    outbox.append(some(3));
    await clock.advance(0);
    outbox.append([statement(7), statement(8)]);
    outbox.flush();
    expect(lrs.requests.map((request) => request.numbers)).toEqual([[0, 1, 2], [0], [1], [2], [7, 8]]);
  });
});

describe('other credentials', () => {
  it('are asked for once when these are refused, and the sending goes on with them', async () => {
    const newer: StatementLrs = { send: lrs.send, find: lrs.find };
    let refreshes = 0;
    outbox = createOutbox({
      clock,
      jitter: () => 0,
      async refresh() {
        refreshes++;
        return newer;
      },
    });
    outbox.connect({ send: () => Promise.resolve({ status: 401 }), find: lrs.find });
    outbox.append(some(2));
    await clock.advance(0);
    expect(outbox.pending).toEqual([]);
    lrs.reply = () => ({ status: 401 });
    outbox.append([statement(5)]);
    await clock.advance(100_000);
    expect(refreshes).toBe(2);
    expect(outbox.paused).toBe(true);
    expect(lrs.requests.map((request) => request.numbers)).toEqual([[0, 1], [5], [5]]);
  });

  it('that nobody has are a pause', async () => {
    outbox = createOutbox({ clock, jitter: () => 0, refresh: async () => undefined });
    outbox.connect({ send: () => Promise.resolve({ status: 401 }), find: lrs.find });
    outbox.append(some(2));
    await clock.advance(0);
    expect(outbox.paused).toBe(true);
  });

  it('are asked for again, ever more seldom, while nobody can say', async () => {
    const times: number[] = [];
    outbox = createOutbox({
      clock,
      jitter: () => 0,
      async refresh() {
        times.push(clock.activeSeconds());
        if (times.length < 4) throw new Error('offline');
        return lrs;
      },
    });
    outbox.connect({ send: () => Promise.resolve({ status: 401 }), find: lrs.find });
    outbox.append(some(2));
    await clock.advance(100_000);
    expect(times).toEqual([0, 2, 6, 14]);
    expect(outbox.pending).toEqual([]);
  });
});

describe('delivered', () => {
  const watch = () => {
    const seen = { isDone: false };
    void outbox.delivered().then(() => {
      seen.isDone = true;
    });
    return seen;
  };

  it('is at once when nothing waits, and else when the last of what waited is stored or rejected', async () => {
    await outbox.delivered();
    lrs.reply = (batch, count) => ({ status: count < 3 ? 500 : batch.includes(0) ? 400 : 200 });
    outbox.connect(lrs);
    outbox.append(some(2));
    const first = watch();
    await clock.advance(5_000);
    expect(first.isDone).toBe(false);
    await clock.advance(1_000);
    expect(first.isDone).toBe(true);
    expect(outbox.rejected).toHaveLength(1);
  });

  it('does not wait for what comes later', async () => {
    lrs.reply = (batch) => (batch.includes(9) ? 'hangs' : { status: 200 });
    outbox.connect(lrs);
    outbox.append(some(2));
    const first = watch();
    await clock.advance(0);
    outbox.append([statement(9)]);
    const second = watch();
    await clock.advance(100_000);
    expect([first.isDone, second.isDone]).toEqual([true, false]);
  });

  it('does not wait for credentials that nobody has', async () => {
    lrs.reply = () => ({ status: 401 });
    outbox.append(some(2));
    const first = watch();
    outbox.connect(lrs);
    await clock.advance(0);
    expect(first.isDone).toBe(true);
    expect(outbox.pending).toHaveLength(2);
  });
});
