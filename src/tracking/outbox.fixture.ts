import type { Statement } from '../model/statement.ts';
import type { StatementLrs } from './lrs.ts';
import type { VirtualClock } from './virtual-clock.fixture.ts';

/** A statement with a number, and a name of so many characters. */
export const statement = (n: number, size = 0): Statement => ({
  id: `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`,
  timestamp: '2026-11-21T12:00:00.000Z',
  actor: { name: 'x'.repeat(size) },
  verb: { id: 'http://adlnet.gov/expapi/verbs/responded', display: {} },
  object: {},
  context: {},
});

export const some = (count: number, size = 0) => Array.from({ length: count }, (_, n) => statement(n, size));

const numberOf = (id: string): number => Number(id.slice(-12));

export const numbers = (statements: readonly Statement[]) => statements.map(({ id }) => numberOf(id));

export type Reply = { status: number; retryAfter?: string } | 'no answer' | 'hangs';

/** An LRS that answers what the test tells it to; at first 200 to what is sent, and 403 to who asks. */
export interface ScriptedLrs extends StatementLrs {
  /** Seconds since the start, and the numbers that came. */
  readonly requests: { at: number; numbers: number[]; keepalive: boolean }[];
  readonly asked: { at: number; n: number }[];
  /** `count` = requests so far, with this one. */
  reply: (batch: readonly number[], count: number) => Reply;
  found: (n: number) => number;
}

export function scriptedLrs(clock: VirtualClock): ScriptedLrs {
  const lrs: ScriptedLrs = {
    requests: [],
    asked: [],
    reply: () => ({ status: 200 }),
    found: () => 403,
    send(batch, { keepalive }) {
      lrs.requests.push({ at: clock.activeSeconds(), numbers: numbers(batch), keepalive });
      const answer = lrs.reply(numbers(batch), lrs.requests.length);
      if (answer === 'hangs') return new Promise(() => {});
      return answer === 'no answer' ? Promise.reject(new Error('network')) : Promise.resolve(answer);
    },
    find(id) {
      lrs.asked.push({ at: clock.activeSeconds(), n: numberOf(id) });
      return Promise.resolve({ status: lrs.found(numberOf(id)) });
    },
  };
  return lrs;
}
