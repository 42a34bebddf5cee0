import type { DocumentAddress, Lrs, LrsAnswer } from '../lrs.ts';
import { TrackingError } from '../tracker.ts';
import { ask, type LrsRequest } from './patience.ts';

/** What a state document holds. */
export interface KeptState {
  /** The packed snapshot. */
  readonly state: string;
  /** Id of the lesson, for a state that cannot be read. */
  readonly location: string;
  /** Where the LMS gives none: the registration that was made here. */
  readonly registration?: string;
}

/** What keeping a state takes; `name` is that of the tracker. */
export interface StateDocumentOptions {
  readonly name: string;
  readonly lrs: Lrs;
  readonly address: DocumentAddress;
  /** One state of two; `undefined` where the other cannot be read, and so must not be written over. */
  readonly merge: (ours: string, theirs: string) => string | undefined;
}

/** A state document in an LRS, and what is known of it. */
export interface StateDocument {
  /** Reads it, in a way of its own if `by` is given; `undefined` where there is none. */
  read(by?: (request: LrsRequest) => Promise<LrsAnswer>): Promise<KeptState | undefined>;
  /**
   * Sends before it returns; resolves when the LRS has said yes. The `last` of a page that goes must not fail over a version that
   * is not known yet, since nobody is there to mend it; any other must not write over what it has not read.
   */
  write(kept: KeptState, options?: { readonly last?: boolean }): Promise<void>;
  /** Whether this state is stored, and nothing is under way. */
  holds(state: string): boolean;
  /** Whether the LRS has refused these credentials (401, 403). */
  readonly refused: boolean;
}

const mostTries = 3;

/** Keeps a state over its version (`If-Match`), so that no other session is written over unread (xAPI Communication 3.1). */
export function stateDocument({ name, lrs, address, merge }: StateDocumentOptions): StateDocument {
  /** Version that is there: `undefined` = there is no document. */
  let etag: string | undefined;
  /** Whether it has been written since, and the new version has not been read. */
  let isUnsure = false;
  let stored: string | undefined;
  /** Of the session that wrote in between: whatever is written from then on holds it too. */
  let theirs: string | undefined;
  /** What this session began from, or has sent, answered or not: to find it there is no news. */
  const known = new Set<string>();
  let underWay = 0;
  let writes = 0;
  let refused = false;

  const accept = (call: string, { status }: LrsAnswer, ...others: readonly number[]): void => {
    refused ||= status === 401 || status === 403;
    if ((status >= 200 && status < 300) || others.includes(status)) return;
    throw new TrackingError(name, `${call} state`, String(status), status === 0 ? 'No answer' : '');
  };
  const fetchKept = async (by: (request: LrsRequest) => Promise<LrsAnswer>): Promise<KeptState | undefined> => {
    const answer = await by(() => lrs.read(address));
    accept('GET', answer, 404);
    const kept = answer.status === 404 ? undefined : keptOf(answer.text);
    etag = answer.status === 404 ? undefined : (answer.etag ?? '*');
    isUnsure = false;
    stored = kept?.state;
    return kept;
  };
  /** Reads it again: with its version comes what another session has put there, and that must not be written over. */
  const readAgain = async (): Promise<KeptState | undefined> => {
    const other = await fetchKept(ask);
    if (other && !known.has(other.state))
      theirs = (theirs === undefined ? undefined : merge(other.state, theirs)) ?? other.state;
    return other;
  };
  /** The new version has to be asked for where the answer does not show it. */
  const learnVersion = async (answer: LrsAnswer) => {
    [etag, isUnsure] = [answer.etag ?? etag, !answer.etag];
    if (isUnsure) await readAgain().catch(() => undefined);
  };
  const put = async (kept: KeptState, mine: number, tries: number, isLast: boolean): Promise<void> => {
    const state = theirs === undefined ? kept.state : merge(kept.state, theirs);
    if (state === undefined)
      throw new TrackingError(name, 'PUT state', '412', 'Another session has written what we cannot read');
    // Beside one that is under way, or right after it, no version is known but that there will be one.
    const isBeside = isUnsure || (underWay > 0 && etag !== undefined);
    const version = isLast && isBeside ? '*' : etag;
    known.add(state);
    underWay++;
    const answer = await ask(() =>
      lrs.write(address, JSON.stringify({ ...kept, state }), version, { keepalive: true }),
    );
    underWay--;
    accept('PUT', answer, 412);
    if (answer.status !== 412) {
      stored = kept.state;
      await learnVersion(answer);
      if (mine === writes) stored = kept.state;
      return;
    }
    const other = await readAgain();
    if (other?.state === state) stored = kept.state; // It had arrived after all.
    if (other?.state === state || mine !== writes) return; // A later write counts.
    if (tries >= mostTries) throw new TrackingError(name, 'PUT state', '412', 'Another session writes all the time');
    await put(kept, mine, tries + 1, isLast);
  };
  return {
    async read(by = ask) {
      const kept = await fetchKept(by);
      if (kept) known.add(kept.state);
      return kept;
    },
    write: (kept, { last = false } = {}) => put(kept, ++writes, 1, last),
    holds: (state) => stored === state && underWay === 0,
    get refused() {
      return refused;
    },
  };
}

/** A document that others have written, or that is no longer whole, is a state that cannot be read. */
function keptOf(text: string | undefined): KeptState {
  const value: unknown = parse(text ?? '');
  const member = (name: string) => (typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined);
  const [state, location, registration] = ['state', 'location', 'registration'].map(member);
  return {
    state: typeof state === 'string' ? state : (text ?? ''),
    location: typeof location === 'string' ? location : '',
    ...(typeof registration === 'string' && { registration }),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
