import { isLang, type Lang } from '../model/lang.ts';
import type { Outline } from '../model/outline.ts';
import { pageClock } from '../tracking/browser/page-clock.ts';
import type { Clock } from '../tracking/clock.ts';
import { type Course, openCourse } from '../tracking/course.ts';
import type { Launch } from '../tracking/launch.ts';
import type { SaveStatus } from '../tracking/saver.ts';
import { narrowConnections } from './page.ts';

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

/** Launches, and opens the course there. */
export async function launchCourse(
  outline: Outline,
  launcher: Launcher,
  onStatus: (status: SaveStatus) => void,
): Promise<Course> {
  const page: Page = {
    clock: pageClock(window),
    lang: languageOf(document.documentElement.lang),
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
  };
  const course = await openCourse({ outline, ...page, ...(await launcher(outline, page)), onStatus });
  narrowConnections(course.lrs);
  return course;
}

const languageOf = (code: string): Lang => (isLang(code) ? code : 'nb');
