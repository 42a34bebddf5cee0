import { type Cmi5Options, cmi5Session } from '../adapters/cmi5.ts';
import { createLrs } from '../adapters/lrs-client.ts';
import type { Launch } from '../launch.ts';
import { browserShelf } from './browser-shelf.ts';
import { fetchToken } from './fetch-token.ts';
import { readCmi5Query } from './launch-query.ts';

/** What the page knows before this code is there. */
export type Cmi5Page = Omit<Cmi5Options, 'query' | 'fetchToken' | 'connectLrs' | 'openShelf'>;

/** What becomes `xapi.js` in a cmi5 package: the session that the query of the launch speaks of. */
export const openCmi5 = (search: string, page: Cmi5Page): Launch =>
  cmi5Session({
    ...page,
    query: readCmi5Query(search),
    fetchToken,
    connectLrs: createLrs,
    openShelf: (queue) => browserShelf({ ...page, queue: { kind: 'cmi5', ...queue } }),
  });
