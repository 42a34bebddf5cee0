import type { Stored } from './record-store.ts';

/** A statement as it is kept, or a count. */
export interface ShelfRecord extends Stored {
  /** JSON of a statement, which never changes: a retry must be the same to the letter. */
  readonly text: string;
}

/** Which statements belong together: who takes them, under what, and on whose word. */
export interface QueueName {
  /** How they are told: only a page of the same kind may go on with them. */
  readonly kind: 'scorm' | 'cmi5' | 'xapi';
  readonly endpoint: string;
  readonly registration: string;
  /** Of cmi5: another session's statements are refused. */
  readonly session?: string;
}

/** What the key of a record says, so that nobody has to read a statement to count it, or to see how old it is. */
export interface ShelfKey {
  readonly key: string;
  readonly kind: string;
  /** Up to its `|`: the endpoint, and the queue of one registration. */
  readonly endpointPrefix: string;
  readonly queuePrefix: string;
  /** What one page wrote; begins with when it was opened. */
  readonly lane: string;
  /** When the statement was kept, in milliseconds. */
  readonly at: number;
  readonly isValuable: boolean;
  readonly bytes: number;
}

const join = (...parts: readonly (string | number)[]): string => parts.map((part) => `${part}|`).join('');

/** What the keys begin with of all that goes to the same LRS. */
export const endpointPrefix = ({ kind, endpoint }: QueueName): string =>
  join(kind, encodeURIComponent(endpoint.replace(/\/*$/, '')));

/** What the keys of a queue begin with. */
export const queuePrefix = (queue: QueueName): string =>
  endpointPrefix(queue) + join(...[queue.registration, queue.session ?? ''].map(encodeURIComponent));

/** A number that sorts as text. */
export const sortable = (number: number): string => Math.max(0, number).toString(36).padStart(9, '0');

/** Key of one statement of a queue; the keys of a lane sort in the order of `number`. */
export const shelfKey = (
  prefix: string,
  lane: string,
  number: number,
  { at, isValuable, bytes }: Pick<ShelfKey, 'at' | 'isValuable' | 'bytes'>,
): string => prefix + join(lane, sortable(number), at, isValuable ? 1 : 0, bytes);

/** What a key says; nothing where it is not one of a statement. */
export function readShelfKey(key: string): readonly ShelfKey[] {
  const [kind = '', endpoint = '', registration = '', session = '', lane = '', , at, value, bytes, ...rest] =
    key.split('|');
  if (rest.length !== 1 || !bytes) return [];
  return [
    {
      key,
      kind,
      endpointPrefix: join(kind, endpoint),
      queuePrefix: join(kind, endpoint, registration, session),
      lane,
      at: Number(at),
      isValuable: value === '1',
      bytes: Number(bytes),
    },
  ];
}

/** The most that is kept for all queues together. */
export const shelfLimits = { count: 2_000, bytes: 2_000_000 } as const;

const dayMs = 86_400_000;
/** The token of a cmi5 session is gone with its tab, and these statements name the learner: no use in keeping them for long. */
const mostDays = (kind: string): number => (kind === 'cmi5' ? 1 : 30);

/** Whether something is too old to be kept; also what a clock that was wrong has put far into the future. */
export const isExpired = ({ kind, at }: Pick<ShelfKey, 'kind' | 'at'>, now: Date): boolean =>
  !(Math.abs(now.getTime() - at) <= mostDays(kind) * dayMs);

/** What is too much, of all there is in order: the oldest of the least valuable first. */
export function excessOf<T extends Pick<ShelfKey, 'isValuable' | 'bytes'>>(all: readonly T[]): readonly T[] {
  let count = all.length;
  let bytes = all.reduce((sum, each) => sum + each.bytes, 0);
  const excess: T[] = [];
  for (const value of [false, true]) {
    for (const each of all.filter(({ isValuable }) => isValuable === value)) {
      if (count <= shelfLimits.count && bytes <= shelfLimits.bytes) return excess;
      excess.push(each);
      count--;
      bytes -= each.bytes;
    }
  }
  return excess;
}
