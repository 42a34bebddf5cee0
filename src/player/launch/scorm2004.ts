import { scorm2004Tracker } from '../../tracking/adapters/scorm2004.ts';
import { standaloneTracker } from '../../tracking/adapters/standalone.ts';
import { findScorm2004Api } from '../../tracking/browser/find-api.ts';
import { readLrsFile } from '../../tracking/browser/lrs-file.ts';
import { packageProbe } from '../../tracking/browser/probe.ts';
import { reportToLrs } from '../../tracking/report-to-lrs.ts';
import type { Launcher } from '../open-course.ts';
import { loadReporter } from './load-reporter.ts';

/** The goal's text stands in the document, in the element with its id. */
const describeGoal = (id: string): string => document.getElementById(id)?.textContent ?? '';

/** SCORM 2004: the LMS's `API_1484_11`, and an LRS where the launch data or the package names one; without an LMS it is a preview. */
export const launchScorm2004: Launcher = async (outline, page) => {
  const [api, lrsFile] = await Promise.all([findScorm2004Api(window), readLrsFile(document)]);
  return {
    tracker: api
      ? scorm2004Tracker(api, { goals: outline.goals, edition: page.edition, describeGoal })
      : standaloneTracker(),
    probe: packageProbe(outline),
    reportTo: reportToLrs({ ...page, loadReporter, lrsFile: api && lrsFile }),
  };
};
