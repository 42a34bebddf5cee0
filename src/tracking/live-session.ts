import type { Outline } from '../model/outline.ts';
import type { Clock } from './clock.ts';
import { encodeSnapshot } from './codec.ts';
import { type LearningEvent, progressOf, reduce } from './session.ts';
import type { Snapshot } from './snapshot.ts';
import type { Progress } from './tracker.ts';

/** What a session goes on from. */
export interface Beginning {
  /** With the pass mark that counts in this launch. */
  readonly outline: Outline;
  readonly snapshot: Snapshot;
  /** Name of this device in the shares; `''` where it made the registration. */
  readonly writer: string;
  /** What the LMS handed over and nobody can read: it stays there until the learner makes progress. */
  readonly held?: string | undefined;
}

/** The snapshot as it changes while the learner works. */
export interface LiveSession {
  readonly outline: Outline;
  readonly writer: string;
  snapshot(): Snapshot;
  /** Goes on from somewhere else: an LMS has been reached, or another tab has handed over. */
  begin(beginning: Beginning): void;
  /** The snapshot after an event; the same object when nothing changed. */
  apply(event: LearningEvent): Snapshot;
  /** Raises `rev`, so that the next save differs from the last. */
  renew(): void;
  /** From now on what is saved stays as it is, whatever happens on the page. */
  freeze(): void;
  readonly isFrozen: boolean;
  /** Whether a state that nobody can read is still to be left alone. */
  readonly isHeld: boolean;
  /** The packed snapshot that is to be saved now; throws a `TrackingError` where it cannot be packed. */
  state(): string;
  /** What is to be saved now; throws as `state` does. */
  encode(): Progress;
  onChange(listener: (snapshot: Snapshot) => void): void;
}

/** Goes on from a beginning. */
export function liveSession(first: Beginning, clock: Clock): LiveSession {
  let { outline, snapshot, writer, held } = first;
  let kept: Snapshot | undefined;
  const listeners: ((snapshot: Snapshot) => void)[] = [];
  const tell = () => {
    for (const listener of listeners) listener(snapshot);
  };
  const state = () => held ?? encodeSnapshot(outline, kept ?? snapshot);
  return {
    get outline() {
      return outline;
    },
    get writer() {
      return writer;
    },
    snapshot: () => snapshot,
    begin(next) {
      ({ outline, snapshot, writer, held } = next);
      tell();
    },
    apply(event) {
      const next = reduce(outline, snapshot, event, writer);
      if (next === snapshot) return snapshot;
      snapshot = next;
      if (event.type !== 'launched' && event.type !== 'viewed') held = undefined;
      tell();
      return snapshot;
    },
    renew() {
      if (kept) kept = { ...kept, rev: kept.rev + 1 };
      else snapshot = { ...snapshot, rev: snapshot.rev + 1 };
    },
    freeze() {
      kept ??= snapshot;
    },
    get isFrozen() {
      return kept !== undefined;
    },
    get isHeld() {
      return held !== undefined;
    },
    state,
    encode: () => progressOf(outline, kept ?? snapshot, state(), clock.activeSeconds()),
    onChange: (listener) => void listeners.push(listener),
  };
}
