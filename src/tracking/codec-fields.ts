import { parse, stringify } from 'uuid';
import { readLevel, writeLevel } from './answer-bits.ts';
import { BitsError, bitReader, bitWriter, crc30 } from './bits.ts';
import type { Snapshot } from './snapshot.ts';

const slotLimit = 100_000;

/** The module's mark in its states, so that one course's state is never taken for another's. */
export const moduleKey = (module: string): string => pack(crc30(module) & 0x3ffff, 18);

/** The checksum that ends a state. */
export const checksum = (body: string): string => pack(crc30(body), 30);

/** Reads an integer in base 36, written without anything before it. */
export function integer(text: string): number {
  const value = Number.parseInt(text, 36);
  if (!Number.isSafeInteger(value) || value.toString(36) !== text) throw new BitsError(`not an integer: ${text}`);
  return value;
}

/** Packs a UUID. */
export function packRegistration(registration: string): string {
  if (latest?.registration !== registration) {
    const writer = bitWriter();
    for (const byte of parse(registration)) writer.bits(byte, 8);
    latest = { registration, text: writer.text() };
  }
  return latest.text;
}

/** A page has one registration, and packing it took half the time of a state: each answer waits for that before it is painted. */
let latest: { readonly registration: string; readonly text: string } | undefined;

/** Reads what `packRegistration` wrote. */
export function unpackRegistration(text: string): string {
  const reader = bitReader(text);
  const bytes = Uint8Array.from({ length: 16 }, () => reader.bits(8));
  reader.end();
  try {
    return stringify(bytes);
  } catch (cause) {
    throw new BitsError('not a UUID', { cause });
  }
}

/** Packs slots as one bit each. */
export function packSet(slots: readonly number[]): string {
  const set = new Set(slots);
  const writer = bitWriter();
  for (let slot = 0; slot <= Math.max(-1, ...slots); slot++) writer.bits(set.has(slot) ? 1 : 0, 1);
  return writer.text();
}

/** Reads what `packSet` wrote, in rising order. */
export function unpackSet(text: string): number[] {
  if (text.length * 6 > slotLimit) throw new BitsError('too many slots');
  const reader = bitReader(text);
  return Array.from({ length: text.length * 6 }, (_, slot) => (reader.bits(1) ? slot : -1)).filter((slot) => slot >= 0);
}

/** What a state says of the module as a whole. */
export type Result = Pick<Snapshot, 'completed' | 'passed' | 'testScaled' | 'testTries' | 'sessions'>;

/** Packs what is known of the module as a whole. */
export function packResult({ completed, passed, testScaled, testTries, sessions }: Result): string {
  const writer = bitWriter();
  writer.bits(completed ? 1 : 0, 1);
  writer.bits(passed ? 1 : 0, 1);
  writer.bits(testScaled === undefined ? 0 : 1, 1);
  if (testScaled !== undefined) writeLevel(writer, testScaled, 10_000);
  writer.gamma(testTries + 1);
  writer.gamma(sessions + 1);
  return writer.text();
}

/** Reads what `packResult` wrote. */
export function unpackResult(text: string): Result {
  const reader = bitReader(text);
  const result = {
    completed: reader.bits(1) === 1,
    passed: reader.bits(1) === 1,
    testScaled: reader.bits(1) ? readLevel(reader, 10_000) : undefined,
    testTries: reader.gamma() - 1,
    sessions: reader.gamma() - 1,
  };
  reader.end();
  return result;
}

const pack = (value: number, width: number): string => {
  const writer = bitWriter();
  writer.bits(value, width);
  return writer.text();
};
