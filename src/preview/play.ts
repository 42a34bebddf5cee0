import type { BehaviourOptions } from './behaviour.ts';
import type { ApiFunction } from './call.ts';
import { faultyCalls, faultyTransport } from './fault.ts';
import type { LmsTransport } from './lms-transport.ts';
import type { Cmi } from './policy.ts';
import { type Around, type Perform, type Session, tracedApi } from './session.ts';

/** What an LMS's page does at each call, and what it holds. */
export interface Engine<F extends ApiFunction> {
  readonly perform: Readonly<Record<F, Perform>>;
  data(): Cmi;
}

/** Gives content the API of an engine, with the faults of the launch around it. */
export function play<F extends ApiFunction>(
  { perform, data }: Engine<F>,
  { clock, faults, onCall }: BehaviourOptions,
  around: Around = faultyCalls(faults, clock),
): Session<F> {
  return { ...tracedApi(perform, { now: clock.now, around, ...(onCall ? { onCall } : {}) }), data };
}

/** The way to the server, with the faults of the launch on it. */
export const wayOf = ({ transport, faults, clock }: BehaviourOptions): LmsTransport =>
  faultyTransport(transport, faults, clock);
