import { isLang, type Lang } from '../model/lang.ts';
import type { Outline } from '../model/outline.ts';
import { scorm12Tracker } from '../tracking/adapters/scorm12.ts';
import { standaloneTracker } from '../tracking/adapters/standalone.ts';
import { findScorm12Api } from '../tracking/browser/launch.ts';
import { pageClock } from '../tracking/browser/page-clock.ts';
import { packageProbe } from '../tracking/browser/probe.ts';
import { type Course, openCourse } from '../tracking/course.ts';
import type { SaveStatus } from '../tracking/saver.ts';
import { narrowConnections } from './page.ts';

/** Finds who to report to, and opens the course there; without an LMS it is a preview that stores nothing. */
export async function launchCourse(outline: Outline, onStatus: (status: SaveStatus) => void): Promise<Course> {
  const clock = pageClock(window);
  const api = await findScorm12Api(window);
  let recipient: string | undefined;
  const course = await openCourse({
    outline,
    lang: languageOf(document.documentElement.lang),
    tracker: api ? scorm12Tracker(api, outline.scorm12Status) : standaloneTracker(),
    probe: packageProbe(outline),
    clock,
    random: (length) => crypto.getRandomValues(new Uint8Array(length)),
    async loadSender(config) {
      recipient = config.endpoint;
      const { createSender } = await import('../tracking/adapters/xapi.ts');
      return createSender(config);
    },
    onStatus,
  });
  narrowConnections(recipient);
  return course;
}

const languageOf = (code: string): Lang => (isLang(code) ? code : 'nb');
