import { TrackingError } from '../tracker.ts';
import type { Scorm12Calls } from './scorm12-calls.ts';

/** What the LMS is known to hold, so that only what changed is written. */
export interface Scorm12Mirror {
  /** Notes a value that was read from the LMS. */
  know(element: string, value: string): void;
  /** Writes a value unless the LMS has it. A refusal is kept for `commit`, so that the other values still get there. */
  put(element: string, value: string): void;
  /** Commits; throws the first refusal since the last commit, then nothing counts as known any more. */
  commit(): void;
  /** Forgets everything: the next save writes every value again. */
  doubt(): void;
}

const stateElement = 'cmi.suspend_data';

/** Starts with nothing known. */
export function scorm12Mirror(lms: Scorm12Calls): Scorm12Mirror {
  const known = new Map<string, string>();
  const written = new Map<string, string>();
  let refusal: unknown;
  let stateProven = false;

  const proveState = (value: string) => {
    const back = lms.get(stateElement);
    if (back.value === value) return;
    throw new TrackingError(
      'scorm12',
      `LMSGetValue("${stateElement}")`,
      back.code,
      `gave back ${back.value.length} of ${value.length} characters`,
    );
  };
  const doubt = () => {
    known.clear();
    written.clear();
  };
  return {
    know: (element, value) => known.set(element, value),
    put(element, value) {
      if ((written.get(element) ?? known.get(element)) === value) return;
      try {
        // A state that the LMS neither took nor refused, or cut short at the first save, would be lost in silence.
        const certain = lms.set(element, value);
        if (element === stateElement && !(certain && stateProven)) proveState(value);
        stateProven ||= element === stateElement;
        written.set(element, value);
      } catch (error) {
        refusal ??= error;
      }
    },
    commit() {
      const first = refusal;
      refusal = undefined;
      try {
        lms.commit();
        if (first) throw first;
      } catch (error) {
        doubt();
        throw first ?? error;
      }
      for (const [element, value] of written) known.set(element, value);
      written.clear();
    },
    doubt,
  };
}
