import type { LrsReportingOptions } from '../../tracking/report-to-lrs.ts';

/** Fetches the code that tells an LRS; `xapi.js` is a file of its own, which most launches do without. */
export const loadReporter: LrsReportingOptions['loadReporter'] = async (config) => {
  const { createLrs, createReporter } = await import('../../tracking/browser/xapi-reporter.ts');
  return { lrs: createLrs(config), createReporter };
};
