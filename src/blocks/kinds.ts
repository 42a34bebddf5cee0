import type { BlockDefinition } from './block.ts';

/** Every kind of block there is, but for the test, which is a kind of lesson. */
export const blockKinds: readonly BlockDefinition[] = [
  //
];
