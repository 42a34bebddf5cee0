import { isLang, type Lang } from '../model/lang.ts';
import type { Outline } from '../model/outline.ts';
import type { ShownEdition } from '../model/shown-edition.ts';
import { browserDevice } from '../tracking/browser/browser-device.ts';
import { pageClock } from '../tracking/browser/page-clock.ts';
import type { Clock } from '../tracking/clock.ts';
import { type Course, openCourse } from '../tracking/course.ts';
import type { Device } from '../tracking/device.ts';
import type { Launch } from '../tracking/launch.ts';
import type { PrivateValues } from '../tracking/private-values.ts';
import type { SaveStatus } from '../tracking/save-status.ts';
import { narrowConnections, painted } from './page.ts';

/** What a launcher may use of the page. */
export interface Page {
  readonly clock: Clock;
  readonly edition: ShownEdition;
  /** Random bytes of cryptographic quality. */
  readonly random: (length: number) => Uint8Array;
}

/** Finds out whom to report to; each format has one. Never rejects: without an LMS it is a preview. */
export type Launcher = (outline: Outline, page: Page) => Promise<Launch>;

/** The page as it is. */
export const pageOf = ({ title }: Outline): Page => ({
  clock: pageClock(window),
  edition: { lang: languageOf(document.documentElement.lang), title },
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
});

/** A course that is open, and this browser's part in it. */
export interface OpenedHere {
  readonly course: Course;
  /** Resolves when what happened last is on the disk, or soon: a slow one must not hold up what the learner waits for. Never rejects. */
  kept(): Promise<unknown>;
}

/** Strict writing takes some 5 ms, but a disk that is busy may take many times that; nobody waits longer than this. */
const patienceMs = 200;

const later = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Launches, and opens the course there. */
export async function launchCourse(
  outline: Outline,
  launcher: Launcher,
  page: Page,
  privateValues: PrivateValues | undefined,
  onStatus: (status: SaveStatus) => void,
): Promise<OpenedHere> {
  const { module, sharedDevice: isSharedByDefault = false } = outline;
  let own: Device | undefined;
  const device = (onFault: (fault: unknown) => void) => {
    own = browserDevice({ ...page, module, win: window, isSharedByDefault, privateValues, onFault });
    return own;
  };
  const kept = () => Promise.race([own?.journal.settled() ?? Promise.resolve(), later(patienceMs)]);
  const course = await openCourse({
    outline,
    ...page,
    device,
    ...(await launcher(outline, page)),
    isHidden,
    // What is painted waits for the disk, and all else for that.
    afterPaint: (act) => void kept().then(painted).then(act),
    onStatus,
  });
  narrowConnections(course.lrs);
  return { course, kept };
}

const isHidden = (): boolean => document.visibilityState === 'hidden';

const languageOf = (code: string): Lang => (isLang(code) ? code : 'nb');
