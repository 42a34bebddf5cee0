import type * as own from './lock.ts';

/** A module whose lessons are open from the start: the build puts this in the place of `lock.ts`. */
export const isLocked: typeof own.isLocked = () => false;

/** There is none to keep. */
export const keepOrder: typeof own.keepOrder = () => {};
