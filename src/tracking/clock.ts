/** Time as tracking sees it: the page's, or a virtual one in tests. */
export interface Clock {
  now(): Date;
  /** Active time in this launch, in seconds; never falls. */
  activeSeconds(): number;
  /** Runs `action` once after `ms` milliseconds, in a task of its own; the result cancels it. */
  after(ms: number, action: () => void): () => void;
}
