import { createLrs } from '../adapters/lrs-client.ts';
import { type TincanOptions, tincanSession } from '../adapters/tincan.ts';
import type { Launch } from '../launch.ts';
import { browserShelf } from './browser-shelf.ts';
import { readTincanQuery } from './launch-query.ts';

/** What the page knows before this code is there. */
export type TincanPage = Omit<TincanOptions, 'query' | 'connectLrs' | 'openShelf'>;

/** What becomes `xapi.js` in a package with tincan.xml: the session that the query of the launch speaks of. */
export const openTincan = (search: string, page: TincanPage): Launch =>
  tincanSession({
    ...page,
    query: readTincanQuery(search),
    connectLrs: createLrs,
    openShelf: (queue) => browserShelf({ ...page, queue: { kind: 'xapi', ...queue } }),
  });
