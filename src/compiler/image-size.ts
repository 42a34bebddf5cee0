import type { ImageSize } from '../blocks/block.ts';
import type { MediaFile } from '../model/module.ts';
import { exifOrientation, isOnItsSide } from './exif.ts';

/** Gives the size of a media file by its path; it is read from the head of the file, without decoding the image. */
export function sizesOf(media: readonly MediaFile[]): (path: string) => ImageSize | undefined {
  const files = new Map(media.map(({ path, bytes }) => [path, bytes]));
  return (path) => {
    const bytes = files.get(path);
    return bytes && imageSize(bytes);
  };
}

/** Size of a PNG, JPEG, WebP, GIF, AVIF or SVG, told by what is in it and not by its name. */
export function imageSize(bytes: Uint8Array): ImageSize | undefined {
  for (const read of [png, gif, webp, jpeg, avif, svg]) {
    const size = read(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    if (size && size.width > 0 && size.height > 0) return size;
  }
  return undefined;
}

type Reader = (bytes: Uint8Array, view: DataView) => ImageSize | undefined;

const ascii = (bytes: Uint8Array, start: number, end: number): string =>
  String.fromCharCode(...bytes.subarray(start, end));

/** The header chunk comes first (PNG 5.6). */
const png: Reader = (bytes, view) =>
  bytes.length >= 24 && ascii(bytes, 1, 4) === 'PNG' && ascii(bytes, 12, 16) === 'IHDR'
    ? { width: view.getUint32(16), height: view.getUint32(20) }
    : undefined;

const gif: Reader = (bytes, view) =>
  bytes.length >= 10 && /^GIF8[79]a$/.test(ascii(bytes, 0, 6))
    ? { width: view.getUint16(6, true), height: view.getUint16(8, true) }
    : undefined;

/** Lossy, lossless and extended WebP each have a head of their own (RFC 9649). */
const webp: Reader = (bytes, view) => {
  if (bytes.length < 30 || ascii(bytes, 0, 4) !== 'RIFF' || ascii(bytes, 8, 12) !== 'WEBP') return undefined;
  const chunk = ascii(bytes, 12, 16);
  if (chunk === 'VP8 ') return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
  if (chunk === 'VP8X') return { width: uint24(view, 24) + 1, height: uint24(view, 27) + 1 };
  const bits = view.getUint32(21, true);
  return chunk === 'VP8L' ? { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 } : undefined;
};

const uint24 = (view: DataView, at: number): number => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);

/** As it is shown, when the camera was held upright: goes from segment to segment until the one that tells of the frame (JPEG, SOF0–SOF15 but for DHT, JPG and DAC). */
const jpeg: Reader = (bytes, view) => {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  let orientation = 1;
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff; at += 2 + view.getUint16(at + 2)) {
    const marker = view.getUint8(at + 1);
    if (marker === 0xe1 && ascii(bytes, at + 4, at + 8) === 'Exif')
      orientation = exifOrientation(bytes.subarray(at + 10, at + 2 + view.getUint16(at + 2)));
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    const sides = isFrame && { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (sides) return isOnItsSide(orientation) ? { width: sides.height, height: sides.width } : sides;
  }
  return undefined;
};

/** The property `ispe` stands near the start (HEIF 6.5.3). */
const avif: Reader = (bytes, view) => {
  if (!/^ftyp(?:avif|avis|mif1)$/.test(ascii(bytes, 4, 12))) return undefined;
  const at = ascii(bytes, 0, 4096).indexOf('ispe');
  return at > 0 && at + 16 <= bytes.length
    ? { width: view.getUint32(at + 8), height: view.getUint32(at + 12) }
    : undefined;
};

/** By `width` and `height`, or by the shape of `viewBox` where they are missing or shares of something. */
const svg: Reader = (bytes) => {
  const tag = /<svg\s[^>]*>/.exec(ascii(bytes, 0, 4096))?.[0];
  if (!tag) return undefined;
  const length = (name: string) =>
    Number(new RegExp(String.raw`\s${name}\s*=\s*["']\s*([\d.]+)(?:px)?\s*["']`).exec(tag)?.[1]);
  const [, , width = 0, height = 0] = (/\sviewBox\s*=\s*["']([^"']*)["']/.exec(tag)?.[1] ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number);
  return { width: Math.round(length('width') || width), height: Math.round(length('height') || height) };
};

/** Whether a PNG or WebP may have parts that can be seen through. */
export function isTransparent(bytes: Uint8Array): boolean {
  if (bytes.length < 30) return false;
  if (ascii(bytes, 1, 4) === 'PNG') return [4, 6].includes(bytes[25] ?? 0) || hasTransparency(bytes);
  const chunk = ascii(bytes, 0, 4) === 'RIFF' ? ascii(bytes, 12, 16) : '';
  if (chunk === 'VP8X') return ((bytes[20] ?? 0) & 0x10) !== 0;
  return chunk === 'VP8L' && ((bytes[24] ?? 0) & 0x10) !== 0;
}

/** The chunk `tRNS` stands before the first of the picture itself (PNG 5.6). */
const hasTransparency = (bytes: Uint8Array): boolean => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 8; at + 8 <= bytes.length; at += 12 + view.getUint32(at)) {
    const chunk = ascii(bytes, at + 4, at + 8);
    if (chunk === 'tRNS') return true;
    if (chunk === 'IDAT') return false;
  }
  return false;
};
