import type { Lang } from '../model/lang.ts';
import type { Clock } from './clock.ts';
import type { Launch } from './launch.ts';
import { type LrsConfig, lrsOf } from './launch-data.ts';
import type { StatementLrs } from './lrs.ts';
import { createReporter } from './reporter.ts';

/** What telling an LRS takes. */
export interface LrsReportingOptions {
  readonly lang: Lang;
  readonly clock: Clock;
  /** Random bytes of cryptographic quality. */
  readonly random: (length: number) => Uint8Array;
  /** Loads the code that sends; rejects when it cannot be fetched. */
  readonly loadSender: (config: LrsConfig) => Promise<StatementLrs>;
}

/** Tells the LRS that the launch data names, beside the LMS; nobody in review and preview. */
export const reportToLrs =
  ({ loadSender, ...options }: LrsReportingOptions): Launch['reportTo'] =>
  ({ outline, launch }) => {
    const lrs = launch.mode === 'normal' ? lrsOf(launch.launchData) : undefined;
    return lrs && createReporter({ ...options, outline, loadSender: () => loadSender(lrs) }, lrs);
  };
