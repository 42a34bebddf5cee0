import { audio } from './audio/audio.ts';
import type { BlockDefinition } from './block.ts';
import { sheet } from './sheet/sheet.ts';
import { video } from './video/video.ts';
import { workshop } from './workshop/workshop.ts';

/** Every kind of block there is, but for the test, which is a kind of lesson. */
export const blockKinds: readonly BlockDefinition[] = [
  audio, //
  sheet,
  video,
  workshop,
];
