import type { ApiAnswer, ApiFunction, ApiFunctions, Call } from './call.ts';
import type { Cmi, Commit } from './policy.ts';

/** Carries a commit to the LMS; says whether the LMS took it, as far as its page knows. */
export type Transport = (commit: Commit) => boolean;

/** How a launch is played, in either edition. */
export interface SessionOptions {
  /** What the LMS hands over, see `AttemptPolicy`. */
  readonly launch: Cmi;
  readonly transport: Transport;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly onCall?: (call: Call) => void;
  /** Stands around every call; faults are put in here. */
  readonly around?: Around;
}

/** Makes a call, or something else in its place. */
export type Around = (fn: ApiFunction, call: () => Outcome) => Outcome;

/** What a launch has come to. */
export interface SessionTrace {
  /** Every call the content has made. */
  readonly calls: readonly Call[];
  /** The data as the runtime has them now, element → value; what is empty is left out. */
  data(): Cmi;
}

/** One launch, with the API that the content gets. */
export interface Session<F extends ApiFunction> extends SessionTrace {
  readonly api: ApiFunctions<F>;
}

/** What became of a call. */
export interface Outcome {
  readonly returned: ApiAnswer;
  /** What the API says of errors from now on. */
  readonly error: string;
  readonly refused: boolean;
}

/** Does what a call asks for; `lastError` is the code from before the call. */
export type Perform = (args: readonly unknown[], lastError: string) => Outcome;

/** The call was right. */
export const accept = (returned: ApiAnswer, error = '0'): Outcome => ({ returned, error, refused: false });

/** The call was wrong. */
export const refuse = (error: string, returned: ApiAnswer = 'false'): Outcome => ({ returned, error, refused: true });

/** A save that did not arrive is Moodle's 101; the call itself was right. */
export const saved = (returned: string): Outcome => accept(returned, returned === 'true' ? '0' : '101');

/** An API that content can call, each function also when taken off the object, and the list of its calls. */
export function tracedApi<F extends ApiFunction>(
  perform: Readonly<Record<F, Perform>>,
  { now = Date.now, onCall, around = (_, call) => call() }: Pick<SessionOptions, 'now' | 'onCall' | 'around'>,
): Omit<Session<F>, 'data'> {
  const calls: Call[] = [];
  let lastError = '0';
  const traced = (fn: F) => {
    return (...args: readonly unknown[]): ApiAnswer => {
      const { returned, error, refused } = around(fn, () => perform[fn](args, lastError));
      lastError = error;
      const call: Call = { n: calls.length + 1, time: now(), fn, args, returned, error, refused };
      calls.push(call);
      onCall?.(call);
      return returned;
    };
  };
  return { calls, api: mapValues(perform, traced) };
}

function mapValues<F extends string, T>(record: Readonly<Record<F, unknown>>, make: (name: F) => T): Record<F, T> {
  const made: Partial<Record<F, T>> = {};
  for (const name in record) made[name] = make(name);
  return made as Record<F, T>;
}

/** The data of a runtime, flattened, without what is empty (an empty list stands there as an object), and without these. */
export const filled = (flattened: Readonly<Record<string, unknown>>, ...without: readonly string[]): Cmi =>
  Object.fromEntries(
    Object.entries(flattened)
      .filter(([, value]) => typeof value !== 'object' && value !== '' && value !== undefined)
      .filter(([element]) => !without.includes(element))
      .map(([element, value]) => [element, String(value)]),
  );
