import type { ApiFunction, Call } from './call.ts';
import type { FaultList } from './fault.ts';
import type { LmsName } from './lms-name.ts';
import type { LmsClock, LmsTransport } from './lms-transport.ts';
import type { AttemptPolicy, Cmi } from './policy.ts';
import type { TextLimits } from './scorm12-model.ts';
import type { Session } from './session.ts';

/** What one launch is played with. */
export interface BehaviourOptions {
  /** What the LMS hands over, by its own policy. */
  readonly launch: Cmi;
  readonly transport: LmsTransport;
  readonly clock: LmsClock;
  readonly faults: FaultList;
  readonly onCall?: (call: Call) => void;
  /** SCORM 1.2 in Moodle: the limits of texts where an administrator has set others. */
  readonly limits?: TextLimits;
  /** SCORM 1.2: whether the mastery score of the manifest decides the status; yes, unless told. */
  readonly masteryOverride?: boolean;
  /** Decides what a sloppy LMS answers. */
  readonly seed?: number;
}

/** An LMS that SCORM content can be played in, in one edition. */
export interface Behaviour<F extends ApiFunction> {
  readonly name: LmsName;
  /** What its server keeps, and hands over. */
  readonly policy: AttemptPolicy;
  /** What its page does in one launch. */
  open(options: BehaviourOptions): Session<F>;
}
