import { beforeEach, describe, expect, it } from 'vitest';
import type { Statement } from '../model/statement.ts';
import { createOutbox, type Outbox, type StatementLrs } from './outbox.ts';
import { batchOf, byteLength } from './statement-batch.ts';
import { type VirtualClock, virtualClock } from './virtual-clock.fixture.ts';

const statement = (n: number, size = 0): Statement => ({
  id: `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`,
  timestamp: '2026-11-21T12:00:00.000Z',
  actor: { name: 'x'.repeat(size) },
  verb: { id: 'http://adlnet.gov/expapi/verbs/responded', display: {} },
  object: {},
  context: {},
});
const some = (count: number, size = 0) => Array.from({ length: count }, (_, n) => statement(n, size));
const numbers = (statements: readonly Statement[]) => statements.map(({ id }) => Number(id.slice(-12)));

type Reply = { status: number; retryAfter?: string } | 'no answer' | 'hangs';

let clock: VirtualClock;
let outbox: Outbox;
let requests: { at: number; numbers: number[]; keepalive: boolean }[];
let reply: (batch: readonly Statement[], count: number) => Reply;
const send: StatementLrs['send'] = (batch, { keepalive }) => {
  requests.push({ at: clock.activeSeconds(), numbers: numbers(batch), keepalive });
  const answer = reply(batch, requests.length);
  if (answer === 'hangs') return new Promise(() => {});
  return answer === 'no answer' ? Promise.reject(new Error('network')) : Promise.resolve(answer);
};

const sender: StatementLrs = { send, find: () => Promise.resolve({ status: 404 }) };

beforeEach(() => {
  clock = virtualClock();
  requests = [];
  reply = () => ({ status: 200 });
  outbox = createOutbox({ clock, jitter: () => 0 });
});

describe('sending', () => {
  it('waits for a sender, keeps the order, and ends when all is stored', async () => {
    outbox.append(some(2));
    await clock.advance(5000);
    expect(outbox.pending).toHaveLength(2);
    outbox.connect(sender);
    outbox.append([statement(7), statement(0)]);
    await clock.advance(0);
    expect(requests.map((request) => request.numbers)).toEqual([[0, 1, 7]]);
    expect(outbox.pending).toEqual([]);
    await clock.advance(100_000);
    expect(requests).toHaveLength(1);
  });

  it('takes at most 50 statements and 60 kB in one request, one request at a time', async () => {
    outbox.connect(sender);
    outbox.append(some(120));
    await clock.advance(0);
    expect(requests.map((request) => request.numbers.length)).toEqual([50, 50, 20]);
    requests = [];
    outbox.append(some(20, 7000));
    await clock.advance(0);
    expect(requests.map((request) => request.numbers.length)).toEqual([8, 8, 4]);
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
  ])('%j is tried again, at %j s', async (answer, times) => {
    reply = (_, count) => (count < times.length ? answer : { status: 204 });
    outbox.connect(sender);
    outbox.append(some(3));
    await clock.advance(125_000);
    expect(requests.map(({ at }) => at)).toEqual(times);
    expect(new Set(requests.map((request) => request.numbers.join())).size).toBe(1);
    expect(outbox.pending).toEqual([]);
  });

  it('409 on one statement means that it is there', async () => {
    reply = () => ({ status: 409 });
    outbox.connect(sender);
    outbox.append(some(1));
    await clock.advance(0);
    expect(outbox.pending).toEqual([]);
    expect(outbox.rejected).toEqual([]);
  });

  it('409 on a batch sends one by one, as an LRS may refuse the new ones with the known', async () => {
    const stored = new Set<number>([0, 1]);
    reply = (batch) => {
      if (numbers(batch).some((n) => stored.has(n))) return { status: 409 };
      for (const n of numbers(batch)) stored.add(n);
      return { status: 200 };
    };
    outbox.connect(sender);
    outbox.append(some(4));
    await clock.advance(0);
    expect([...stored].sort()).toEqual([0, 1, 2, 3]);
    expect(outbox.pending).toEqual([]);
    outbox.append([statement(8), statement(9)]);
    await clock.advance(0);
    expect(requests.map((request) => request.numbers)).toEqual([[0, 1, 2, 3], [0], [1], [2], [3], [8, 9]]);
  });

  it.each([400, 413])('%d stops only the statement that is to blame', async (status) => {
    reply = (batch) => (numbers(batch).includes(1) ? { status } : { status: 200 });
    outbox.connect(sender);
    outbox.append(some(3));
    await clock.advance(0);
    expect(outbox.pending).toEqual([]);
    expect(outbox.rejected).toEqual([{ statement: statement(1), status }]);
  });

  it.each([401, 403])('%d pauses until there is another sender', async (status) => {
    reply = (_, count) => ({ status: count === 1 ? status : 200 });
    outbox.connect(sender);
    outbox.append(some(2));
    await clock.advance(100_000);
    expect(outbox.paused).toBe(true);
    outbox.append([statement(5)]);
    outbox.flush();
    await clock.advance(100_000);
    expect(requests).toHaveLength(1);
    outbox.connect(sender);
    await clock.advance(0);
    expect(outbox.pending).toEqual([]);
    expect(outbox.paused).toBe(false);
  });
});

describe('on the way out', () => {
  it('sends before flush returns, and not again what is under way, however often it is asked', async () => {
    reply = () => 'hangs';
    outbox.connect(sender);
    outbox.append(some(2));
    await clock.advance(0);
    outbox.append([statement(5)]);
    outbox.flush();
    outbox.flush();
    await clock.advance(1_000);
    expect(requests.map(({ numbers: sent, keepalive }) => [sent, keepalive])).toEqual([
      [[0, 1], true],
      [[5], true],
    ]);
  });

  it('keeps to what a browser takes', async () => {
    outbox.connect(sender);
    outbox.append(some(12, 9000));
    outbox.flush();
    expect(requests.map((request) => request.numbers.length)).toEqual([6]);
    await clock.advance(0);
    expect(outbox.pending).toEqual([]);
  });

  it('keeps what was not stored, if the page stays', async () => {
    reply = (_, count) => (count === 1 ? 'no answer' : { status: 200 });
    outbox.connect(sender);
    outbox.append(some(1));
    outbox.flush();
    await clock.advance(0);
    expect(requests).toHaveLength(2);
    expect(outbox.pending).toEqual([]);
  });
});
