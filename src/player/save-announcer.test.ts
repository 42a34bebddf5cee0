import { expect, it } from 'vitest';
import type { SaveStatus } from '../tracking/save-status.ts';
import { virtualClock } from '../tracking/virtual-clock.fixture.ts';
import { saveAnnouncer } from './save-announcer.ts';

function bench() {
  const clock = virtualClock();
  const said: string[] = [];
  const tell = saveAnnouncer(clock, ({ kind }) => said.push(kind));
  const saved: SaveStatus = { kind: 'saved', at: clock.now(), where: 'lms' };
  return { clock, said, tell, saved, lost: { kind: 'on-device' } as const };
}

it('tells of the first trouble at once, and that it is over when that has lasted', async () => {
  const { clock, said, tell, saved, lost } = bench();
  for (const status of [{ kind: 'saving' } as const, saved, lost]) tell(status);
  expect(said).toEqual(['saved', 'on-device']);
  tell(saved);
  await clock.advance(4_999);
  expect(said).toHaveLength(2);
  await clock.advance(1);
  expect(said).toEqual(['saved', 'on-device', 'saved']);
});

it('tells twice a minute, at most, of a line that comes and goes for longer than it takes to be told', async () => {
  const { clock, said, tell, saved, lost } = bench();
  tell(saved);
  for (let turn = 0; turn < 60; turn++) {
    tell(turn % 2 === 0 ? lost : saved);
    await clock.advance(10_000);
  }
  expect(said.length).toBeLessThanOrEqual(1 + 2 * 10);
  expect(said.length).toBeGreaterThan(10);
});

it('tells in the end how it stands, and at once what does not pass by itself', async () => {
  const { clock, said, tell, saved, lost } = bench();
  for (const status of [saved, lost, saved, lost]) {
    tell(status);
    await clock.advance(6_000);
  }
  expect(said).toEqual(['saved', 'on-device', 'saved']);
  tell({ kind: 'logged-out', isOnDevice: true });
  expect(said.at(-1)).toBe('logged-out');
  tell(lost);
  await clock.advance(65_000);
  expect(said.at(-1)).toBe('on-device');
});
