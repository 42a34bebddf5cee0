import { cmi5Session } from '../../tracking/adapters/cmi5.ts';
import { watchDeparture } from '../../tracking/browser/departure.ts';
import { fetchToken } from '../../tracking/browser/fetch-token.ts';
import { openLaunch } from '../../tracking/browser/launch-memory.ts';
import { isCmi5Launch, readCmi5Query } from '../../tracking/browser/launch-query.ts';
import type { Launcher } from '../open-course.ts';
import { loadLrs } from './load-lrs.ts';
import { preview } from './preview.ts';

/** Watches from the start: `pagehide` comes to its listeners in their order, and the player's own asks. */
const mayReturn = watchDeparture(window);

/** cmi5: the LMS that launched the page; opened by itself, it is a preview. */
export const launchCmi5: Launcher = async (outline, page) => {
  const { search, memory } = openLaunch(window, isCmi5Launch);
  if (!isCmi5Launch(search)) return preview();
  const query = readCmi5Query(search);
  return cmi5Session({ ...page, outline, query, memory, fetchToken, loadLrs, mayReturn });
};
