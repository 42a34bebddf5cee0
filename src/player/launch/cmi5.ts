import { watchDeparture } from '../../tracking/browser/departure.ts';
import { openLaunch } from '../../tracking/browser/launch-memory.ts';
import { isCmi5Launch } from '../../tracking/browser/launch-query.ts';
import type { Launcher } from '../open-course.ts';
import { loadLaunch } from './load-launch.ts';
import { preview } from './preview.ts';

/** Watches from the start: `pagehide` comes to its listeners in their order, and the player's own asks. */
const mayReturn = watchDeparture(window);

/** cmi5: the LMS that launched the page; opened by itself, it is a preview. */
export const launchCmi5: Launcher = async (outline, page) => {
  const { search, memory, forget } = openLaunch(window, isCmi5Launch);
  if (!isCmi5Launch(search)) return preview();
  const load = async () => {
    const { openCmi5 } = await import('../../tracking/browser/xapi-cmi5.ts');
    return openCmi5(search, { ...page, outline, memory, mayReturn });
  };
  return loadLaunch('cmi5', load, forget);
};
