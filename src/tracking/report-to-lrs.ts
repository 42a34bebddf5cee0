import type { Lang } from '../model/lang.ts';
import type { Clock } from './clock.ts';
import type { Launch } from './launch.ts';
import { type LrsConfig, type LrsFile, lrsOf } from './launch-data.ts';
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
  /** Of this package; `undefined` where it has none. */
  readonly lrsFile?: LrsFile | undefined;
}

/** Tells the LRS that the launch data names, or else the package's own file, beside the LMS; nobody in review and preview. */
export const reportToLrs =
  ({ loadSender, lrsFile, ...options }: LrsReportingOptions): Launch['reportTo'] =>
  ({ outline, launch }) => {
    if (launch.mode !== 'normal') return undefined;
    const given = lrsOf(launch.launchData);
    const lrs = given ?? lrsFile?.lrs;
    if (!lrs) return undefined;
    const refresh = async () => {
      const newer = given ? undefined : await lrsFile?.reread();
      // The page may reach no other LRS than the one it began with.
      return newer?.endpoint === lrs.endpoint && newer.auth !== lrs.auth ? loadSender(newer) : undefined;
    };
    return createReporter({ ...options, outline, loadSender: () => loadSender(lrs), refresh }, lrs);
  };
