import { standaloneTracker } from '../../tracking/adapters/standalone.ts';
import type { Launch } from '../../tracking/launch.ts';

/** Nobody launched the package: everything works, and nothing is kept or told. */
export const preview = (): Launch => ({
  tracker: standaloneTracker(),
  probe: async () => 'ok',
  reportTo: () => undefined,
});
