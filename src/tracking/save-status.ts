/**
 * What is true of the learner's work, to be told in words. `saved` is said only of what was proven; `new-version` says
 * that it was saved, and that an administrator has replaced the package meanwhile.
 */
export type SaveStatus =
  /** `isUrgent`: an answer is under way, and leaving now might lose it. */
  | { readonly kind: 'saving'; readonly isUrgent?: boolean }
  /** `where` it is: with the LMS, or only in this browser (the web edition). */
  | { readonly kind: 'saved'; readonly at: Date; readonly where: 'lms' | 'device' }
  | { readonly kind: 'new-version' }
  /** Not in the LMS, which is tried again; but on this device, for the next launch. */
  | { readonly kind: 'on-device' }
  /** Neither there nor here. */
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'logged-out'; readonly isOnDevice: boolean }
  /** The LMS is there, and refuses every save: only a launch from there will help. */
  | { readonly kind: 'refused'; readonly isOnDevice: boolean }
  /** The LMS is there, but would not open a session. */
  | { readonly kind: 'no-contact' }
  /** The LMS takes no more: what is done now is lost, until the course is opened anew from there. */
  | { readonly kind: 'session-over' }
  /** Another tab writes; this one may take over. */
  | { readonly kind: 'other-tab' }
  /** Another tab has taken over, and this one is over. */
  | { readonly kind: 'taken-over' }
  | { readonly kind: 'preview' }
  | { readonly kind: 'review' };

/** Names of what can be true. */
export type SaveStatusKind = SaveStatus['kind'];

/** Whether the learner has work that is not proven to be where it should, and would be asked before leaving. */
export const isAtRisk = (status: SaveStatus): boolean =>
  status.kind === 'saving' ? status.isUrgent === true : atRisk.has(status.kind);

const atRisk: ReadonlySet<SaveStatusKind> = new Set(['on-device', 'unsaved', 'logged-out', 'refused']);
