import { inflateSync } from 'node:zlib';
import { exifOrientation } from '../../compiler/exif.ts';
import { imageSize } from '../../compiler/image-size.ts';

/** What is in a picture by pixels, told by its file and not by its name. */
export type RasterType = 'png' | 'jpeg' | 'webp';

/** What a picture is, as its parts tell without decoding it. */
export interface Raster {
  readonly type: RasterType;
  readonly isAnimated: boolean;
  /** In the four colours of print. */
  readonly isCmyk: boolean;
  /** Whether the end of the file is there. */
  readonly isWhole: boolean;
  /** Whether it is to be turned, in a format where not every program does so. */
  readonly isTurned: boolean;
  /** The ICC profile. */
  readonly profile?: Uint8Array;
}

/** Reads the parts of a picture; nothing if the file is neither PNG, JPEG nor WebP. */
export function readRaster(bytes: Uint8Array): Raster | undefined {
  if (!imageSize(bytes)) return undefined;
  if (tag(bytes, 1, 3) === 'PNG') return readPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
  return tag(bytes, 0, 4) === 'RIFF' && tag(bytes, 8, 4) === 'WEBP' ? readWebp(bytes) : undefined;
}

const tag = (bytes: Uint8Array, start: number, length: number): string =>
  String.fromCharCode(...bytes.subarray(start, start + length));

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

interface Part {
  readonly name: string;
  readonly data: Uint8Array;
}

const partsNamed = (parts: readonly Part[], name: string): readonly Uint8Array[] =>
  parts.filter((part) => part.name === name).map(({ data }) => data);

function readPng(bytes: Uint8Array): Raster {
  const view = viewOf(bytes);
  const parts: Part[] = [];
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    parts.push({ name: tag(bytes, at + 4, 4), data: bytes.subarray(at + 8, at + 8 + view.getUint32(at)) });
  }
  const [profile] = partsNamed(parts, 'iCCP');
  const [exif] = partsNamed(parts, 'eXIf');
  return {
    type: 'png',
    isAnimated: partsNamed(parts, 'acTL').length > 0,
    isCmyk: false,
    isWhole: parts.at(-1)?.name === 'IEND',
    isTurned: exif !== undefined && exifOrientation(exif) > 1,
    // A name, a zero and the method stand before the profile (PNG 11.3.2.3).
    ...(profile && { profile: unpacked(profile.subarray(profile.indexOf(0) + 2)) }),
  };
}

/** Empty where it cannot be read, which is a profile that nobody knows. */
function unpacked(packed: Uint8Array): Uint8Array {
  try {
    return inflateSync(packed, { maxOutputLength: 4 * 2 ** 20 });
  } catch {
    return new Uint8Array();
  }
}

/** The segments before the picture itself; markers without a length do not come there. */
function readJpeg(bytes: Uint8Array): Raster {
  const view = viewOf(bytes);
  let at = 2;
  let components = 3;
  const profile: number[] = [];
  for (; at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; at += 2 + view.getUint16(at + 2)) {
    const marker = bytes[at + 1] ?? 0;
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) components = bytes[at + 9] ?? 3;
    if (marker === 0xe2 && tag(bytes, at + 4, 11) === 'ICC_PROFILE')
      profile.push(...bytes.subarray(at + 18, at + 2 + view.getUint16(at + 2)));
  }
  return {
    type: 'jpeg',
    isAnimated: false,
    isCmyk: components === 4,
    isWhole: endsAfter(bytes, at),
    isTurned: false, // The decoder turns it.
    ...(profile.length > 0 && { profile: Uint8Array.from(profile) }),
  };
}

/** Whether the mark for the end of the picture is there; some cameras write more behind it. */
function endsAfter(bytes: Uint8Array, start: number): boolean {
  for (let at = bytes.length - 2; at > start; at--) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return true;
  return false;
}

function readWebp(bytes: Uint8Array): Raster {
  const view = viewOf(bytes);
  const parts: Part[] = [];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = view.getUint32(at + 4, true);
    parts.push({ name: tag(bytes, at, 4), data: bytes.subarray(at + 8, at + 8 + length) });
    at += 8 + length + (length % 2);
  }
  const [profile] = partsNamed(parts, 'ICCP');
  const [exif] = partsNamed(parts, 'EXIF');
  const tiff = exif && tag(exif, 0, 4) === 'Exif' ? exif.subarray(6) : exif;
  return {
    type: 'webp',
    isAnimated: partsNamed(parts, 'ANIM').length > 0,
    isCmyk: false,
    isWhole: view.getUint32(4, true) + 8 <= bytes.length,
    isTurned: tiff !== undefined && exifOrientation(tiff) > 1,
    ...(profile && { profile }),
  };
}
