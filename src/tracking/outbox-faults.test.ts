import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { Statement } from '../model/statement.ts';
import { faults, modelLrs, type Temper } from './model-lrs.fixture.ts';
import { numbers, statement } from './outbox.fixture.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import type { OutboxPolicy } from './statement-queue.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

type Act = { readonly append: readonly number[] } | { readonly waitMs: number } | 'leave';

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
      expect(model.tooLarge).toEqual([]);
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
        expect(model.tooLarge).toEqual([]);
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
