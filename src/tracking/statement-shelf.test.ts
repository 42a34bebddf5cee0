import { beforeEach, describe, expect, it } from 'vitest';
import type { Statement } from '../model/statement.ts';
import { numbers, some, statement } from './outbox.fixture.ts';
import { noLocks } from './page-locks.ts';
import { type Origin, originOver, queueOf } from './shelf.fixture.ts';
import { type QueueName, shelfLimits } from './shelf-key.ts';
import { verbs } from './statement-parts.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

let clock: VirtualClock;
let origin: Origin;

beforeEach(() => {
  clock = virtualClock();
  origin = originOver(clock);
});

const dayMs = 86_400_000;
const settle = () => clock.advance(0);

/** A page keeps these, and is killed. */
async function leaveBehind(queue: QueueName, ...statements: readonly Statement[]): Promise<void> {
  const page = origin.page();
  const shelf = await page.open(queue);
  shelf.keep(statements);
  await settle();
  page.kill();
}

const outcome = (n: number): Statement => ({ ...statement(n), verb: verbs.passed });
const texts = () => [...origin.store.records.values()].map(({ text }) => text);

describe('what a page leaves behind', () => {
  it('is found by the next in order, letter by letter, over several pages', async () => {
    const told = { ...statement(1), result: { b: 1, a: 'æ–😀' } };
    await leaveBehind(queueOf('r'), statement(3), told);
    await clock.advance(5_000);
    await leaveBehind(queueOf('r'), statement(2));
    const { left } = await origin.page().open(queueOf('r'));
    expect(numbers(left)).toEqual([3, 1, 2]);
    expect(JSON.stringify(left[1])).toBe(JSON.stringify(told));
  });

  it('is gone when the LRS has it, though two pages have kept the same', async () => {
    const pages = [origin.page(), origin.page()];
    for (const page of pages) (await page.open(queueOf('r'))).keep([statement(1), statement(2)]);
    await settle();
    for (const page of pages) page.kill();
    const shelf = await origin.page().open(queueOf('r'));
    expect(numbers(shelf.left)).toEqual([1, 2, 1, 2]);
    shelf.remove([statement(1)]);
    await shelf.written();
    expect(texts()).toEqual([JSON.stringify(statement(2)), JSON.stringify(statement(2))]);
  });

  it.each<[string, QueueName]>([
    ['another registration', queueOf('other')],
    ['another endpoint', queueOf('r', { endpoint: 'https://annen.example/xapi' })],
    ['another way to tell', queueOf('r', { kind: 'xapi' })],
    ['another session', queueOf('r', { kind: 'cmi5', session: 'second' })],
  ])('is not found by %s', async (_, queue) => {
    await leaveBehind(queueOf('r', queue.kind === 'cmi5' ? { kind: 'cmi5', session: 'first' } : {}), statement(1));
    const { left } = await origin.page().open(queue);
    expect(left).toEqual([]);
    expect(texts()).toHaveLength(1);
  });

  it('is found with and without a slash after the endpoint', async () => {
    await leaveBehind(queueOf('r'), statement(1));
    const { left } = await origin.page().open(queueOf('r', { endpoint: 'https://lrs.example/xapi' }));
    expect(numbers(left)).toEqual([1]);
  });

  it('is left alone where it is no statement any more', async () => {
    await leaveBehind(queueOf('r'), ...some(2));
    const [broken] = [...origin.store.records.values()];
    if (broken) origin.store.records.set(broken.key, { ...broken, text: '{"id":' });
    expect(numbers((await origin.page().open(queueOf('r'))).left)).toEqual([1]);
  });

  it('says nothing of the learner beside the statements', async () => {
    await leaveBehind(queueOf('0e3c9fb1', { kind: 'cmi5', session: 's 1' }), {
      ...statement(1),
      actor: { name: 'Kari' },
    });
    const [key = ''] = origin.store.records.keys();
    expect(key).toMatch(/^cmi5\|https%3A%2F%2Flrs\.example%2Fxapi\|0e3c9fb1\|s%201\|[\w.-]+\|0{9}\|\d+\|0\|\d+\|$/);
  });
});

describe('a page that lives', () => {
  it('keeps what it has to itself, and another begins beside it', async () => {
    const first = await origin.page().open(queueOf('r'));
    first.keep([statement(1)]);
    await settle();
    const second = await origin.page().open(queueOf('r'));
    expect(second.left).toEqual([]);
    expect(await second.adopt()).toEqual([]);
  });

  it('is waited for when it is about to go, as in a reload', async () => {
    const old = origin.page();
    (await old.open(queueOf('r'))).keep([statement(1)]);
    await settle();
    clock.after(200, () => old.kill());
    expect(numbers((await origin.page().open(queueOf('r'))).left)).toEqual([1]);
  });
});

