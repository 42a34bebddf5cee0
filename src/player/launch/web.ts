import { webTracker } from '../../tracking/adapters/web.ts';
import { localShelf } from '../../tracking/browser/local-shelf.ts';
import { readLrsFile } from '../../tracking/browser/lrs-file.ts';
import { reportToLrs } from '../../tracking/report-to-lrs.ts';
import type { Launcher } from '../open-course.ts';
import { loadReporter } from './load-reporter.ts';

/** The web edition: this browser keeps the work, and an LRS is told where the package names one. */
export const launchWeb: Launcher = async (outline, page) => ({
  ...webTracker(outline, localShelf(window, `samspill:${outline.module}`)),
  reportTo: reportToLrs({ ...page, loadReporter, lrsFile: await readLrsFile(document) }),
});
