import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import encodeAvif, { init as initAvifEncoder } from '@jsquash/avif/encode.js';
import decodeJpeg, { init as initJpegDecoder } from '@jsquash/jpeg/decode.js';
import encodeJpeg, { init as initJpegEncoder } from '@jsquash/jpeg/encode.js';
import decodePng, { init as initPngDecoder } from '@jsquash/png/decode.js';
import encodePng, { init as initPngEncoder } from '@jsquash/png/encode.js';
import resize, { initResize } from '@jsquash/resize';
import decodeWebp, { init as initWebpDecoder } from '@jsquash/webp/decode.js';
import encodeWebp, { init as initWebpEncoder } from '@jsquash/webp/encode.js';
import type { PictureCopy } from '../../model/picture.ts';
import { readProfile } from './colour.ts';
import type { PictureJob } from './picture-job.ts';
import { type Recipe, settings } from './recipe.ts';

/** Pixels in RGBA; the codecs are written for browsers, which have a class for it. */
class Pixels {
  readonly data: Uint8ClampedArray<ArrayBuffer>;
  readonly width: number;
  readonly height: number;
  readonly colorSpace: 'srgb' | 'display-p3' = 'srgb';

  constructor(data: Uint8ClampedArray<ArrayBuffer>, width: number, height: number) {
    this.data = data;
    this.width = width;
    this.height = height;
  }
}
Object.defineProperty(globalThis, 'ImageData', { value: Pixels, configurable: true });

const require = createRequire(import.meta.url);

/** Node has it; its types tell only of what it gives. */
declare const WebAssembly: { compile(bytes: Uint8Array): Promise<WebAssembly.Module> };

const wasm = async (path: string): Promise<WebAssembly.Module> =>
  WebAssembly.compile(await readFile(require.resolve(`@jsquash/${path}`)));

/** In a browser the codecs fetch their own files; here they are given them, once a thread. */
const ready = (async () => {
  const png = await wasm('png/codec/pkg/squoosh_png_bg.wasm');
  await Promise.all([
    initAvifEncoder(await wasm('avif/codec/enc/avif_enc.wasm')),
    initJpegDecoder(await wasm('jpeg/codec/dec/mozjpeg_dec.wasm')),
    initJpegEncoder(await wasm('jpeg/codec/enc/mozjpeg_enc.wasm')),
    initPngDecoder(png),
    initPngEncoder(png),
    initResize(await wasm('resize/lib/resize/pkg/squoosh_resize_bg.wasm')),
    initWebpDecoder(await wasm('webp/codec/dec/webp_dec.wasm')),
    initWebpEncoder(await wasm('webp/codec/enc/webp_enc_simd.wasm')),
  ]);
})();

/** The copies of a picture, in the order asked for: turned upright, in the colours of the web, and with nothing of its file but the pixels. */
export async function makeCopies({ bytes, type, profile, copies }: PictureJob): Promise<readonly Uint8Array[]> {
  await ready;
  const whole = await decode(bytes, type);
  const colours = profile && readProfile(profile);
  const recipe: Recipe = type === 'png' ? 'drawing' : 'photo';
  const sized = new Map<number, Pixels>();
  const made: Uint8Array[] = [];
  for (const copy of copies) {
    let pixels = sized.get(copy.width);
    if (!pixels) {
      pixels = await atSize(whole, copy);
      if (colours?.kind === 'matrix') colours.toSrgb(pixels.data);
      sized.set(copy.width, pixels);
    }
    made.push(new Uint8Array(await encode(pixels, copy, recipe)));
  }
  return made;
}

function decode(bytes: Uint8Array, type: PictureJob['type']): Promise<Pixels> {
  const { buffer } = bytes.slice();
  if (type === 'png') return decodePng(buffer);
  return type === 'webp' ? decodeWebp(buffer) : decodeJpeg(buffer, { preserveOrientation: true });
}

/** Never the picture itself, whose colours are still those of its file. */
const atSize = async (pixels: Pixels, { width, height }: PictureCopy): Promise<Pixels> =>
  pixels.width === width && pixels.height === height
    ? new Pixels(pixels.data.slice(), width, height)
    : resize(pixels, { width, height });

function encode(pixels: Pixels, { format }: PictureCopy, recipe: Recipe): Promise<ArrayBuffer> {
  const chosen = settings[recipe];
  if (format === 'avif') return encodeAvif(pixels, chosen.avif);
  if (format === 'webp') return encodeWebp(pixels, chosen.webp);
  return format === 'jpeg' ? encodeJpeg(pixels, chosen.jpeg) : encodePng(pixels);
}
