import type { Clock } from '../clock.ts';
import type { Device } from '../device.ts';
import { createJournal } from '../journal.ts';
import type { JournalRecord } from '../journal-record.ts';
import type { PrivateValues } from '../private-values.ts';
import { recordStore } from './database.ts';
import { ownerTag } from './owner-tag.ts';
import { spareShelf } from './spare-shelf.ts';
import { tabLock } from './tab-lock.ts';

/** What the device of a package is made from. */
export interface BrowserDeviceOptions {
  readonly module: string;
  readonly win: Pick<Window, 'location' | 'localStorage'>;
  readonly clock: Clock;
  /** Random bytes of cryptographic quality. */
  readonly random: (length: number) => Uint8Array;
  /** Whether the edition is made for machines that many use. */
  readonly isSharedByDefault: boolean;
  readonly privateValues: PrivateValues | undefined;
  readonly onFault: (fault: unknown) => void;
}

/** It says of the machine, not of anybody: so it may stay when the learner goes. */
const sharedKey = 'samspill-delt-maskin';

/** This browser, as far as a course keeps anything in it. */
export function browserDevice({ module, win, isSharedByDefault, ...options }: BrowserDeviceOptions): Device {
  const activity = activityOf(win.location.pathname);
  let isShared = readShared(win) ?? isSharedByDefault;
  return {
    activity,
    journal: createJournal({
      ...options,
      module,
      activity,
      store: recordStore<JournalRecord>('journal'),
      spare: spareShelf(() => win.localStorage),
      deriveTag: ownerTag,
    }),
    lock: tabLock,
    ...(options.privateValues && { privateValues: options.privateValues }),
    get isShared() {
      return isShared;
    },
    set isShared(value) {
      isShared = value;
      try {
        win.localStorage.setItem(sharedKey, value ? 'ja' : 'nei');
      } catch {
        // Then it holds for this launch.
      }
    },
  };
}

function readShared(win: BrowserDeviceOptions['win']): boolean | undefined {
  try {
    const kept = win.localStorage.getItem(sharedKey);
    return kept === null ? undefined : kept === 'ja';
  } catch {
    return undefined;
  }
}

/** Where the package lies, without its file and the number that an LMS counts up with each upload (moodle.md, launch). */
const activityOf = (pathname: string): string => pathname.replace(/(?:\/\d+)?\/[^/]*$/, '');
