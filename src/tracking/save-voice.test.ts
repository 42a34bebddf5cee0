import { expect, it } from 'vitest';
import type { SaveStatus } from './save-status.ts';
import { createSaveVoice } from './save-voice.ts';
import { progress } from './tracker.contract.ts';
import { virtualClock } from './virtual-clock.fixture.ts';

/** A voice beside a device that keeps things when it is told to. */
function bench() {
  const statuses: SaveStatus[] = [];
  const state = { isKept: false };
  const voice = createSaveVoice({
    tracker: {
      name: 'test',
      keeps: 'lms',
      open: () => Promise.reject(new Error('not asked for')),
      save: async () => {},
      recordAnswer: async () => {},
      doubt() {},
      confirm() {},
      close: async () => {},
    },
    clock: virtualClock(),
    probe: async () => 'ok',
    encode: () => progress(),
    renew() {},
    device: { holds: () => state.isKept, works: () => true },
    onStatus: (status) => statuses.push(status),
  });
  return { voice, state, kinds: () => statuses.map(({ kind }) => kind) };
}

it('says «saving» of an answer until the device has it, and not again when its painter asks for a save', () => {
  const { voice, state, kinds } = bench();
  voice.failed('refused');
  expect(kinds()).toEqual(['unsaved']);
  voice.changed(true);
  expect(kinds()).toEqual(['unsaved', 'saving']);
  state.isKept = true;
  voice.refresh();
  // The answer is painted now, and whoever painted it asks for a save, which waits for its turn: up to a minute.
  voice.changed(true);
  expect(kinds()).toEqual(['unsaved', 'saving', 'on-device']);
});
