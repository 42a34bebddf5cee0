import type { LoadLrs } from '../../tracking/adapters/lrs-session.ts';

/** Fetches the code that talks to an LRS; `xapi.js` is a file of its own. */
export const loadLrs: LoadLrs = async (config) => {
  const { createLrs, createOutbox } = await import('../../tracking/adapters/lrs-client.ts');
  return { lrs: createLrs(config), createOutbox };
};
