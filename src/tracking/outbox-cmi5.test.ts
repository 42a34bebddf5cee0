import { beforeEach, expect, it } from 'vitest';
import { type Reply, type ScriptedLrs, scriptedLrs, some, statement } from './outbox.fixture.ts';
import { createOutbox, type Outbox } from './outbox.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

let clock: VirtualClock;
let lrs: ScriptedLrs;
let outbox: Outbox;

const initialized = statement(100);
const terminated = statement(999);
const stored = new Set<number>();
beforeEach(() => {
  clock = virtualClock();
  lrs = scriptedLrs(clock);
  stored.clear();
  lrs.found = (n) => (stored.has(n) ? 200 : 404);
  lrs.reply = (batch) => {
    for (const n of batch) stored.add(n);
    return { status: 200 };
  };
  outbox = createOutbox({
    clock,
    jitter: () => 0,
    policy: { asksFirst: true, alone: (s) => s === initialized, once: (s) => s === terminated },
  });
});
const asked = () => lrs.asked.map(({ n }) => n);
const sent = () => lrs.requests.map((request) => request.numbers);

it('sends initialized alone and first, terminated alone and last', async () => {
  outbox.append([initialized, ...some(2), terminated]);
  outbox.connect(lrs);
  await clock.advance(0);
  expect(sent()).toEqual([[100], [0, 1], [999]]);
});

it.each<Reply>(['no answer', { status: 500 }, { status: 504 }])('asks before it sends again after %j', async (lost) => {
  lrs.reply = (batch, count) => {
    if (count === 1) stored.add(0);
    if (count > 1) for (const n of batch) stored.add(n);
    return count === 1 ? lost : { status: 200 };
  };
  outbox.append(some(3));
  outbox.connect(lrs);
  await clock.advance(1_000);
  outbox.append([statement(7)]);
  await clock.advance(1_000);
  expect(sent()).toEqual([
    [0, 1, 2],
    [1, 2, 7],
  ]);
  expect(asked()).toEqual([0, 1, 2]);
  expect(outbox.pending).toEqual([]);
});

it('need not ask after 429, which says that nothing was done', async () => {
  lrs.reply = (_, count) => ({ status: count === 1 ? 429 : 200 });
  outbox.append([...some(2), terminated]);
  outbox.connect(lrs);
  await clock.advance(2_000);
  expect(sent()).toEqual([[0, 1], [0, 1], [999]]);
  expect(asked()).toEqual([]);
});

it('goes on asking while nobody answers, ever more seldom', async () => {
  const times: number[] = [];
  lrs.reply = () => 'no answer';
  lrs.found = () => {
    times.push(clock.activeSeconds());
    return times.length < 4 ? 0 : 200;
  };
  outbox.append(some(1));
  outbox.connect(lrs);
  await clock.advance(100_000);
  expect(times).toEqual([2, 6, 14, 30]);
  expect(sent()).toEqual([[0]]);
  expect(outbox.pending).toEqual([]);
});

it.each<Reply>(['no answer', { status: 500 }])(
  'neither asks for nor sends again a terminated after %j',
  async (lost) => {
    lrs.reply = () => lost;
    outbox.append([terminated]);
    outbox.connect(lrs);
    await clock.advance(1_000_000);
    expect(sent()).toEqual([[999]]);
    expect(asked()).toEqual([]);
    expect(outbox.rejected).toEqual([{ statement: terminated, status: lost === 'no answer' ? 0 : 500 }]);
  },
);

it('pauses when the session is over, and neither sends nor asks after that', async () => {
  lrs.reply = () => ({ status: 403 });
  lrs.found = () => 403;
  outbox.append(some(2));
  outbox.connect(lrs);
  await clock.advance(100_000);
  expect(outbox.paused).toBe(true);
  expect([sent(), asked()]).toEqual([[[0, 1]], [0]]);
});

it('asks first for what an earlier session may have stored', async () => {
  stored.add(0);
  outbox.append(some(2), { inDoubt: true });
  outbox.connect(lrs);
  await clock.advance(0);
  expect([sent(), asked()]).toEqual([[[1]], [0, 1]]);
  expect(outbox.pending).toEqual([]);
});

it('on the way out takes all that waits in one batch, terminated with it', async () => {
  outbox.connect(lrs);
  outbox.append([...some(2), terminated]);
  expect(outbox.flush()).toBe(true);
  await clock.advance(0);
  expect(sent()).toEqual([[0, 1, 999]]);
});

it('on the way out keeps terminated back while something is under way', async () => {
  lrs.reply = () => 'hangs';
  outbox.connect(lrs);
  outbox.append(some(1));
  await clock.advance(0);
  outbox.append([statement(5), terminated]);
  expect(outbox.flush()).toBe(false);
  expect(sent()).toEqual([[0], [5]]);
});

it('on the way out keeps terminated back while something is not settled, and sends nothing twice', async () => {
  lrs.reply = () => 'no answer';
  outbox.connect(lrs);
  outbox.append(some(1));
  await clock.advance(0);
  outbox.append([terminated]);
  expect(outbox.flush()).toBe(false);
  expect(sent()).toEqual([[0]]);
});

it('on the way out sends nothing past an initialized that is not stored', async () => {
  lrs.reply = () => 'hangs';
  outbox.connect(lrs);
  outbox.append([initialized, ...some(2)]);
  expect(outbox.flush()).toBe(false);
  outbox.append([terminated]);
  expect(outbox.flush()).toBe(false);
  expect(sent()).toEqual([[100]]);
});
