import { expect } from 'chai';
import type { JournalRecord } from '../journal-record.ts';
import { recordStore } from './database.ts';

const copy = (key: string, state = 'x'): JournalRecord => ({ key, state });

describe('a store of the browser', () => {
  const store = recordStore<JournalRecord>('journal');
  beforeEach(async () => store.remove(...(await store.keys())));

  it('gives back what was put there, by the beginning of its key, also to another page', async () => {
    await store.put(copy('m1/a/1'), copy('m1/b/1'), copy('m1/a/2'));
    await store.put(copy('m1/a/1', 'y'));
    expect(await recordStore<JournalRecord>('journal').all('m1/a/')).to.deep.equal([
      copy('m1/a/1', 'y'),
      copy('m1/a/2'),
    ]);
    expect(await store.keys()).to.deep.equal(['m1/a/1', 'm1/a/2', 'm1/b/1']);
  });

  it('takes away what it is told to, and does not mind what is not there', async () => {
    await store.put(copy('m1/a/1'));
    await store.remove('m1/a/1', 'm1/z/9');
    expect(await store.all()).to.deep.equal([]);
  });

  it('is written also when the page is held up right after, as by a call to an LMS', async () => {
    const written = store.put(copy('m1/a/1'));
    await Promise.resolve().then(() => undefined); // The transaction begins in a microtask.
    for (const end = performance.now() + 200; performance.now() < end; );
    const seen = await recordStore<JournalRecord>('journal').all('m1/a/');
    expect(seen).to.deep.equal([copy('m1/a/1')]);
    await written;
  });

  it('rejects where the browser keeps nothing, and is tried again', async () => {
    let isBlocked = true;
    const careful = recordStore<JournalRecord>('journal', () => {
      if (isBlocked) throw new DOMException('denied', 'SecurityError');
      return indexedDB;
    });
    const fault = await careful.all().catch((error: unknown) => error);
    expect(fault).to.be.instanceOf(DOMException);
    isBlocked = false;
    expect(await careful.all()).to.deep.equal([]);
  });
});
