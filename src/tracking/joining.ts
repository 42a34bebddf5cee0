import type { Outline } from '../model/outline.ts';
import type { Device } from './device.ts';
import type { KeptCopy } from './journal-record.ts';
import { type Recovery, recover } from './recovery.ts';
import { newWriter } from './shares.ts';
import { type Start, startFrom } from './start.ts';
import type { LaunchState, Tracker } from './tracker.ts';
import type { HandOver, WriterLock } from './writer-lock.ts';

/** A launch, held against what is on the device. */
export interface Joined {
  readonly launch: LaunchState;
  /** With the pass mark that counts in this launch. */
  readonly outline: Outline;
  readonly start: Start;
  readonly recovery: Recovery;
  /** Name under which this session's work is kept on the device. */
  readonly registration: string;
  /** Name of this device in the shares. */
  readonly writer: string;
  readonly lock: WriterLock | undefined;
}

/** What joining takes. */
export interface JoiningOptions {
  readonly outline: Outline;
  readonly tracker: Tracker;
  readonly device?: Device | undefined;
  readonly random: (length: number) => Uint8Array;
}

/** Reads back what the LMS handed over, and what the device has of the same learner. */
export async function join(options: JoiningOptions, launch: LaunchState): Promise<Joined> {
  const { tracker, device, random } = options;
  const { passMark } = launch;
  const outline = passMark === undefined ? options.outline : { ...options.outline, passMark };
  const start = startFrom(outline, launch, random);
  const binding = launch.attempt ?? start.registration;
  const isKept = tracker.keeps !== 'nothing';
  const copies = device && isKept ? await recall(device, tracker, binding) : [];
  const recovery = recover(outline, start, copies);
  const registration = launch.attempt ?? recovery.snapshot.registration;
  const names = [`${outline.module}/${registration}`];
  // Where the LMS has nothing yet, two tabs would each make a registration.
  if (device && binding === undefined) names.push(`${outline.module}?${device.activity}`);
  const writer = recovery.writer ?? (start.resumed ? newWriter(random) : '');
  const lock = device && isKept ? device.lock(names) : undefined;
  return { launch, outline, start, recovery, registration, writer, lock };
}

/** The same, when another tab has handed over: what it says, and what it has left on the device. */
export async function joinAgain(options: JoiningOptions, before: Joined, given?: HandOver): Promise<Joined> {
  const { device, tracker } = options;
  const { outline, start, launch } = before;
  const kept = device ? await recall(device, tracker, launch.attempt ?? start.registration) : [];
  const copies = given && isOurs(given, before, device) ? [...kept, copyOf(given)] : kept;
  const recovery = recover(outline, start, copies);
  const registration = launch.attempt ?? recovery.snapshot.registration;
  return { ...before, recovery, registration, writer: recovery.writer ?? before.writer };
}

async function recall(device: Device, tracker: Tracker, binding: string | undefined): Promise<readonly KeptCopy[]> {
  const { journal } = device;
  const learner = () => tracker.learner?.() ?? '';
  if (binding !== undefined) {
    const stray = tracker.learner ? await journal.recallStray(learner) : [];
    return [...(await journal.recall(binding)), ...stray.filter(({ key }) => !key.includes(binding))];
  }
  const name = learner();
  return name === '' ? [] : journal.recallLearner(name);
}

/** Whether what another tab handed over is this learner's, or may be somebody else's. */
export const isHandedOver = (given: HandOver | undefined, joined: Joined, device: Device | undefined): boolean =>
  given === undefined || isOurs(given, joined, device);

/** Whatever is in the other tab was the same learner's: by the name that the LMS knows, or as far as the device can tell. */
const isOurs = ({ owner }: HandOver, { start, launch }: Joined, device: Device | undefined): boolean =>
  (launch.attempt ?? start.registration) !== undefined || (owner !== undefined && owner === device?.journal.owner);

const copyOf = ({ state, writer }: HandOver): KeptCopy => ({
  key: '',
  pointer: undefined,
  state,
  provenRev: -1,
  writer,
  answers: [],
});

/** Takes from the device what the LMS has, what the learner did not want back, and what was for them alone; gives whether it is gone. */
export async function forgetOn(device: Device, { recovery, registration }: Joined): Promise<boolean> {
  const { journal, privateValues } = device;
  for (const { key, pointer } of recovery.offered) journal.remove(pointer ? [key, pointer] : [key]);
  const gone = [journal.wipe(), journal.forgetPlace(registration), privateValues?.wipe() ?? true];
  return (await Promise.all(gone)).every(Boolean);
}
