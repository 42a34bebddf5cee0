import type { SaveStatus } from './save-status.ts';
import type { SaverOptions } from './saver-options.ts';

/** Why a save does not count. */
export type Failure = 'unsaved' | 'refused' | 'logged-out' | 'session-over';

/**
 * So many refusals in a row, by an LMS that is there, are no passing fault: two minutes as saves are tried again. A server that is started
 * anew is back by then, and a learner who was told to open the course anew before that would have met its fault there too.
 */
const mostRefusals = 7;

/** Says what is true of the learner's work, as often as it is another truth. */
export interface SaveVoice {
  /** There is something new, which would be lost if the page went now if it is `urgent`. */
  changed(isUrgent: boolean): void;
  failed(verdict: Failure): void;
  proven(verdict: 'ok' | 'new-version'): void;
  /** The device has kept something, or could not. */
  refresh(): void;
}

/** Starts with nothing said. */
export function createSaveVoice({ tracker, clock, device, onStatus }: SaverOptions): SaveVoice {
  let last = '';
  let trouble: Failure | undefined;
  let refusals = 0;
  let isUrgent = false;

  const tell = (status: SaveStatus) => {
    const key = JSON.stringify(status);
    if (key !== last) onStatus(status);
    last = key;
  };
  const describe = (failure: Failure): SaveStatus => {
    const isOnDevice = device?.holds() ?? false;
    if (failure === 'session-over') return { kind: failure };
    if (failure === 'logged-out') return { kind: failure, isOnDevice };
    if (failure === 'refused' && refusals >= mostRefusals) return { kind: failure, isOnDevice };
    return { kind: isOnDevice ? 'on-device' : 'unsaved' };
  };
  return {
    changed(urgent) {
      isUrgent ||= urgent;
      // In trouble, only until the device has kept it: that is soon, and then it is known what is true; or it has already.
      if (trouble && device?.holds()) tell(describe(trouble));
      else tell({ kind: 'saving', ...((isUrgent || trouble) && { isUrgent: true }) });
    },
    failed(verdict) {
      trouble = verdict;
      refusals = verdict === 'refused' ? refusals + 1 : 0;
      tell(describe(verdict));
    },
    proven(verdict) {
      [trouble, refusals, isUrgent] = [undefined, 0, false];
      const where = tracker.keeps === 'device' ? 'device' : 'lms';
      tell(verdict === 'ok' ? { kind: 'saved', at: clock.now(), where } : { kind: verdict });
    },
    refresh() {
      if (trouble) tell(describe(trouble));
    },
  };
}
