import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Statement } from '../model/statement.ts';
import type { LrsAnswer, StatementLrs } from './lrs.ts';
import { numbers, statement } from './outbox.fixture.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { byteLength } from './statement-batch.ts';
import type { OutboxPolicy } from './statement-queue.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

/** What happens to one request; «after» = it was carried out, and only the answer is lost. */
const faults = ['none', '500 before', '500 after', '429', 'cut before', 'cut after', 'late'] as const;

/** An LRS as standards.md §9 measured them. */
interface Temper {
  /** What it says to a statement that it holds. */
  readonly known: 'takes' | '409' | '403' | 'batch 409';
  /** Whether the key may ask for statements. */
  readonly mayAsk: boolean;
  /** Seconds before a stored statement is found. */
  readonly lag: number;
}

type Act = { readonly append: readonly number[] } | { readonly waitMs: number } | 'leave';

/** A model of an LRS: it meets faults in the order given, and then no more. */
function modelLrs(clock: VirtualClock, temper: Temper, planned: readonly (typeof faults)[number][], bad: Set<number>) {
  const left = [...planned];
  /** When each was stored, in seconds, in that order. */
  const stored = new Map<number, number>();
  const requests: number[][] = [];
  let delivered = 0;

  const meet = async (answer: () => LrsAnswer): Promise<LrsAnswer> => {
    const fault = left.shift() ?? 'none';
    if (fault === '429') return { status: 429, retryAfter: '7' };
    if (fault === 'late') await new Promise<void>((resolve) => clock.after(20_000, resolve));
    if (fault.endsWith('after') || fault === 'none' || fault === 'late') {
      const given = answer();
      if (!fault.endsWith('after')) return given;
    }
    if (fault.startsWith('cut')) throw new Error('network');
    return { status: 500 };
  };
  const store = (batch: readonly number[]): LrsAnswer => {
    delivered += batch.filter((n) => stored.has(n)).length;
    if (batch.some((n) => bad.has(n))) return { status: 400 };
    const isKnown = batch.some((n) => stored.has(n));
    if (isKnown && temper.known === '403') return { status: 403 };
    if (isKnown && (temper.known === '409' || (temper.known === 'batch 409' && batch.length > 1)))
      return { status: 409 };
    for (const n of batch) if (!stored.has(n)) stored.set(n, clock.activeSeconds());
    return { status: 200 };
  };
  const lrs: StatementLrs = {
    send(batch) {
      expect(batch.length).toBeGreaterThan(0);
      expect(batch.length).toBeLessThanOrEqual(50);
      expect(batch.length === 1 || byteLength(batch) <= 60_000).toBe(true);
      requests.push(numbers(batch));
      return meet(() => store(numbers(batch)));
    },
    find: (id) =>
      meet(() => {
        if (!temper.mayAsk) return { status: 403 };
        const at = stored.get(Number(id.slice(-12)));
        return { status: at !== undefined && clock.activeSeconds() >= at + temper.lag ? 200 : 404 };
      }),
  };
  /** `resent` = how many times a statement came that was stored already. */
  return { lrs, stored, requests, resent: () => delivered };
}

/** Lets a learner act, and then gives the outbox all the time it needs. */
async function play(clock: VirtualClock, outbox: Outbox, acts: readonly Act[], make: (n: number) => Statement) {
  for (const act of acts) {
    if (act === 'leave') outbox.flush();
    else if ('waitMs' in act) await clock.advance(act.waitMs);
    else outbox.append(act.append.map(make));
  }
  let isDelivered = false;
  void outbox.delivered().then(() => {
    isDelivered = true;
  });
  await clock.advance(40_000_000);
  expect(isDelivered).toBe(true);
  expect(outbox.paused).toBe(false);
  expect(outbox.pending).toEqual([]);
}

