import type { Outline } from '../../model/outline.ts';
import { standaloneTracker } from '../../tracking/adapters/standalone.ts';
import { packageProbe } from '../../tracking/browser/probe.ts';
import type { Launch } from '../../tracking/launch.ts';

/** Nobody launched the package: everything works, and nothing is kept or told. */
export const preview = (outline: Outline): Launch => ({
  tracker: standaloneTracker(),
  probe: packageProbe(outline),
  reportTo: () => undefined,
});
