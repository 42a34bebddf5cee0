import type { Answer } from '../model/answer.ts';
import type { Outline } from '../model/outline.ts';
import { decodeAnswers, encodeAnswers } from './answer-bits.ts';
import { BitsError } from './bits.ts';
import {
  checksum,
  integer,
  moduleKey,
  packRegistration,
  packResult,
  packSet,
  unpackRegistration,
  unpackResult,
  unpackSet,
} from './codec-fields.ts';
import { lighter } from './lighten.ts';
import { currentVersion, type Fields, fieldCount, lowest, migrate } from './migrations.ts';
import { decodeShares, encodeShares, type Tried } from './share-bits.ts';
import { foreignKey, testKey } from './shares.ts';
import { foreignOf, type Newer, type Snapshot } from './snapshot.ts';
import { TrackingError } from './tracker.ts';

/** Why a state could not be read. */
export type StateFault = 'empty' | 'checksum' | 'other-module' | 'newer-version' | 'garbage';

/** What became of a text: a snapshot, or the reason why not. */
export type Decoded =
  /** `newer` where a later version wrote more than this one understands; it is kept in `foreign`. */
  { readonly snapshot: Snapshot; readonly newer?: true } | { readonly fault: StateFault };

const limit = 4000;

/**
 * Packs a snapshot as printable ASCII without blanks and without `{ } & < > % + " '` (standards.md §7):
 * `version.module.rev.registration.location.done.answers.result.shares.checksum`. Ids become the slots of the outline. The version is
 * the oldest that can say it: 1, which has no shares, as long as one device has made all the tries.
 *
 * A later version may only append fields, that mean the same whatever the others come to say; no text must stand for what older
 * versions had. Then this one can read it, change what it knows and hand the rest on.
 *
 * What would take more than 4,000 characters loses old detail, and never what was reached. Throws a `TrackingError` where that is not
 * enough, or on a token that cannot be packed.
 */
export function encodeSnapshot(outline: Outline, snapshot: Snapshot): string {
  const questions = outline.lessons.flatMap((lesson) => lesson.questions).sort((a, b) => a.slot - b.slot);
  let length = 0;
  for (const lighterOne of lighter(
    snapshot,
    questions.map(({ id }) => id),
  )) {
    const text = pack(outline, lighterOne);
    if (text.length <= limit) return text;
    length = text.length;
  }
  throw new TrackingError('codec', 'encode', `${length}`, `characters, the limit is ${limit}`);
}

function pack(outline: Outline, snapshot: Snapshot): string {
  const fields = encodeFields(outline, snapshot);
  const newer = snapshot.foreign?.newer;
  const written = newer ? { version: newer.version, fields: [...fields, ...newer.fields] } : lowest(fields);
  const body = [written.version, moduleKey(outline.module), ...written.fields].join('.');
  return `${body}.${checksum(body)}`;
}

/** Reads what `encodeSnapshot` wrote, of this or another version of the package; never throws. */
export function decodeSnapshot(outline: Outline, text: string): Decoded {
  const trimmed = text.trim();
  if (trimmed === '') return { fault: 'empty' };
  const written = /^([1-9]\d*)\.(?=[\w.-]*$)/.exec(trimmed)?.[1];
  if (written === undefined) return { fault: 'garbage' };
  const version = Number(written);
  const isNewer = version > currentVersion;
  const end = trimmed.lastIndexOf('.');
  if (trimmed.slice(end + 1) !== checksum(trimmed.slice(0, end)))
    return { fault: isNewer ? 'newer-version' : 'checksum' };
  const [, module, ...fields] = trimmed.slice(0, end).split('.');
  if (module !== moduleKey(outline.module)) return { fault: 'other-module' };
  try {
    return isNewer
      ? decodeNewer(outline, version, fields)
      : { snapshot: decodeFields(outline, migrate(version, fields)) };
  } catch (error) {
    if (error instanceof BitsError) return { fault: isNewer ? 'newer-version' : 'garbage' };
    throw error;
  }
}

