import type { LrsAnswer, StatementLrs } from './lrs.ts';
import { numbers } from './outbox.fixture.ts';
import { byteLength } from './statement-batch.ts';
import type { VirtualClock } from './virtual-clock.fixture.ts';

/** What happens to one request; «after» = it was carried out, and only the answer is lost. */
export const faults = ['none', '500 before', '500 after', '429', 'cut before', 'cut after', 'late'] as const;

/** One of them. */
export type Fault = (typeof faults)[number];

/** An LRS as standards.md §9 measured them. */
export interface Temper {
  /** What it says to a statement that it holds. */
  readonly known: 'takes' | '409' | '403' | 'batch 409';
  /** Whether the key may ask for statements. */
  readonly mayAsk: boolean;
  /** Seconds before a stored statement is found. */
  readonly lag: number;
}

/** A model of an LRS: it meets faults in the order given, and then no more. */
export function modelLrs(clock: VirtualClock, temper: Temper, planned: readonly Fault[], bad: Set<number>) {
  const left = [...planned];
  /** When each was stored, in seconds, in that order. */
  const stored = new Map<number, number>();
  const requests: number[][] = [];
  const tooLarge: number[] = [];
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
      if (batch.length === 0 || batch.length > 50 || (batch.length > 1 && byteLength(batch) > 60_000))
        tooLarge.push(batch.length);
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
  /** `tooLarge` = sizes of batches that no LRS need take; `resent` = how many times a statement came that was stored already. */
  return { lrs, stored, requests, tooLarge, resent: () => delivered };
}
