import type { LrsConfig } from '../../tracking/launch-data.ts';
import type { Lrs } from '../../tracking/lrs.ts';

/** Fetches the code that talks to an LRS; `xapi.js` is a file of its own. */
export const loadLrs = async (config: LrsConfig): Promise<Lrs> =>
  (await import('../../tracking/adapters/xapi.ts')).createLrs(config);