function decodeNewer(outline: Outline, version: number, fields: Fields): Decoded {
  if (!Number.isSafeInteger(version) || fields.length < fieldCount) throw new BitsError(`${fields.length} fields`);
  const newer: Newer = { version, fields: fields.slice(fieldCount) };
  return { snapshot: decodeFields(outline, fields.slice(0, fieldCount), newer), newer: true };
}

function encodeFields(outline: Outline, snapshot: Snapshot): Fields {
  const { foreign, rev, registration, shares } = snapshot;
  const { lessonSlots, questionSlots, keyOf } = slotsOf(outline);
  const location = lessonSlots.get(snapshot.location) ?? foreign?.location;
  const done = [...snapshot.done.flatMap((id) => lessonSlots.get(id) ?? []), ...(foreign?.done ?? [])];
  const known = Object.entries(snapshot.answers).flatMap(([id, answer]): [number, Answer][] => {
    const slot = questionSlots.get(id);
    return slot === undefined ? [] : [[slot, answer]];
  });
  const unknown = Object.entries(foreign?.answers ?? {}).map(([slot, answer]): [number, Answer] => [
    Number(slot),
    answer,
  ]);
  const answers = new Map([...known, ...unknown]);
  return [
    rev.toString(36),
    packRegistration(registration),
    location?.toString(36) ?? '',
    packSet(done),
    encodeAnswers(answers),
    packResult(snapshot),
    encodeShares(shares, triedOf(snapshot.testTries, answers, keyOf)),
  ];
}

function decodeFields(outline: Outline, fields: Fields, newer?: Newer): Snapshot {
  const [rev = '', registration = '', location = '', done = '', answers = '', result = '', shares = ''] = fields;
  const { lessonIds, questionIds, keyOf } = slotsOf(outline);
  const locationSlot = location === '' ? undefined : integer(location);
  const doneSlots = unpackSet(done);
  const bySlot = decodeAnswers(answers);
  const whole = unpackResult(result);
  const read = decodeShares(shares, triedOf(whole.testTries, bySlot, keyOf));
  const known: Record<string, Answer> = {};
  const unknown: Record<number, Answer> = {};
  for (const [slot, answer] of bySlot) {
    const id = questionIds.get(slot);
    const stamp = read.stamps.get(keyOf(slot));
    const stamped = stamp === undefined ? answer : { ...answer, stamp };
    if (id === undefined) unknown[slot] = stamped;
    else known[id] = stamped;
  }
  const foreign = foreignOf({
    location: locationSlot === undefined || lessonIds.has(locationSlot) ? undefined : locationSlot,
    done: doneSlots.filter((slot) => !lessonIds.has(slot)),
    answers: unknown,
    ...(newer && { newer }),
  });
  return {
    rev: integer(rev),
    registration: unpackRegistration(registration),
    location: (locationSlot !== undefined && lessonIds.get(locationSlot)) || '',
    done: doneSlots.flatMap((slot) => lessonIds.get(slot) ?? []).sort(),
    answers: known,
    ...whole,
    ...(foreign && { foreign }),
    ...(read.shares && { shares: read.shares }),
  };
}

function triedOf(
  testTries: number,
  answers: ReadonlyMap<number, Answer>,
  keyOf: (slot: number) => string,
): readonly Tried[] {
  const submitted = [...answers].filter(([, { tries }]) => tries > 0).sort(([a], [b]) => a - b);
  return [
    { key: testKey, tries: testTries },
    ...submitted.map(([slot, { tries, stamp }]) => ({ key: keyOf(slot), tries, stamp })),
  ];
}

function slotsOf({ lessons }: Outline) {
  const questions = lessons.flatMap((lesson) => lesson.questions);
  const questionIds = new Map(questions.map(({ id, slot }) => [slot, id]));
  return {
    lessonSlots: new Map(lessons.map(({ id, slot }) => [id, slot])),
    lessonIds: new Map(lessons.map(({ id, slot }) => [slot, id])),
    questionSlots: new Map(questions.map(({ id, slot }) => [id, slot])),
    questionIds,
    keyOf: (slot: number): string => questionIds.get(slot) ?? foreignKey(slot),
  };
}
