import { createRequire } from 'node:module';
import type { PictureFormat } from '../../model/picture.ts';

const require = createRequire(import.meta.url);

/** The codecs; WebAssembly, so that the same picture becomes the same bytes on every machine. */
const tools = ['avif', 'jpeg', 'png', 'resize', 'webp'] as const;

/** What is asked of the encoders. A drawing or a picture of a screen has sharp edges, and needs its colours whole. */
export const settings = {
  photo: {
    avif: { quality: 55, speed: 6, subsample: 1 },
    webp: { quality: 78, method: 4 },
    jpeg: { quality: 80 },
    png: {},
  },
  drawing: {
    avif: { quality: 60, speed: 6, subsample: 3 },
    webp: { quality: 85, method: 4, use_sharp_yuv: 1 },
    jpeg: { quality: 88, auto_subsample: false, chroma_subsample: 1 },
    png: {},
  },
} as const satisfies Record<string, Record<PictureFormat, object>>;

/** Which settings a picture gets. */
export type Recipe = keyof typeof settings;

/** Raise it when the way a copy is made changes otherwise than by settings or tools. */
const edition = 1;

/** All that a copy depends on beside its picture, as text: the settings, and the versions of the tools. */
export const fingerprint = JSON.stringify([
  edition,
  settings,
  tools.map((name) => [name, (require(`@jsquash/${name}/package.json`) as { version: string }).version]),
]);
