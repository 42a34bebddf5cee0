import type { ShownEdition } from '../model/shown-edition.ts';
import type { Clock } from './clock.ts';
import type { Launch } from './launch.ts';
import { type LrsConfig, type LrsFile, lrsOf } from './launch-data.ts';
import type { StatementLrs } from './lrs.ts';
import type { Reporter, ReporterOptions } from './reporter.ts';
import { waitingReporter } from './waiting-reporter.ts';

/** The code that tells an LRS: most launches do without it. */
export interface ReporterCode {
  readonly lrs: StatementLrs;
  readonly createReporter: (options: ReporterOptions) => Reporter | Promise<Reporter>;
}

/** What telling an LRS takes. */
export interface LrsReportingOptions {
  readonly edition: Readonly<ShownEdition>;
  readonly clock: Clock;
  /** Random bytes of cryptographic quality. */
  readonly random: (length: number) => Uint8Array;
  /** Loads the code that tells this LRS; rejects when it cannot be fetched. */
  readonly loadReporter: (config: LrsConfig) => Promise<ReporterCode>;
  /** Of this package; `undefined` where it has none. */
  readonly lrsFile?: LrsFile | undefined;
}

/** Tells the LRS that the launch data names, or else the package's own file, beside the LMS; nobody in review and preview. */
export const reportToLrs =
  ({ loadReporter, lrsFile, ...options }: LrsReportingOptions): Launch['reportTo'] =>
  ({ outline, launch, snapshot: { registration } }) => {
    if (launch.mode !== 'normal') return undefined;
    const given = lrsOf(launch.launchData);
    const config = given ?? lrsFile?.lrs;
    if (!config) return undefined;
    const { endpoint } = config;
    const refresh: ReporterOptions['refresh'] = async () => {
      const newer = given ? undefined : await lrsFile?.reread();
      // The page may reach no other LRS than the one it began with.
      const isNew = newer?.endpoint === endpoint && newer.auth !== config.auth;
      return isNew ? (await loadReporter(newer)).lrs : undefined;
    };
    const launchedAt = options.clock.now();
    const begin = async (): Promise<Reporter> => {
      const { createReporter, lrs } = await loadReporter(config);
      return createReporter({ ...options, outline, registration, launchedAt, endpoint, lrs, refresh });
    };
    return waitingReporter(endpoint, options.clock, begin);
  };
