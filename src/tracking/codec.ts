import { parse, stringify } from 'uuid';
import type { Answer } from '../model/answer.ts';
import type { Outline } from '../model/outline.ts';
import { decodeAnswers, encodeAnswers, readLevel, writeLevel } from './answer-bits.ts';
import { BitsError, bitReader, bitWriter, crc30 } from './bits.ts';
import type { Foreign, Snapshot } from './snapshot.ts';
import { TrackingError } from './tracker.ts';

/** Why a state could not be read. */
export type StateFault = 'empty' | 'checksum' | 'other-module' | 'newer-version' | 'garbage';

/** What became of a text: a snapshot, or the reason why not. */
export type Decoded = { readonly snapshot: Snapshot } | { readonly fault: StateFault };

const version = 1;
const limit = 4000;
const slotLimit = 100_000;

/**
 * Packs a snapshot as printable ASCII without blanks and without `{ } & < > % + " '` (standards.md §7):
 * `version.module.rev.registration.location.done.answers.result.checksum`. Ids become the slots of the outline. Throws a
 * `TrackingError` above 4,000 characters, or on a token that cannot be packed.
 */
export function encodeSnapshot(outline: Outline, snapshot: Snapshot): string {
  const { foreign, rev, registration } = snapshot;
  const { lessonSlots, questionSlots } = slotsOf(outline);
  const location = lessonSlots.get(snapshot.location) ?? foreign?.location;
  const done = [...snapshot.done.flatMap((id) => lessonSlots.get(id) ?? []), ...(foreign?.done ?? [])];
  const answers = Object.entries(snapshot.answers).flatMap(([id, answer]): [number, Answer][] => {
    const slot = questionSlots.get(id);
    return slot === undefined ? [] : [[slot, answer]];
  });
  for (const [slot, answer] of Object.entries(foreign?.answers ?? {})) answers.push([Number(slot), answer]);
  const body = [
    version,
    moduleKey(outline.module),
    rev.toString(36),
    packRegistration(registration),
    location?.toString(36) ?? '',
    packSet(done),
    encodeAnswers(new Map(answers)),
    packResult(snapshot),
  ].join('.');
  const text = `${body}.${pack(crc30(body), 30)}`;
  if (text.length > limit)
    throw new TrackingError('codec', 'encode', `${text.length}`, `characters, the limit is ${limit}`);
  return text;
}

/** Reads what `encodeSnapshot` wrote, of this or another version of the package; never throws. */
export function decodeSnapshot(outline: Outline, text: string): Decoded {
  const trimmed = text.trim();
  if (trimmed === '') return { fault: 'empty' };
  const written = /^([1-9]\d*)\.(?=[\w.-]*$)/.exec(trimmed)?.[1];
  if (written === undefined) return { fault: 'garbage' };
  if (Number(written) > version) return { fault: 'newer-version' };
  const end = trimmed.lastIndexOf('.');
  if (trimmed.slice(end + 1) !== pack(crc30(trimmed.slice(0, end)), 30)) return { fault: 'checksum' };
  const fields = trimmed.slice(0, end).split('.');
  if (fields[1] !== moduleKey(outline.module)) return { fault: 'other-module' };
  try {
    return { snapshot: decodeFields(outline, fields) };
  } catch (error) {
    if (error instanceof BitsError) return { fault: 'garbage' };
    throw error;
  }
}

function decodeFields(outline: Outline, fields: readonly string[]): Snapshot {
  const [, , rev = '', registration = '', location = '', done = '', answers = '', result = ''] = fields;
  if (fields.length !== 8) throw new BitsError(`${fields.length} fields`);
  const { lessonIds, questionIds } = slotsOf(outline);
  const locationSlot = location === '' ? undefined : integer(location);
  const doneSlots = unpackSet(done);
  const bySlot = decodeAnswers(answers);
  const known: Record<string, Answer> = {};
  const unknown: Record<number, Answer> = {};
  for (const [slot, answer] of bySlot) {
    const id = questionIds.get(slot);
    if (id === undefined) unknown[slot] = answer;
    else known[id] = answer;
  }
  const isKnown = locationSlot === undefined || lessonIds.has(locationSlot);
  const foreign: Foreign = {
    location: isKnown ? undefined : locationSlot,
    done: doneSlots.filter((slot) => !lessonIds.has(slot)),
    answers: unknown,
  };
  const hasForeign = !isKnown || foreign.done.length > 0 || Object.keys(unknown).length > 0;
  return {
    rev: integer(rev),
    registration: unpackRegistration(registration),
    location: (locationSlot !== undefined && lessonIds.get(locationSlot)) || '',
    done: doneSlots.flatMap((slot) => lessonIds.get(slot) ?? []).sort(),
    answers: known,
    ...unpackResult(result),
    ...(hasForeign && { foreign }),
  };
}

function slotsOf({ lessons }: Outline) {
  const questions = lessons.flatMap((lesson) => lesson.questions);
  return {
    lessonSlots: new Map(lessons.map(({ id, slot }) => [id, slot])),
    lessonIds: new Map(lessons.map(({ id, slot }) => [slot, id])),
    questionSlots: new Map(questions.map(({ id, slot }) => [id, slot])),
    questionIds: new Map(questions.map(({ id, slot }) => [slot, id])),
  };
}

const pack = (value: number, width: number): string => {
  const writer = bitWriter();
  writer.bits(value, width);
  return writer.text();
};

const moduleKey = (module: string): string => pack(crc30(module) & 0x3ffff, 18);

function integer(text: string): number {
  const value = Number.parseInt(text, 36);
  if (!Number.isSafeInteger(value) || value.toString(36) !== text) throw new BitsError(`not an integer: ${text}`);
  return value;
}

function packRegistration(registration: string): string {
  const writer = bitWriter();
  for (const byte of parse(registration)) writer.bits(byte, 8);
  return writer.text();
}

function unpackRegistration(text: string): string {
  const reader = bitReader(text);
  const bytes = Uint8Array.from({ length: 16 }, () => reader.bits(8));
  reader.end();
  try {
    return stringify(bytes);
  } catch (cause) {
    throw new BitsError('not a UUID', { cause });
  }
}

function packSet(slots: readonly number[]): string {
  const set = new Set(slots);
  const writer = bitWriter();
  for (let slot = 0; slot <= Math.max(-1, ...slots); slot++) writer.bits(set.has(slot) ? 1 : 0, 1);
  return writer.text();
}

function unpackSet(text: string): number[] {
  if (text.length * 6 > slotLimit) throw new BitsError('too many slots');
  const reader = bitReader(text);
  return Array.from({ length: text.length * 6 }, (_, slot) => (reader.bits(1) ? slot : -1)).filter((slot) => slot >= 0);
}

type Result = Pick<Snapshot, 'completed' | 'passed' | 'testScaled' | 'testTries' | 'sessions'>;

function packResult({ completed, passed, testScaled, testTries, sessions }: Result): string {
  const writer = bitWriter();
  writer.bits(completed ? 1 : 0, 1);
  writer.bits(passed ? 1 : 0, 1);
  writer.bits(testScaled === undefined ? 0 : 1, 1);
  if (testScaled !== undefined) writeLevel(writer, testScaled, 10_000);
  writer.gamma(testTries + 1);
  writer.gamma(sessions + 1);
  return writer.text();
}

function unpackResult(text: string): Result {
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
