import { exampleSources } from '../../test/example-sources.ts';
import { compile } from './compile.ts';
import type { ModuleSources } from './content.ts';
import { formatSlots } from './slots-file.ts';

/** The example module with its registry in place, as `npm run fiks` writes it. */
export function registered(bodies: Readonly<Record<string, string>>): ModuleSources {
  const { slots } = compile(exampleSources(bodies), { newIds: 'memory' });
  return exampleSources(bodies, formatSlots(slots));
}
