import { tincanSession } from '../../tracking/adapters/tincan.ts';
import { openLaunch } from '../../tracking/browser/launch-memory.ts';
import { isTincanLaunch, readTincanQuery } from '../../tracking/browser/launch-query.ts';
import type { Launcher } from '../open-course.ts';
import { loadLrs } from './load-lrs.ts';
import { preview } from './preview.ts';

/** xAPI with tincan.xml: the LRS that the launch names; opened by itself, it is a preview. */
export const launchXapi: Launcher = async (outline, page) => {
  const { search } = openLaunch(window, isTincanLaunch);
  if (!isTincanLaunch(search)) return preview();
  return tincanSession({ ...page, outline, query: readTincanQuery(search), loadLrs });
};
