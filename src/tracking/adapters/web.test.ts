import { describe, expect, it } from 'vitest';
import { decodeSnapshot, encodeSnapshot } from '../codec.ts';
import { outline } from '../outline.fixture.ts';
import { emptySnapshot, type Snapshot } from '../snapshot.ts';
import { progress, testResume, testTracker } from '../tracker.contract.ts';
import { type Shelf, webTracker } from './web.ts';

/** One place in a browser's storage. */
function shelfOf(text: string | null = null): Shelf & { text: string | null } {
  const shelf = {
    text,
    get: () => shelf.text,
    set(next: string) {
      shelf.text = next;
    },
    remove() {
      shelf.text = null;
    },
  };
  return shelf;
}

const denied = (): never => {
  throw new DOMException('The operation is insecure.', 'SecurityError');
};

testTracker('web', () => webTracker(outline, shelfOf()).tracker);
testResume('web', () => {
  const shelf = shelfOf();
  return () => webTracker(outline, shelf).tracker;
}, ['location']);

describe('a browser that keeps nothing', () => {
  it('is found out at once, and nothing throws', async () => {
    const { tracker } = webTracker(outline, { get: denied, set: denied, remove: denied });
    expect(tracker.keeps).toBe('nothing');
    await expect(tracker.open()).resolves.toMatchObject({ state: '' });
    await expect(tracker.save(progress())).resolves.toBeUndefined();
  });

  it('but only says so is found out too', () => {
    expect(webTracker(outline, { get: () => null, set: () => {}, remove: () => {} }).tracker.keeps).toBe('nothing');
  });

  it('because it is full makes a save fail, and the probe with it', async () => {
    const shelf = shelfOf();
    const { tracker, probe } = webTracker(outline, shelf);
    expect(tracker.keeps).toBe('device');
    await tracker.open();
    await tracker.save(progress());
    await expect(probe()).resolves.toBe('ok');
    shelf.set = () => {
      throw new DOMException('The quota has been exceeded.', 'QuotaExceededError');
    };
    await expect(tracker.save(progress({ state: 'a.2' }))).rejects.toThrow('[web] save failed: storage QuotaExceeded');
    shelf.text = null;
    await expect(probe()).resolves.toBe('offline');
  });
});

it('hands over what it cannot read, so that it is not taken for a first launch', async () => {
  await expect(webTracker(outline, shelfOf('{"half')).tracker.open()).resolves.toMatchObject({ state: '{"half' });
});

it('loses nothing of what another tab has written', async () => {
  const shelf = shelfOf();
  const registration = '0e3c9fb1-2c3c-4f0e-9a55-0c6a4de5b001';
  const state = (changes: Partial<Snapshot>) =>
    progress({ state: encodeSnapshot(outline, { ...emptySnapshot(registration), ...changes }) });
  const tabs = [webTracker(outline, shelf), webTracker(outline, shelf)] as const;
  for (const { tracker } of tabs) await tracker.open();
  await tabs[0].tracker.save(state({ rev: 3, done: ['hva'] }));
  await tabs[1].tracker.save(state({ rev: 2, done: ['hvem'], completed: true }));
  await expect(tabs[1].probe()).resolves.toBe('ok');
  const decoded = decodeSnapshot(outline, JSON.parse(shelf.text ?? '').state);
  expect(decoded).toMatchObject({ snapshot: { done: ['hva', 'hvem'], completed: true } });
  shelf.text = JSON.stringify({ state: 'of a newer version', location: '' });
  await expect(tabs[0].tracker.save(state({ rev: 9 }))).rejects.toThrow('cannot read');
});
