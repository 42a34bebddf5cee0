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
  /** Writes before it returns; resolves when the LRS has said yes. */
  write(kept: KeptState): Promise<void>;
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
  let stored: string | undefined;
  /** Of the session that wrote in between: whatever is written from then on holds it too. */
  let theirs: string | undefined;
  /** What was sent in this session, answered or not: to find it there is no news. */
  const sent = new Set<string>();
  let underWay = 0;
  let writes = 0;
  let refused = false;

  const accept = (call: string, { status }: LrsAnswer, ...others: readonly number[]): void => {
    refused ||= status === 401 || status === 403;
    if ((status >= 200 && status < 300) || others.includes(status)) return;
    throw new TrackingError(name, `${call} state`, String(status), status === 0 ? 'No answer' : '');
  };
  const read: StateDocument['read'] = async (by = ask) => {
    const answer = await by(() => lrs.read(address));
    accept('GET', answer, 404);
    const kept = answer.status === 404 ? undefined : keptOf(answer.text);
    etag = answer.status === 404 ? undefined : (answer.etag ?? '*');
    stored = kept?.state;
    return kept;
  };
  /** The new version has to be asked for where the answer does not show it. */
  const learnVersion = async (answer: LrsAnswer) => {
    etag = answer.etag ?? '*';
    if (!answer.etag) await read().catch(() => undefined);
  };
  const put = async (kept: KeptState, mine: number, tries: number): Promise<void> => {
    const state = theirs === undefined ? kept.state : merge(kept.state, theirs);
    if (state === undefined)
      throw new TrackingError(name, 'PUT state', '412', 'Another session has written what we cannot read');
    // Beside one that is under way no version is known but that there will be one.
    const version = underWay > 0 && etag !== undefined ? '*' : etag;
    sent.add(state);
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
    const other = await read();
    if (mine !== writes) return; // A later write counts.
    if (other?.state === state) {
      stored = kept.state; // It had arrived after all.
      return;
    }
    if (tries >= mostTries) throw new TrackingError(name, 'PUT state', '412', 'Another session writes all the time');
    if (other && !sent.has(other.state)) theirs = theirs === undefined ? other.state : merge(other.state, theirs);
    await put(kept, mine, tries + 1);
  };
  return {
    read,
    write: (kept) => put(kept, ++writes, 1),
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