describe('what other registrations have left', () => {
  it('is taken over one registration at a time, each in order, and no endpoint but ours is read', async () => {
    await leaveBehind(queueOf('b'), statement(1), statement(2));
    await leaveBehind(queueOf('a'), statement(5));
    await clock.advance(1_000);
    await leaveBehind(queueOf('b'), statement(3));
    await leaveBehind(queueOf('c', { endpoint: 'https://annen.example' }), statement(8));
    await leaveBehind(queueOf('d', { kind: 'cmi5', session: 's' }), statement(9));
    const shelf = await origin.page().open(queueOf('r'));
    expect(shelf.left).toEqual([]);
    const adopted = [await shelf.adopt(), await shelf.adopt(), await shelf.adopt()].map(numbers);
    expect(adopted).toEqual([[5], [1, 2, 3], []]);
    shelf.remove(some(6));
    await shelf.written();
    expect(texts()).toHaveLength(2);
  });

  it('is an orphan after two minutes without a change, where the browser has no locks', async () => {
    const living = await origin.page({ locks: noLocks }).open(queueOf('a'));
    living.keep([statement(1)]);
    await clock.advance(119_000);
    expect(await (await origin.page({ locks: noLocks }).open(queueOf('r'))).adopt()).toEqual([]);
    await clock.advance(2_000);
    expect(numbers(await (await origin.page({ locks: noLocks }).open(queueOf('r'))).adopt())).toEqual([1]);
  });
});

describe('too much or too old', () => {
  const valuable = [outcome(0), outcome(1)];

  it('goes, the oldest of the least valuable first, and is counted', async () => {
    const page = origin.page();
    const shelf = await page.open(queueOf('r'));
    shelf.keep([...valuable, ...some(shelfLimits.count + 8).slice(2)]);
    await shelf.written();
    expect(origin.store.records.size).toBe(shelfLimits.count + 1);
    expect(shelf.lost).toEqual({ full: 8 });
    page.kill();
    const { left, lost } = await origin.page().open(queueOf('r'));
    expect(numbers(left).slice(0, 4)).toEqual([0, 1, 10, 11]);
    expect(left).toHaveLength(shelfLimits.count);
    expect(lost).toEqual({ full: 8 });
  });

  it('is no more than 2 MB, those of others among them', async () => {
    await leaveBehind(queueOf('other'), outcome(900), statement(901, 100_000), statement(902, 900_000));
    await clock.advance(1_000);
    const shelf = await origin.page().open(queueOf('r'));
    shelf.keep([statement(1, 1_050_000)]);
    await shelf.written();
    expect(texts().map((text) => (text.length > 10 ? Number(JSON.parse(text).id?.slice(-12)) : text))).toEqual(
      expect.arrayContaining([900, 902, 1]),
    );
    expect(texts().some((text) => text.includes(statement(901).id))).toBe(false);
  });

  it('is still sent by a page that lives, and then it was not lost', async () => {
    const shelf = await origin.page().open(queueOf('r'));
    const all = some(shelfLimits.count + 3);
    shelf.keep(all);
    expect(shelf.lost).toEqual({ full: 3 });
    shelf.remove(all);
    expect(shelf.lost).toEqual({});
  });

  it.each([
    ['scorm', 30],
    ['xapi', 30],
    ['cmi5', 1],
  ] as const)('of %s is taken away after %i days, whoever opens a package', async (kind, days) => {
    const queue = queueOf('r', { kind });
    await leaveBehind(queue, statement(1));
    await clock.advance(days * dayMs - 60_000);
    await origin.page().open(queueOf('somebody'));
    expect(texts()).toHaveLength(1);
    await clock.advance(120_000);
    const { lost } = await origin.page().open(queueOf('somebody'));
    await settle();
    expect(lost).toEqual({ old: 1 });
    expect(texts()).toEqual(['1']);
    expect((await origin.page().open(queue)).left).toEqual([]);
  });

  it('is also what a wrong clock has put into the future', async () => {
    const page = origin.page();
    const shelf = await page.open(queueOf('r'));
    await clock.advance(0);
    shelf.keep([statement(1)]);
    await shelf.written();
    const [record] = [...origin.store.records.values()];
    if (!record) throw new Error('nothing was kept');
    const late = record.key.replace(`|${clock.now().getTime()}|`, `|${clock.now().getTime() + 40 * dayMs}|`);
    origin.store.records.clear();
    origin.store.records.set(late, { ...record, key: late });
    expect((await origin.page().open(queueOf('s'))).lost).toEqual({ old: 1 });
  });
});

describe('what was refused', () => {
  it('is gone, and counted by status for 30 days, without a word of what it was', async () => {
    const shelf = await origin.page().open(queueOf('r'));
    shelf.keep(some(3));
    shelf.refuse(some(2), 400);
    shelf.refuse([statement(2)], 413);
    await shelf.written();
    expect(texts().sort()).toEqual(['1', '2']);
    await clock.advance(29 * dayMs);
    expect((await origin.page().open(queueOf('s'))).lost).toEqual({ 400: 2, 413: 1 });
    await clock.advance(2 * dayMs);
    expect((await origin.page().open(queueOf('s'))).lost).toEqual({});
    expect(texts()).toEqual([]);
  });
});

it('opens with nothing where the store hangs, in time for a launch', async () => {
  const hanging = { all: never, keys: never, put: never, putRelaxed: never, add: never, remove: never };
  const opening = (await import('./statement-shelf.ts')).openShelf({
    store: hanging,
    locks: noLocks,
    clock,
    random: (length) => new Uint8Array(length),
    queue: queueOf('r'),
  });
  await clock.advance(3_000);
  const shelf = await opening;
  expect(shelf.left).toEqual([]);
  shelf.keep(some(1));
});
const never = () => new Promise<never>(() => {});
