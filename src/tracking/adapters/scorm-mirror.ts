import { isPassing } from '../tracker.ts';
import { isUnsupported, type ScormCalls } from './scorm-calls.ts';

/** What the LMS is known to hold, so that only what changed is written, and what may be lost is healed. */
export interface ScormMirror {
  /** Notes a value that was read from the LMS. */
  know(element: string, value: string): void;
  /** Writes a value; throws what the LMS refuses. */
  set(element: string, value: string): void;
  /** Writes a value unless the LMS has it. A refusal is kept for `commit`, so that the other values still get there. */
  put(element: string, value: string): void;
  /**
   * Writes a value unless the LMS has it, of an element that the course can do without: it must not keep the rest from
   * being saved. Once refused, it is not offered again, unless the LMS had a fault. Gives the refusal, but for an element
   * that the LMS does not have.
   */
  offer(element: string, value: string): unknown;
  /** Whether the LMS has this value, as far as is known. */
  has(element: string, value: string): boolean;
  /** Heals what is suspect, and commits; throws the first refusal since the last commit, and then is in doubt. */
  commit(): void;
  /** What was committed since the last `confirm` may be lost, and the next save writes every value. */
  doubt(): void;
  /** What has been committed, and not been doubted since, is proven. */
  confirm(): void;
  /** Elements whose value is not proven to be in the LMS. */
  unproven(): readonly string[];
}

/** How far a value has come that is not proven: not committed, committed, or committed and doubted. */
type Standing = 'unsent' | 'sent' | 'suspect';

const stateElement = 'cmi.suspend_data';

/** Another legal value of an element; `undefined` where none is needed. */
export type DecoyOf = (element: string, value: string) => string | undefined;

/**
 * Starts with nothing known. `decoyOf` is for an LMS that never sends again what it has sent in vain, until it changes;
 * without it, what is in doubt is merely written once more.
 */
export function scormMirror(lms: ScormCalls, decoyOf: DecoyOf = () => undefined): ScormMirror {
  const held = new Map<string, string>();
  const standing = new Map<string, Standing>();
  const stale = new Set<string>();
  let refusal: unknown;
  let stateProven = false;

  const has = (element: string, value: string) => held.get(element) === value && !stale.has(element);
  const move = (from: Standing, to: Standing) => {
    for (const [element, at] of standing) if (at === from) standing.set(element, to);
  };
  const set = (element: string, value: string) => {
    // A state that the LMS neither took nor refused, or cut short at the first save, would be lost in silence.
    const certain = lms.set(element, value);
    if (element === stateElement && !(certain && stateProven)) proveState(lms, value);
    stateProven ||= element === stateElement;
    if (held.get(element) !== value) standing.set(element, 'unsent');
    held.set(element, value);
    stale.delete(element);
  };
  const attempt = (write: () => unknown): boolean => {
    try {
      write();
      return true;
    } catch (error) {
      refusal ??= error;
      return false;
    }
  };
  const send = () => {
    // Before the answer: Moodle counts a value as sent as soon as it is on its way.
    move('unsent', 'sent');
    lms.commit();
  };
  /** In SCORM 1.2 a value that Moodle has sent in vain goes again only after another one has (ux-reliability.md §5.2). */
  const heal = () => {
    const suspects = [...held].filter(([element]) => standing.get(element) === 'suspect');
    const decoys = suspects.flatMap(([element, value]) => {
      const decoy = decoyOf(element, value);
      if (decoy === undefined) return [];
      if (attempt(() => lms.set(element, decoy))) return [{ element, value }];
      // Tried once and told: what cannot be healed must not keep the rest from being saved.
      standing.delete(element);
      return [];
    });
    try {
      if (decoys.length > 0) send();
    } finally {
      // Whatever became of the commit: the page may go at any time, and the LMS then takes what was set last.
      for (const { element, value } of decoys) attempt(() => lms.set(element, value));
    }
    move('suspect', 'unsent');
  };
  const doubt = () => {
    move('sent', 'suspect');
    for (const element of held.keys()) stale.add(element);
  };
  return {
    know: (element, value) => held.set(element, value),
    set,
    put(element, value) {
      if (!has(element, value)) attempt(() => set(element, value));
    },
    offer: offerOf(has, set),
    has,
    commit() {
      try {
        heal();
        send();
        if (refusal) throw refusal;
      } catch (error) {
        doubt();
        throw refusal ?? error;
      } finally {
        refusal = undefined;
      }
    },
    doubt,
    confirm() {
      for (const [element, at] of standing) if (at === 'sent') standing.delete(element);
    },
    unproven: () => [...standing.keys()],
  };
}

function offerOf(has: ScormMirror['has'], set: ScormMirror['set']): ScormMirror['offer'] {
  const declined = new Set<string>();
  return (element, value) => {
    const everywhere = element.replace(/\d+/g, 'n');
    if (declined.has(element) || declined.has(everywhere) || has(element, value)) return undefined;
    try {
      set(element, value);
      return undefined;
    } catch (error) {
      const isLacking = isUnsupported(error);
      if (isLacking) declined.add(everywhere);
      else if (!isPassing(error)) declined.add(element);
      return isLacking ? undefined : error;
    }
  };
}

function proveState(lms: ScormCalls, value: string): void {
  const back = lms.get(stateElement);
  if (back.value === value) return;
  throw lms.misread(stateElement, back.code, `gave back ${back.value.length} of ${value.length} characters`);
}
