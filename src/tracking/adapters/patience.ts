import { backoffMs, retryAfterMs } from '../backoff.ts';
import type { Clock } from '../clock.ts';
import type { LrsAnswer } from '../lrs.ts';

/** A request that has not been sent yet; may reject. */
export type LrsRequest = () => Promise<LrsAnswer>;

/** Sends a request, and gives status 0 where there was no answer. */
export const ask = (request: LrsRequest): Promise<LrsAnswer> => request().catch(() => ({ status: 0 }));

/** Whether an answer says nothing of what was asked: there is none, or the LRS has trouble of its own. */
export const isTrouble = ({ status }: LrsAnswer): boolean => status === 0 || status === 429 || status >= 500;

const mostTries = 4;

/** Sends a request until there is an answer that counts, or some seconds have gone by: at launch there is time to wait. */
export async function askPatiently(request: LrsRequest, clock: Clock): Promise<LrsAnswer> {
  for (let tries = 1; ; tries++) {
    const answer = await ask(request);
    if (!isTrouble(answer) || tries === mostTries) return answer;
    const ms = retryAfterMs(answer.retryAfter, clock.now()) ?? backoffMs(tries);
    await new Promise<void>((resolve) => void clock.after(ms, resolve));
  }
}
