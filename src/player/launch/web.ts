import { webTracker } from '../../tracking/adapters/web.ts';
import { localShelf } from '../../tracking/browser/local-shelf.ts';
import { reportToLrs } from '../../tracking/report-to-lrs.ts';
import type { Launcher } from '../open-course.ts';
import { loadSender } from './load-sender.ts';

/** The web edition: this browser keeps the work. */
export const launchWeb: Launcher = async (outline, page) => ({
  ...webTracker(outline, localShelf(window, `samspill:${outline.module}`)),
  reportTo: reportToLrs({ ...page, loadSender }),
});
