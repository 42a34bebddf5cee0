import { pbkdf2Sync } from 'node:crypto';
import { expect, it } from 'vitest';
import { ownerTag } from './owner-tag.ts';
import { slowHash } from './slow-hash.ts';

const native = (secret: string, salt: string, rounds: number) =>
  pbkdf2Sync(secret, salt, rounds, 16, 'sha256').toString('hex');

it.each([
  ['', '', 1],
  ['01017012345', 'a0 m1 /pakke/m1', 2],
  ['passord', 'salt', 1000],
  ['æøå'.repeat(40), 'x'.repeat(200), 130],
])('is PBKDF2 with SHA-256 also without the browser’s own: %j', async (secret, salt, rounds) => {
  await expect(slowHash(secret, salt, rounds)).resolves.toBe(native(secret, salt, rounds));
});

it('is slow, and another for another learner, activity or device', async () => {
  const tags = [
    await ownerTag('01017012345', 'a'),
    await ownerTag('01017012346', 'a'),
    await ownerTag('01017012345', 'b'),
  ];
  expect(tags[0]).toBe(native('01017012345', 'a', 600_000));
  expect(new Set(tags).size).toBe(3);
});

it('goes on without the cryptography of the browser, as on plain http', async () => {
  await expect(ownerTag('01017012345', 'a', null)).resolves.toMatch(/^[0-9a-f]{32}$/);
});
