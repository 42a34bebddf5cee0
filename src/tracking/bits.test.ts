import fc from 'fast-check';
import { expect, it } from 'vitest';
import { BitsError, bitReader, bitWriter, crc30 } from './bits.ts';

it('reads what was written', () => {
  const item = fc.record({ gamma: fc.boolean(), value: fc.integer({ min: 1, max: 2 ** 30 }) });
  fc.assert(
    fc.property(fc.array(item), (items) => {
      const writer = bitWriter();
      for (const { gamma, value } of items) gamma ? writer.gamma(value) : writer.bits(value, 31);
      const reader = bitReader(writer.text());
      expect(items.map(({ gamma }) => (gamma ? reader.gamma() : reader.bits(31)))).toEqual(
        items.map(({ value }) => value),
      );
      reader.end();
    }),
  );
});

it('takes one bit for the integer 1, and six bits a character', () => {
  const writer = bitWriter();
  for (let n = 0; n < 12; n++) writer.gamma(1);
  expect(writer.text()).toBe('__');
});

it.each(['', 'A', 'AAAAAAAAAAAA', 'å', '!'])('refuses %j as an integer', (text) => {
  expect(() => bitReader(text).gamma()).toThrow(BitsError);
});

it.each(['AA', 'B'])('refuses %j left over', (text) => {
  expect(() => bitReader(text).end()).toThrow(BitsError);
});

it('has the check value of CRC-30/CDMA', () => {
  expect(crc30('123456789')).toBe(0x04c34abf);
});
