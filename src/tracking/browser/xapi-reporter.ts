import { createReporter as createReporterOver, type Reporter, type ReporterOptions } from '../reporter.ts';
import { browserShelf } from './browser-shelf.ts';

/** What becomes `xapi.js` in a package that tells an LRS beside what keeps the state. */
export { createLrs } from '../adapters/lrs-client.ts';

/** Starts a reporter that goes on with what earlier pages left in this browser. */
export async function createReporter(options: Omit<ReporterOptions, 'shelf'>): Promise<Reporter> {
  const { endpoint, registration } = options;
  return createReporterOver({
    ...options,
    shelf: await browserShelf({ ...options, queue: { kind: 'scorm', endpoint, registration } }),
  });
}
