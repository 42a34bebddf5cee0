import { openLaunch } from '../../tracking/browser/launch-memory.ts';
import { isTincanLaunch } from '../../tracking/browser/launch-query.ts';
import type { Launcher } from '../open-course.ts';
import { loadLaunch } from './load-launch.ts';
import { preview } from './preview.ts';

/** xAPI with tincan.xml: the LRS that the launch names; opened by itself, it is a preview. */
export const launchXapi: Launcher = async (outline, page) => {
  const { search, forget } = openLaunch(window, isTincanLaunch);
  if (!isTincanLaunch(search)) return preview();
  const load = async () => {
    const { openTincan } = await import('../../tracking/browser/xapi-tincan.ts');
    return openTincan(search, { ...page, outline });
  };
  return loadLaunch('xapi', load, forget);
};
