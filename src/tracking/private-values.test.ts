import { expect, it } from 'vitest';
import { createPrivateValues, type PrivateRecord } from './private-values.ts';
import { memoryStore } from './record-store.fixture.ts';

const learner = { registration: 'r-amina', isShared: false };
const day = 86_400_000;

/** A machine that outlives its pages, and a page on it. */
function machine() {
  const store = memoryStore<PrivateRecord>();
  let now = Date.parse('2026-03-09T08:00:00Z');
  return {
    store,
    texts: () => JSON.stringify([...store.records.values()]),
    pass: (days: number) => {
      now += days * day;
    },
    page: (module = 'm1') => createPrivateValues({ module, store, clock: { now: () => new Date(now) } }),
  };
}

it('gives the same learner back what was kept, and another nothing', async () => {
  const { page } = machine();
  const first = page();
  await first.bind(learner);
  expect(await first.set('n_a', 'tanke')).toBe(true);
  const [again, other, elsewhere] = [page(), page(), page('m2')];
  await Promise.all([again.bind(learner), other.bind({ ...learner, registration: 'r-leif' }), elsewhere.bind(learner)]);
  expect([again, other, elsewhere].map((each) => each.get('n_a'))).toEqual(['tanke', undefined, undefined]);
});

it('keeps nothing before it is known whose it is, and says so', async () => {
  const { page, store } = machine();
  const values = page();
  expect([values.keeps, await values.set('role', 'p3'), values.get('role')]).toEqual([false, false, 'p3']);
  await values.bind(undefined);
  expect(await values.set('n_a', 'tanke')).toBe(false);
  expect(store.records.size).toBe(0);
});

it('keeps nothing once the learner cannot be known any longer, but leaves it on the page', async () => {
  const { page, texts } = machine();
  const values = page();
  await values.bind(learner);
  await values.set('n_a', 'før');
  await values.bind(undefined);
  expect(await values.set('n_a', 'etter')).toBe(false);
  expect(values.get('n_a')).toBe('etter');
  expect(texts()).toContain('før');
  expect(texts()).not.toContain('etter');
});

it('takes from a shared machine what was on it, keeps it on the page, and puts it back when it is the learner’s own', async () => {
  const { page, store, texts } = machine();
  await page().bind(learner);
  const values = page();
  await values.bind(learner);
  await values.set('n_a', 'tanke');
  await values.bind({ ...learner, isShared: true });
  expect([values.keeps, values.get('n_a'), store.records.size]).toEqual([false, 'tanke', 0]);
  expect(await values.set('n_b', 'mer')).toBe(false);
  expect(store.records.size).toBe(0);
  await values.bind(learner);
  expect([values.keeps, texts().includes('tanke'), texts().includes('mer')]).toEqual([true, true, true]);
});

it('shows what was kept once more where the machine has become shared since, and takes it away', async () => {
  const { page, store } = machine();
  const before = page();
  await before.bind(learner);
  await before.set('n_a', 'tanke');
  const values = page();
  await values.bind({ ...learner, isShared: true });
  expect([values.get('n_a'), store.records.size]).toEqual(['tanke', 0]);
});

it('deletes what it is told to, and all when the next user comes; nothing is written after that', async () => {
  const { page, store } = machine();
  const [values, other] = [page(), page()];
  await values.bind(learner);
  await other.bind({ ...learner, registration: 'r-leif' });
  await other.set('n_a', 'annet');
  await Promise.all([values.set('n_a', 'tanke'), values.set('n_b', 'tanke'), values.set('n_a', undefined)]);
  expect([...store.records.keys()].filter((key) => key.includes('amina'))).toHaveLength(1);
  expect(await values.wipe()).toBe(true);
  expect([await values.set('n_a', 'sent'), values.get('n_a'), values.keeps]).toEqual([false, undefined, false]);
  await values.bind(learner);
  expect([...store.records.keys()]).toEqual([expect.stringContaining('r-leif')]);
});

it('says that it cannot keep or delete where the browser keeps nothing', async () => {
  const { page, store } = machine();
  store.broken = true;
  const values = page();
  await values.bind(learner);
  expect([values.keeps, await values.set('n_a', 'x'), values.get('n_a')]).toEqual([false, false, 'x']);
  expect(await values.wipe()).toBe(false);
});

it('has one record a name, whatever day it is written, and drops after a year what nobody has touched', async () => {
  const { page, store, pass } = machine();
  const values = page();
  await values.bind(learner);
  await values.set('n_a', 'i mars');
  await values.set('n_b', 'i mars');
  pass(200);
  await values.set('n_a', 'i september');
  expect(store.records.size).toBe(2);
  pass(200);
  const later = page();
  await later.bind({ ...learner, registration: 'r-leif' });
  await expect.poll(() => store.records.size).toBe(1);
  await later.bind(learner);
  expect([later.get('n_a'), later.get('n_b')]).toEqual(['i september', undefined]);
});

it('tells what has changed: what was read, how it is kept, what was set', async () => {
  const { page } = machine();
  const values = page();
  const heard: string[] = [];
  const stop = values.onChange((change) => heard.push(change.type === 'set' ? change.name : change.type));
  await values.bind(learner);
  await values.bind(learner);
  await values.set('role', 'p2');
  await values.bind({ ...learner, isShared: true });
  stop();
  await values.set('role', 'p1');
  expect(heard).toEqual(['read', 'role', 'keeping']);
});

it('goes on for the latest who came, also where an earlier one is still being read', async () => {
  const { page } = machine();
  const before = page();
  await before.bind(learner);
  await before.set('n_a', 'Aminas');
  const values = page();
  await Promise.all([values.bind(learner), values.bind(undefined)]);
  expect([values.get('n_a'), values.keeps]).toEqual([undefined, false]);
});
