import type { Outline } from '../../model/outline.ts';
import { mergeStates } from '../merge.ts';
import type { Probe } from '../probe.ts';
import { nothingKnown, type Progress, type Tracker, TrackingError } from '../tracker.ts';

/** Where a browser keeps one text. Both throw where it keeps nothing, or has no room. */
export interface Shelf {
  /** `null` where there is nothing yet. */
  get(): string | null;
  set(text: string): void;
  remove(): void;
}

/** What one browser remembers of a learner's work, in JSON. */
interface Kept {
  readonly state: string;
  readonly location: string;
}

/**
 * Keeps the learner's work in this browser alone, for the web edition. Where the browser keeps nothing, everything works, and it is
 * said that nothing is saved. The probe reads back what was written.
 */
export function webTracker(outline: Outline, shelf: Shelf): { readonly tracker: Tracker; readonly probe: Probe } {
  const isUsable = holds(shelf);
  let phase: 'new' | 'open' | 'closed' = 'new';
  /** As it was read or written last. */
  let known: string | null = null;

  const mustBeOpen = (call: string) => {
    if (phase !== 'open') throw new TrackingError('web', call, 'closed', `Session is ${phase}`);
  };
  const write = ({ state, location }: Progress) => {
    if (!isUsable) return;
    const there = shelf.get();
    const other = there !== known && there !== null ? keptOf(there) : undefined;
    const merged = other ? mergeStates(outline, state, other.state) : state;
    if (merged === undefined)
      throw new TrackingError('web', 'save', 'other', 'Another tab has written what we cannot read');
    const text = JSON.stringify({ state: merged, location } satisfies Kept);
    shelf.set(text);
    known = text;
  };
  const attempt = (call: string, progress: Progress) => {
    try {
      write(progress);
    } catch (cause) {
      if (cause instanceof TrackingError) throw cause;
      throw new TrackingError('web', call, 'storage', String(cause), { cause });
    }
  };
  return {
    tracker: {
      name: 'web',
      keeps: isUsable ? 'device' : 'nothing',
      async open() {
        if (phase !== 'new') throw new TrackingError('web', 'open', 'opened', 'Session was opened before');
        phase = 'open';
        known = isUsable ? shelf.get() : null;
        const { state, location } = keptOf(known ?? '');
        return { ...nothingKnown, state, location, attempt: 'web' };
      },
      async save(progress) {
        mustBeOpen('save');
        attempt('save', progress);
      },
      async recordAnswer() {
        mustBeOpen('recordAnswer'); // It is in the state.
      },
      forget() {
        shelf.remove();
        known = null;
      },
      doubt() {},
      confirm() {},
      async close(progress) {
        if (phase === 'closed') return;
        mustBeOpen('close');
        phase = 'closed';
        attempt('close', progress);
      },
    },
    probe: async () => {
      try {
        return shelf.get() === known ? 'ok' : 'offline';
      } catch {
        return 'offline';
      }
    },
  };
}

/** Whether what is written can be read again; some browsers throw, some forget. */
function holds(shelf: Shelf): boolean {
  try {
    const before = shelf.get();
    shelf.set(before ?? '');
    return shelf.get() === (before ?? '');
  } catch {
    return false;
  }
}

/** What is no JSON of ours is a state that cannot be read. */
function keptOf(text: string): Kept {
  try {
    const value: unknown = JSON.parse(text);
    const [state, location] = ['state', 'location'].map((name) => Reflect.get(Object(value), name));
    if (typeof state === 'string') return { state, location: typeof location === 'string' ? location : '' };
  } catch {
    // Told below.
  }
  return { state: text, location: '' };
}
