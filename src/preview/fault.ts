import type { ApiFunction } from './call.ts';
import type { LmsClock, LmsTransport } from './lms-transport.ts';
import type { Commit } from './policy.ts';
import { type Around, type Outcome, refuse } from './session.ts';

/** What can go wrong between content, LMS and server. */
export const faultKinds = ['error', 'lie', 'delay', 'cut', 'logged-out', 'block', 'http-500'] as const;

/** One way to go wrong. */
export type FaultKind = (typeof faultKinds)[number];

/** Functions of the API by the names of SCORM 2004; `LMSFinish` is `Terminate` here. */
export const faultPlaces = ['save', 'Initialize', 'Terminate', 'GetValue', 'SetValue', 'Commit'] as const;

/** Where a fault strikes: at one function in either edition, or at every save on its way to the server. */
export type FaultPlace = (typeof faultPlaces)[number];

/** Something that goes wrong, so many times, or until it is taken away. */
export interface Fault {
  /**
   * - `error`: the answer is «false», and nothing happens; with `code`, or 101.
   * - `lie`: the answer is «true», and nothing happens.
   * - `delay`: a beacon arrives `ms` late; what is waited for is answered `ms` late.
   * - `cut`: the connection breaks `before` the save arrives, or `after`.
   * - `logged-out`: the server answers the save with its login page.
   * - `block`: the main thread stands still for `ms`.
   * - `http-500`: the server answers the save with that.
   */
  readonly kind: FaultKind;
  /** `save` unless told. Kinds that belong to the connection strike the save that this function makes. */
  readonly on?: FaultPlace;
  /** How many calls it strikes. */
  readonly times?: number;
  readonly code?: string;
  readonly ms?: number;
  /** Of `cut`; `before` unless told. */
  readonly when?: 'before' | 'after';
}

/** The faults of a launch. They can be changed while it runs, and the same calls meet the same faults. */
export interface FaultList {
  /** Puts these in place of those there are. */
  set(faults: readonly Fault[]): void;
  /** Those that still strike, with what is left of `times`. */
  list(): readonly Fault[];
  /** A call begins or, with `undefined`, is over: one fault strikes all that it sends. */
  enter(fn: ApiFunction | undefined): void;
  /** The fault of the call that has begun. */
  ofCall(): Fault | undefined;
  /** The fault of what is sent now. */
  ofSave(): Fault | undefined;
}

const onConnection: readonly FaultKind[] = ['cut', 'logged-out', 'http-500'];

const placeOf = (fn: ApiFunction): string => (fn === 'LMSFinish' ? 'Terminate' : fn.replace(/^LMS/, ''));

/** A list of faults, of which the first that fits strikes. */
export function faultList(initial: readonly Fault[] = []): FaultList {
  let faults: Fault[] = [...initial];
  let place: string | undefined;
  let struck: Fault | undefined;

  const take = (fits: (fault: Fault) => boolean): Fault | undefined => {
    const index = faults.findIndex((fault) => fault.times !== 0 && fits(fault));
    const fault = faults[index];
    if (fault?.times !== undefined) faults[index] = { ...fault, times: fault.times - 1 };
    return fault;
  };
  return {
    set(next) {
      faults = [...next];
    },
    list: () => faults.filter(({ times }) => times !== 0),
    enter(fn) {
      place = fn && placeOf(fn);
      struck = undefined;
    },
    ofCall: () => take(({ kind, on }) => on === place && place !== undefined && !onConnection.includes(kind)),
    ofSave() {
      struck ??= take(({ kind, on = 'save' }) => on === 'save' || (on === place && onConnection.includes(kind)));
      return struck;
    },
  };
}

/** Lets faults strike the functions of an API. */
export function faultyCalls(faults: FaultList, clock: LmsClock): Around {
  return (fn, call) => {
    faults.enter(fn);
    try {
      const fault = faults.ofCall();
      if (fault?.kind === 'error') return refuseBy(fn, fault);
      if (fault?.kind === 'lie') return { returned: answerOf(fn), error: '0', refused: false };
      if (fault) clock.block(fault.ms ?? 0);
      return call();
    } finally {
      faults.enter(undefined);
    }
  };
}

const answerOf = (fn: ApiFunction): string => (placeOf(fn) === 'GetValue' ? '' : 'true');

/** The call itself was right, so it is not marked as refused. */
const refuseBy = (fn: ApiFunction, { code = '101' }: Fault): Outcome => ({
  ...refuse(code, placeOf(fn) === 'GetValue' ? '' : 'false'),
  refused: false,
});

/** Lets faults strike what goes to the server. */
export function faultyTransport(transport: LmsTransport, faults: FaultList, clock: LmsClock): LmsTransport {
  // A save whose answer was lost has arrived: the beacon that makes up for it brings nothing new.
  const arrived = new WeakSet<Commit>();
  return {
    request(commit: Commit) {
      const fault = faults.ofSave();
      if (!fault) return transport.request(commit);
      if (fault.kind === 'lie') return 'stored';
      if (fault.kind === 'cut') {
        if (fault.when === 'after' && transport.request(commit) === 'stored') arrived.add(commit);
        return 'unreachable';
      }
      if (fault.kind !== 'delay' && fault.kind !== 'block') return 'refused';
      clock.block(fault.ms ?? 0);
      return transport.request(commit);
    },
    beacon(commit: Commit) {
      const fault = faults.ofSave();
      if (!fault) return transport.beacon(commit);
      // The browser has taken it, whatever comes of it.
      if (fault.kind === 'delay') clock.later(fault.ms ?? 0, () => void transport.beacon(commit));
      else if (fault.kind === 'block') {
        clock.block(fault.ms ?? 0);
        return transport.beacon(commit);
      } else if (fault.kind === 'cut' && fault.when === 'after' && !arrived.has(commit))
        return transport.beacon(commit);
      return true;
    },
    isHidden: () => transport.isHidden(),
  };
}

/** Whether a value from outside is a fault. */
export function isFault(value: unknown): value is Fault {
  if (typeof value !== 'object' || value === null) return false;
  const { kind, on, times, code, ms, when }: { readonly [key in keyof Fault]?: unknown } = value;
  return (
    faultKinds.some((known) => known === kind) &&
    (on === undefined || faultPlaces.some((known) => known === on)) &&
    (when === undefined || when === 'before' || when === 'after') &&
    (code === undefined || typeof code === 'string') &&
    [times, ms].every((number) => number === undefined || typeof number === 'number')
  );
}
