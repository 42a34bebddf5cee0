import { expect, it } from 'vitest';
import { newWriter } from './shares.ts';

it('gives a device a name of four characters, by chance', () => {
  expect(newWriter(() => Uint8Array.of(0, 0, 0))).toBe('AAAA');
  expect(newWriter(() => Uint8Array.of(255, 239, 190))).toBe('_---');
});
