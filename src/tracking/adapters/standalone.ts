import { nothingKnown, type Tracker, TrackingError } from '../tracker.ts';

/** Stands in where there is no LMS: everything works, nothing is kept. */
export function standaloneTracker(): Tracker {
  let phase: 'new' | 'open' | 'closed' = 'new';
  const mustBeOpen = (call: string) => {
    if (phase !== 'open') throw new TrackingError('standalone', call, 'closed', `Session is ${phase}`);
  };
  return {
    name: 'standalone',
    keeps: 'nothing',
    async open() {
      if (phase !== 'new') throw new TrackingError('standalone', 'open', 'opened', 'Session was opened before');
      phase = 'open';
      return nothingKnown;
    },
    async save() {
      mustBeOpen('save');
    },
    async recordAnswer() {
      mustBeOpen('recordAnswer');
    },
    doubt() {},
    confirm() {},
    async close() {
      if (phase === 'closed') return;
      mustBeOpen('close');
      phase = 'closed';
    },
  };
}
