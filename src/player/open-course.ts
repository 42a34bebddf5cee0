import { isLang, type Lang } from '../model/lang.ts';
import type { Outline } from '../model/outline.ts';
import { browserDevice } from '../tracking/browser/browser-device.ts';
import { pageClock } from '../tracking/browser/page-clock.ts';
import type { Clock } from '../tracking/clock.ts';
import { type Course, openCourse } from '../tracking/course.ts';
import type { Launch } from '../tracking/launch.ts';
import type { PrivateValues } from '../tracking/private-values.ts';
import type { SaveStatus } from '../tracking/save-status.ts';
import { narrowConnections, painted } from './page.ts';

/** What a launcher may use of the page. */
export interface Page {
  readonly clock: Clock;
  /** Language of the document that is shown. */
  readonly lang: Lang;
  /** Random bytes of cryptographic quality. */
  readonly random: (length: number) => Uint8Array;
}

/** Finds out whom to report to; each format has one. Never rejects: without an LMS it is a preview. */
export type Launcher = (outline: Outline, page: Page) => Promise<Launch>;

/** The page as it is. */
export const pageOf = (): Page => ({
  clock: pageClock(window),
  lang: languageOf(document.documentElement.lang),
  random: (length) => crypto.getRandomValues(new Uint8Array(length)),
});

/** Launches, and opens the course there. */
export async function launchCourse(
  outline: Outline,
  launcher: Launcher,
  page: Page,
  privateValues: PrivateValues | undefined,
  onStatus: (status: SaveStatus) => void,
): Promise<Course> {
  const { module, sharedDevice: isSharedByDefault = false } = outline;
  const device = (onFault: (fault: unknown) => void) =>
    browserDevice({ ...page, module, win: window, isSharedByDefault, privateValues, onFault });
  const course = await openCourse({
    outline,
    ...page,
    device,
    ...(await launcher(outline, page)),
    isHidden,
    afterPaint,
    onStatus,
  });
  narrowConnections(course.lrs);
  return course;
}

const afterPaint = (act: () => void): void => void painted().then(act);

const isHidden = (): boolean => document.visibilityState === 'hidden';

const languageOf = (code: string): Lang => (isLang(code) ? code : 'nb');
