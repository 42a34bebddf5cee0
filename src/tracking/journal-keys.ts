import type { Clock } from './clock.ts';

const dayMs = 86_400_000;
const longestDays = 30;

/** Names of records: each ends with the day it was made and the session, so that age can be told without reading any. */
export interface JournalKeys {
  /** Where the copies of a registration begin. */
  copies(registration: string): string;
  /** This session's own copy. */
  copy(registration: string): string;
  /** Where the pointers of a learner begin. */
  pointers(owner: string): string;
  pointer(owner: string): string;
  /** Whether a key is that of a pointer, whoever's it is. */
  isPointer(key: string): boolean;
  place(registration: string): string;
  placeNow(registration: string): string;
  readonly salt: string;
}

/** Keys of one session in one module. */
export function journalKeys(
  module: string,
  clock: Pick<Clock, 'now'>,
  random: (length: number) => Uint8Array,
): JournalKeys {
  const session = [...random(6)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  const today = dayOf(clock.now()).toString(36);
  const own = `${today}-${session}`;
  const copies = (registration: string) => `${module}/${registration}/`;
  const pointers = (owner: string) => `${module}?${owner}/`;
  const place = (registration: string) => `${module}@${registration}/`;
  return {
    copies,
    copy: (registration) => copies(registration) + own,
    pointers,
    pointer: (owner) => pointers(owner) + own,
    isPointer: (key) => key.startsWith(`${module}?`),
    place,
    // One a registration, not one a session.
    placeNow: (registration) => `${place(registration)}${today}-`,
    salt: `${module}!`,
  };
}

/** Whether a record is too old to be of use; one from after today is as young as can be, for clocks go back too. */
export function isExpired(key: string, now: Date): boolean {
  const day = /\/([0-9a-z]+)-[0-9a-f]*$/.exec(key)?.[1];
  return day !== undefined && dayOf(now) - Number.parseInt(day, 36) > longestDays;
}

/** Days since 1970. */
export const dayOf = (date: Date): number => Math.floor(date.getTime() / dayMs);
