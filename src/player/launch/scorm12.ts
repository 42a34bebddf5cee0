import { scorm12Tracker } from '../../tracking/adapters/scorm12.ts';
import { standaloneTracker } from '../../tracking/adapters/standalone.ts';
import { findScorm12Api } from '../../tracking/browser/find-api.ts';
import { readLrsFile } from '../../tracking/browser/lrs-file.ts';
import { packageProbe } from '../../tracking/browser/probe.ts';
import { reportToLrs } from '../../tracking/report-to-lrs.ts';
import type { Launcher } from '../open-course.ts';
import { loadReporter } from './load-reporter.ts';

/** SCORM 1.2: the LMS's `API`, and an LRS where the launch data or the package names one; without an LMS it is a preview. */
export const launchScorm12: Launcher = async (outline, page) => {
  const [api, lrsFile] = await Promise.all([findScorm12Api(window), readLrsFile(document)]);
  return {
    tracker: api ? scorm12Tracker(api, outline.scorm12Status) : standaloneTracker(),
    probe: packageProbe(outline),
    reportTo: reportToLrs({ ...page, loadReporter, lrsFile: api && lrsFile }),
  };
};
