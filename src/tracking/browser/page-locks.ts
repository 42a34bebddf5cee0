import { noLocks, type PageLocks } from '../page-locks.ts';

/** The browser's locks; there are none over plain http, and in a sandboxed frame every request for one is refused. */
export function pageLocks(locks: Pick<LockManager, 'request'> | undefined = navigator.locks): PageLocks {
  if (!locks) return noLocks;
  return {
    keep: (name, waitMs) =>
      new Promise<boolean | undefined>((resolve, reject) => {
        const options: LockOptions = waitMs > 0 ? { signal: AbortSignal.timeout(waitMs) } : { ifAvailable: true };
        const hold = (lock: Lock | null) => {
          resolve(lock !== null);
          return lock ? new Promise<never>(() => {}) : undefined;
        };
        locks.request(name, options, hold).catch(reject);
      }).catch((fault) => (isTimeout(fault) ? false : undefined)),
    async during(name, waitMs, act) {
      let begun: ReturnType<typeof act> | undefined;
      const run = () => (begun ??= act());
      try {
        await locks.request(name, { signal: AbortSignal.timeout(waitMs) }, run);
      } catch {
        // Either there is no lock to be had, or `act` itself rejects: its promise is given back below.
      }
      return run();
    },
  };
}

const isTimeout = (fault: unknown): boolean => fault instanceof DOMException && fault.name === 'TimeoutError';
