import type { LrsReportingOptions } from '../../tracking/report-to-lrs.ts';

/** Fetches the code that sends statements; `xapi.js` is a file of its own, which most launches do without. */
export const loadSender: LrsReportingOptions['loadSender'] = async (config) =>
  (await import('../../tracking/adapters/xapi.ts')).createLrs(config);