/** Acts of a learner; statements are numbered from 1. */
const someActs = (sizes: fc.Arbitrary<number>): fc.Arbitrary<{ acts: Act[]; count: number }> =>
  fc
    .array(
      fc.oneof(
        sizes,
        fc.constant('leave' as const),
        fc.integer({ min: 0, max: 30_000 }).map((waitMs) => ({ waitMs })),
      ),
      {
        maxLength: 12,
      },
    )
    .map((drawn) => {
      let count = 0;
      const acts = drawn.map((act): Act => {
        if (typeof act !== 'number') return act;
        return { append: Array.from({ length: act }, () => ++count) };
      });
      return { acts, count };
    });

const someFaults = fc.array(fc.constantFrom(...faults), { maxLength: 15 });
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n + 1);
const sorted = (all: Iterable<number>) => [...all].sort((a, b) => a - b);

vi.setConfig({ testTimeout: 60_000 });

it('loses nothing, whatever the LRS is like and whatever happens on the way', async () => {
  const tempers: fc.Arbitrary<Temper> = fc.oneof(
    fc.record({
      known: fc.constantFrom('takes' as const, '409' as const, 'batch 409' as const),
      mayAsk: fc.boolean(),
      lag: fc.constantFrom(0, 5, 100),
    }),
    fc.constant({ known: '403' as const, mayAsk: true, lag: 0 }),
  );
  const bads = fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 2 });
  const sizes = fc.integer({ min: 1, max: 70 });
  await fc.assert(
    fc.asyncProperty(tempers, someFaults, someActs(sizes), bads, async (temper, planned, { acts, count }, bad) => {
      const clock = virtualClock();
      const refused = new Set(bad.filter((n) => n <= count));
      const model = modelLrs(clock, temper, planned, refused);
      const outbox = createOutbox({ clock, jitter: () => 0.5 });
      outbox.connect(model.lrs);
      await play(clock, outbox, acts, (n) => statement(n, n % 7 === 0 ? 9_000 : 0));
      expect(sorted(model.stored.keys())).toEqual(upTo(count).filter((n) => !refused.has(n)));
      expect(sorted(numbers(outbox.rejected.map((each) => each.statement)))).toEqual(sorted(refused));
      if (!acts.includes('leave')) expect([...model.stored.keys()]).toEqual(sorted(model.stored.keys()));
    }),
    { numRuns: 300 },
  );
});

it('never sends again under cmi5 what is stored, begins with initialized, and ends with terminated', async () => {
  const initialized = statement(0);
  const terminated = statement(999_999);
  const policy: OutboxPolicy = { asksFirst: true, alone: (s) => s === initialized, once: (s) => s === terminated };
  const sizes = fc.integer({ min: 1, max: 4 });
  const known = fc.constantFrom('403' as const, '409' as const);
  await fc.assert(
    fc.asyncProperty(
      known,
      someFaults,
      someActs(sizes),
      fc.boolean(),
      async (known, planned, { acts, count }, leaves) => {
        const clock = virtualClock();
        const model = modelLrs(clock, { known, mayAsk: true, lag: 0 }, planned, new Set());
        const outbox = createOutbox({ clock, jitter: () => 0.5, policy });
        outbox.append([initialized]);
        outbox.connect(model.lrs);
        const end: Act[] = [{ append: [999_999] }, ...(leaves ? ['leave' as const] : [])];
        const make = (n: number) => (n === 999_999 ? terminated : statement(n));
        await play(clock, outbox, [...acts, ...end], make);
        expect(model.resent()).toBe(0);
        const order = [...model.stored.keys()];
        expect(order[0]).toBe(0);
        expect(sorted(order.filter((n) => n !== 999_999))).toEqual([0, ...upTo(count)]);
        if (order.includes(999_999)) expect(order.at(-1)).toBe(999_999);
        expect(model.requests.filter((batch) => batch.includes(0) && batch.length > 1)).toEqual([]);
        expect(
          model.requests
            .filter((batch) => batch.includes(999_999))
            .at(-1)
            ?.at(-1),
        ).toBe(999_999);
      },
    ),
    { numRuns: 300 },
  );
});
