import { expect } from 'chai';
import type { HandOver } from '../writer-lock.ts';
import { tabLock } from './tab-lock.ts';

const given: HandOver = { state: '1.x', writer: '' };

/** Runs as in a browser with Web Locks, and as on plain http. */
for (const hasLocks of [true, false]) {
  describe(hasLocks ? 'with Web Locks' : 'on plain http, without them', () => {
    let count = 0;
    let name = '';
    const locks = Object.getOwnPropertyDescriptor(Navigator.prototype, 'locks');
    before(() => {
      if (!hasLocks) Reflect.deleteProperty(Navigator.prototype, 'locks');
    });
    after(() => {
      if (locks) Object.defineProperty(Navigator.prototype, 'locks', locks);
    });
    beforeEach(() => {
      name = `m1/${hasLocks}${count++}`;
    });

    it('one tab writes, another of the same learner does not, and one of another does', async () => {
      const [first, second, other] = [tabLock([name]), tabLock([name, 'm1?/a']), tabLock([`${name}!`])];
      expect(await first.acquire()).to.equal(true);
      expect(await second.acquire()).to.equal(false);
      expect(await other.acquire()).to.equal(true);
      first.release();
      await new Promise((resolve) => setTimeout(resolve, 50)); // The browser takes a moment to let go.
      expect(await second.acquire()).to.equal(true);
      for (const lock of [second, other]) lock.release();
    });

    it('the second takes over what the first hands it, once', async () => {
      const [first, second] = [tabLock([name]), tabLock([name])];
      const asked: boolean[] = [];
      first.onTaken(async (isForced) => {
        asked.push(isForced);
        return given;
      });
      await first.acquire();
      await second.acquire();
      expect(await second.take()).to.deep.equal(given);
      expect(asked).to.deep.equal([false]);
      expect(await tabLock([name]).acquire()).to.equal(false);
      second.release();
    });

    it('a tab that does not answer in time loses it all the same', async function () {
      this.timeout(10_000);
      const [first, second] = [tabLock([name]), tabLock([name])];
      let isForced: boolean | undefined;
      first.onTaken((forced) => {
        isForced = forced;
        return forced ? Promise.resolve(undefined) : new Promise(() => {});
      });
      await first.acquire();
      expect(await second.take()).to.equal(undefined);
      expect(await tabLock([name]).acquire()).to.equal(false);
      expect(isForced).to.equal(false);
      second.release();
    });
  });
}
