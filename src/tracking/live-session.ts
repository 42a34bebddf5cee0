import type { Outline } from '../model/outline.ts';
import type { Clock } from './clock.ts';
import { encodeSnapshot } from './codec.ts';
import { type LearningEvent, progressOf, reduce } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import type { Start } from './start.ts';
import type { Progress } from './tracker.ts';

/** The snapshot as it changes while the learner works. */
export interface LiveSession {
  snapshot(): Snapshot;
  /** The snapshot after an event; the same object when nothing changed. */
  apply(event: LearningEvent): Snapshot;
  /** Raises `rev`, so that the next save differs from the last. */
  renew(): void;
  /** What is to be saved now. */
  encode(): Progress;
  onChange(listener: (snapshot: Snapshot) => void): void;
}

/** Goes on from a start; `stateText` is what the LMS handed over, and stays there while it is unreadable. */
export function liveSession(outline: Outline, start: Start, stateText: string, clock: Clock): LiveSession {
  let { snapshot } = start;
  let isHeld = start.fault !== undefined;
  const listeners: ((snapshot: Snapshot) => void)[] = [];
  return {
    snapshot: () => snapshot,
    apply(event) {
      const next = reduce(outline, snapshot, event);
      if (next === snapshot) return snapshot;
      snapshot = next;
      if (event.type !== 'launched' && event.type !== 'viewed') isHeld = false;
      for (const listener of listeners) listener(snapshot);
      return snapshot;
    },
    renew() {
      snapshot = { ...snapshot, rev: snapshot.rev + 1 };
    },
    encode() {
      const state = isHeld ? stateText : encodeSnapshot(outline, snapshot);
      return progressOf(outline, snapshot, state, clock.activeSeconds());
    },
    onChange: (listener) => void listeners.push(listener),
  };
}
