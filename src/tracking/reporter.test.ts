import { beforeEach, expect, it } from 'vitest';
import type { ShownEdition } from '../model/shown-edition.ts';
import type { Statement } from '../model/statement.ts';
import type { StatementLrs } from './lrs.ts';
import { answer, outline } from './outline.fixture.ts';
import { createReporter, type Reporter } from './reporter.ts';
import { type Origin, type OriginPage, originOver, queueOf } from './shelf.fixture.ts';
import { emptySnapshot } from './snapshot.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

const [ours, theirs] = ['0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001', '0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b002'] as const;

let clock: VirtualClock;
let origin: Origin;
let sent: Statement[];
let status: number;
let lrs: StatementLrs;

beforeEach(() => {
  clock = virtualClock();
  origin = originOver(clock);
  [sent, status] = [[], 200];
  lrs = {
    async send(statements) {
      if (status === 200) sent.push(...statements);
      return { status };
    },
    find: async () => ({ status: 403 }),
  };
});

const bokmal = { lang: 'nb', title: outline.title } as const;

async function report(
  page: OriginPage,
  registration: string,
  edition: ShownEdition = { ...bokmal },
): Promise<Reporter> {
  const queue = queueOf(registration);
  const reporter = createReporter({
    outline,
    edition,
    clock: page.clock,
    random: (length) => new Uint8Array(length),
    launchedAt: page.clock.now(),
    endpoint: queue.endpoint,
    lrs: page.see(lrs),
    refresh: async () => undefined,
    registration,
    shelf: await page.open(queue),
  });
  const first = emptySnapshot(registration);
  const launched = { ...first, sessions: 1, rev: 1 };
  reporter.report(first, launched, { type: 'launched' });
  reporter.report(launched, { ...launched, rev: 2 }, { type: 'answered', answer: answer('q_a', 1) });
  return reporter;
}

const story = () =>
  sent.map(({ verb, context }) => `${verb.id.split('/').pop()} ${String(context.registration).slice(-1)}`);

it('tells what happens in the language that it happens in', async () => {
  const edition: ShownEdition = { ...bokmal };
  const reporter = await report(origin.page(), ours, edition);
  Object.assign(edition, { lang: 'nn', title: 'Styr det sjølv' });
  reporter.leave(emptySnapshot(ours), { ended: true });
  await clock.advance(10_000);
  expect(sent.map(({ context }) => context.language)).toEqual(['nb', 'nb', 'nn']);
  expect(sent.at(-1)?.object).toMatchObject({ definition: { name: { nn: 'Styr det sjølv' } } });
});

it('tells its own first, and then what others have left at the same LRS', async () => {
  status = 503;
  for (const registration of [theirs, ours]) {
    const page = origin.page();
    await report(page, registration);
    await clock.advance(10_000);
    page.kill();
  }
  status = 200;
  const reporter = await report(origin.page(), ours);
  await clock.advance(10_000);
  expect(story()).toEqual([...['initialized 1', 'responded 1', 'responded 1'], ...['initialized 2', 'responded 2']]);
  expect(reporter.backlog?.()).toEqual({ pending: 0, lost: {}, isPaused: false });
  expect(origin.store.records.size).toBe(0);
});

it('leaves to others what they have left, as long as the LRS takes nothing of its own', async () => {
  status = 503;
  const page = origin.page();
  await report(page, theirs);
  await clock.advance(10_000);
  page.kill();
  status = 401;
  const reporter = await report(origin.page(), ours);
  await clock.advance(100_000);
  expect(reporter.backlog?.()).toEqual({ pending: 2, lost: {}, isPaused: true });
  const lanes = new Set([...origin.store.records.keys()].map((key) => `samspill:outbox:${key.split('|')[4]}`));
  expect([...lanes].filter((lane) => !origin.locks.held.has(lane))).toHaveLength(1);
});

it('forgets on request what waits, and else leaves it to be sent', async () => {
  status = 503;
  const reporter = await report(origin.page(), ours);
  await clock.advance(1_000);
  expect(await reporter.forget?.()).toBe(2);
  expect(origin.store.records.size).toBe(2);
  expect(await reporter.forget?.({ unsent: true })).toBe(0);
  expect(origin.store.records.size).toBe(0);
  status = 200;
  await clock.advance(100_000);
  expect(sent).toEqual([]);
});

it('forgets what the LRS has, also where that could not be taken away at first', async () => {
  const { send } = lrs;
  lrs = {
    ...lrs,
    send(...batch) {
      origin.store.broken = true;
      return send(...batch);
    },
  };
  const reporter = await report(origin.page(), ours);
  await clock.advance(1_000);
  origin.store.broken = false;
  expect(sent).toHaveLength(2);
  expect(origin.store.records.size).toBe(2);
  expect(await reporter.forget?.()).toBe(0);
  expect(origin.store.records.size).toBe(0);
});

it('tells of what is lost in numbers', async () => {
  status = 400;
  const reporter = await report(origin.page(), ours);
  await clock.advance(10_000);
  expect(reporter.backlog?.()).toEqual({ pending: 0, lost: { 400: 2 }, isPaused: false });
});
