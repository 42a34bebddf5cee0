import fc from 'fast-check';
import { expect, it, vi } from 'vitest';
import type { StatementLrs } from './lrs.ts';
import { faults, modelLrs, type Temper } from './model-lrs.fixture.ts';
import { numbers, statement } from './outbox.fixture.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { type OriginPage, originOver, queueOf } from './shelf.fixture.ts';
import type { QueueName } from './shelf-key.ts';
import type { OutboxPolicy } from './statement-queue.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

vi.setConfig({ testTimeout: 60_000 });

/** What happens to a learner: something is told, time goes by, the page is left, or killed and opened again. */
type Act = { readonly append: readonly number[] } | { readonly waitMs: number } | 'leave' | 'kill';

const someActs = (most: number): fc.Arbitrary<{ acts: Act[]; count: number }> =>
  fc
    .array(
      fc.oneof(
        fc.integer({ min: 1, max: most }),
        fc.constantFrom('leave' as const, 'kill' as const, 'kill' as const),
        fc.integer({ min: 0, max: 30_000 }).map((waitMs) => ({ waitMs })),
      ),
      { maxLength: 14 },
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
/** Lets promises settle, and no timer run: a write has begun and ended, and nothing has been sent. */
const settle = async () => {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
};
const enoughMs = 40_000_000;

interface Life {
  readonly clock: VirtualClock;
  readonly acts: readonly Act[];
  readonly queue: QueueName;
  readonly lrs: StatementLrs;
  readonly policy?: OutboxPolicy;
  /** What a page tells when it is opened. */
  readonly begin?: (outbox: Outbox) => void;
}

/** Lets a learner live through it, and then gives the last page all the time it needs. */
async function live({ clock, acts, queue, lrs, policy = {}, begin = () => {} }: Life) {
  const origin = originOver(clock);
  const openPage = async () => {
    const page = origin.page();
    const shelf = await page.open(queue);
    const outbox = createOutbox({ clock: page.clock, jitter: () => 0.5, shelf, policy });
    begin(outbox);
    outbox.connect(page.see(lrs));
    return { page, outbox, shelf };
  };
  let now = await openPage();
  for (const act of acts) {
    if (act === 'leave') now.outbox.flush();
    else if (act === 'kill') {
      await settle();
      now.page.kill();
      now = await openPage();
    } else if ('waitMs' in act) await clock.advance(act.waitMs);
    else now.outbox.append(act.append.map((n) => statement(n, n % 7 === 0 ? 9_000 : 0)));
  }
  await clock.advance(enoughMs);
  expect(now.outbox.pending).toEqual([]);
  await now.shelf.written();
  expect([...origin.store.records.keys()]).toEqual([]);
}

it('stores every statement once and in order, however often the page is killed, and whatever the LRS is like', async () => {
  const tempers: fc.Arbitrary<Temper> = fc.oneof(
    fc.record({
      known: fc.constantFrom('takes' as const, '409' as const, 'batch 409' as const),
      mayAsk: fc.boolean(),
      lag: fc.constantFrom(0, 5, 100),
    }),
    fc.constant({ known: '403' as const, mayAsk: true, lag: 0 }),
  );
  await fc.assert(
    fc.asyncProperty(tempers, someFaults, someActs(70), async (temper, planned, { acts, count }) => {
      const clock = virtualClock();
      const model = modelLrs(clock, temper, planned, new Set());
      await live({ clock, acts, queue: queueOf('r'), lrs: model.lrs });
      expect(sorted(model.stored.keys())).toEqual(upTo(count));
      if (!acts.includes('leave')) expect([...model.stored.keys()]).toEqual(upTo(count));
      expect(model.tooLarge).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('under cmi5 asks for what a killed page may have told, sends nothing twice, and begins once', async () => {
  const initialized = 0;
  const policy: OutboxPolicy = { asksFirst: true, alone: ({ id }) => id === statement(initialized).id };
  const known = fc.constantFrom('403' as const, '409' as const);
  // A request that is carried out long after its page is gone cannot be known of.
  const planned = fc.array(fc.constantFrom(...faults.filter((fault) => fault !== 'late')), { maxLength: 15 });
  await fc.assert(
    fc.asyncProperty(known, planned, someActs(4), async (temper, drawn, { acts, count }) => {
      const clock = virtualClock();
      const model = modelLrs(clock, { known: temper, mayAsk: true, lag: 0 }, drawn, new Set());
      let pages = 0;
      await live({
        clock,
        acts,
        queue: queueOf('r', { kind: 'cmi5', session: 's' }),
        lrs: model.lrs,
        policy,
        begin: (outbox) => outbox.append([statement(initialized)], { inDoubt: pages++ > 0 }),
      });
      expect([...model.stored.keys()][0]).toBe(initialized);
      expect(sorted(model.stored.keys())).toEqual([initialized, ...upTo(count)]);
      if (!acts.includes('leave')) expect([...model.stored.keys()]).toEqual([initialized, ...upTo(count)]);
      expect(model.resent()).toBe(0);
      expect(model.requests.filter((batch) => batch.includes(initialized) && batch.length > 1)).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

it('works in memory as long as nothing can be kept, and throws nothing', async () => {
  const clock = virtualClock();
  const origin = originOver(clock);
  const page = origin.page();
  origin.store.broken = true;
  const shelf = await page.open(queueOf('r'));
  const outbox = createOutbox({ clock: page.clock, jitter: () => 0, shelf });
  const model = modelLrs(clock, { known: 'takes', mayAsk: false, lag: 0 }, ['500 before'], new Set([2]));
  outbox.connect(page.see(model.lrs));
  outbox.append(upTo(3).map((n) => statement(n)));
  await clock.advance(enoughMs);
  expect([...model.stored.keys()]).toEqual([1, 3]);
  expect(shelf.lost).toEqual({ 400: 1 });
});

it('keeps what it could not keep at first, once it can again', async () => {
  const clock = virtualClock();
  const origin = originOver(clock);
  const first = origin.page();
  const outbox = createOutbox({ clock: first.clock, jitter: () => 0, shelf: await first.open(queueOf('r')) });
  outbox.append([statement(1)]);
  await settle();
  origin.store.broken = true;
  outbox.append([statement(2)]);
  await settle();
  origin.store.broken = false;
  outbox.append([statement(3)]);
  await settle();
  first.kill();
  expect(numbers((await origin.page().open(queueOf('r'))).left)).toEqual([1, 2, 3]);
});

/** An LRS that takes a second for everything, and sees how many requests there are at a time. */
function slowLrs(clock: VirtualClock) {
  let now = 0;
  const seen = { most: 0, sent: [] as number[] };
  const lrs: StatementLrs = {
    async send(batch) {
      seen.most = Math.max(seen.most, ++now);
      await new Promise<void>((resolve) => clock.after(1_000, resolve));
      now--;
      seen.sent.push(...numbers(batch));
      return { status: 200 };
    },
    find: async () => ({ status: 403 }),
  };
  return { lrs, seen };
}

async function tell(page: OriginPage, registration: string, lrs: StatementLrs, ...told: readonly number[]) {
  const outbox = createOutbox({ clock: page.clock, jitter: () => 0, shelf: await page.open(queueOf(registration)) });
  outbox.append(told.map((n) => statement(n)));
  outbox.connect(page.see(lrs));
  return outbox;
}

it.each([
  [1, 'where the browser has locks', {}],
  [2, 'and may not where it has none', { locks: { keep: async () => undefined, during: (_n, _ms, act) => act() } }],
] satisfies [number, string, Parameters<ReturnType<typeof originOver>['page']>[0]][])(
  'sends at most %i request at a time from two pages %s',
  async (most, _, options) => {
    const clock = virtualClock();
    const origin = originOver(clock);
    const { lrs, seen } = slowLrs(clock);
    const down: StatementLrs = { send: async () => ({ status: 503 }), find: async () => ({ status: 503 }) };
    const [one, other] = [origin.page(options), origin.page(options)];
    const [first, second] = [await tell(one, 'a', down, 1), await tell(other, 'b', down, 11)];
    first.connect(one.see(lrs));
    second.connect(other.see(lrs));
    for (let n = 2; n < 10; n++) {
      first.append([statement(n)]);
      second.append([statement(n + 10)]);
      await clock.advance(700);
    }
    await clock.advance(100_000);
    expect(seen.most).toBe(most);
    expect(sorted(seen.sent)).toEqual([...upTo(9), ...upTo(9).map((n) => n + 10)]);
  },
);

it('does not wait for ever for a page that holds the turn and hangs', async () => {
  const clock = virtualClock();
  const origin = originOver(clock);
  const hanging: StatementLrs = { send: () => new Promise(() => {}), find: async () => ({ status: 403 }) };
  await tell(origin.page(), 'a', hanging, 1);
  await clock.advance(1_000);
  const { lrs, seen } = slowLrs(clock);
  await tell(origin.page(), 'b', lrs, 2);
  await clock.advance(3_000);
  expect(seen.sent).toEqual([]);
  await clock.advance(4_000);
  expect(seen.sent).toEqual([2]);
});
