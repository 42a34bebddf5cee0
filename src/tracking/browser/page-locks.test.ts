import { expect, it } from 'vitest';
import { pageLocks } from './page-locks.ts';

/** As in a sandboxed frame, where the origin is nobody's. */
const refusing: Pick<LockManager, 'request'> = {
  request: () => Promise.reject(new DOMException('denied', 'SecurityError')),
};
const throwing: Pick<LockManager, 'request'> = {
  request: () => {
    throw new TypeError('not a function');
  },
};

it.each([refusing, throwing])('goes on without locks where there are none to be had', async (locks) => {
  const { keep, during } = pageLocks(locks);
  expect(await keep('a', 0)).toBe(undefined);
  expect(await keep('a', 10)).toBe(undefined);
  let acts = 0;
  expect(await during('a', 10, async () => ++acts)).toBe(1);
  await expect(during('a', 10, () => Promise.reject(new Error('of its own')))).rejects.toThrow('of its own');
});

/** A browser whose lock is held by another page. */
const held = (isGranted: () => boolean): Pick<LockManager, 'request'> => ({
  request(_name: string, options: unknown, act?: (lock: Lock | null) => unknown): Promise<never> {
    const { signal, ifAvailable } = options as LockOptions;
    if (ifAvailable) return Promise.resolve(act?.(null)) as Promise<never>;
    return new Promise((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason));
      if (isGranted()) void act?.({ name: 'a', mode: 'exclusive' });
    });
  },
});

it('says who has a lock, and waits so long and no longer', async () => {
  const others = pageLocks(held(() => false));
  expect(await others.keep('a', 0)).toBe(false);
  expect(await others.keep('a', 20)).toBe(false);
  const began = performance.now();
  expect(await others.during('a', 40, async () => 'done')).toBe('done');
  expect(performance.now() - began).toBeGreaterThan(30);
  expect(await pageLocks(held(() => true)).keep('a', 20)).toBe(true);
});

it('acts once, though the time to wait ends meanwhile', async () => {
  let acts = 0;
  const { during } = pageLocks(held(() => true));
  const slow = async () => {
    acts++;
    await new Promise((resolve) => setTimeout(resolve, 60));
    return acts;
  };
  expect(await during('a', 20, slow)).toBe(1);
  expect(acts).toBe(1);
});
