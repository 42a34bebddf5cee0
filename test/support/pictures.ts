import { crc32, deflateSync } from 'node:zlib';
import { makeCopies } from '../../src/build/media/codecs.ts';

/** A colour, with how much can be seen of it where it is not all; 0–255. */
type Colour = readonly [red: number, green: number, blue: number, alpha?: number];

const ascii = (text: string): Buffer => Buffer.from(text, 'latin1');

const uint32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};

const chunk = (name: string, data: Uint8Array): Buffer =>
  Buffer.concat([uint32(data.length), ascii(name), data, uint32(crc32(data, crc32(ascii(name))))]);

/** A PNG of the colour that `at` gives each pixel, with chunks of its own before the picture. */
export function png(
  width: number,
  height: number,
  at: (x: number, y: number) => Colour,
  chunks: Readonly<Record<string, Uint8Array>> = {},
): Uint8Array {
  const rows = Array.from({ length: height }, (_, y) => {
    const pixels = Array.from({ length: width }, (_, x) => {
      const [red, green, blue, alpha = 255] = at(x, y);
      return [red, green, blue, alpha];
    });
    return [0, ...pixels.flat()];
  });
  const hasAlpha = at(0, 0).length === 4;
  const lines = hasAlpha
    ? rows
    : rows.map(([filter = 0, ...row]) => [filter, ...row.filter((_, index) => index % 4 < 3)]);
  const head = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, hasAlpha ? 6 : 2, 0, 0, 0])]);
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      chunk('IHDR', head),
      ...Object.entries(chunks).map(([name, data]) => chunk(name, data)),
      chunk('IDAT', deflateSync(Buffer.from(lines.flat()))),
      chunk('IEND', new Uint8Array()),
    ]),
  );
}

/** The same as a JPEG or WebP. */
export async function converted(
  bytes: Uint8Array,
  format: 'jpeg' | 'webp',
  width: number,
  height: number,
): Promise<Uint8Array> {
  const [made] = await makeCopies({ bytes, type: 'png', copies: [{ path: 'a', format, width, height }] });
  if (!made) throw new Error('No picture came of it');
  return made;
}

/** A JPEG with one more segment right behind its start. */
const withSegment = (jpeg: Uint8Array, marker: number, data: Uint8Array): Uint8Array => {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(data.length + 2);
  return new Uint8Array(
    Buffer.concat([jpeg.subarray(0, 2), Buffer.from([0xff, marker]), length, data, jpeg.subarray(2)]),
  );
};

/** What a camera noted: how it was held, and words for where. */
export const exif = (orientation: number, place = ''): Uint8Array =>
  new Uint8Array(
    Buffer.concat([
      ascii('MM\0*'),
      uint32(8),
      Buffer.from([0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]),
      ascii(place),
    ]),
  );

/** A JPEG as a camera writes it. */
export const photographed = (jpeg: Uint8Array, orientation: number, place?: string): Uint8Array =>
  withSegment(jpeg, 0xe1, Buffer.concat([ascii('Exif\0\0'), exif(orientation, place)]));

/** A JPEG whose colours are those of a profile. */
export const profiled = (jpeg: Uint8Array, profile: Uint8Array): Uint8Array =>
  withSegment(jpeg, 0xe2, Buffer.concat([ascii('ICC_PROFILE\0'), Buffer.from([1, 1]), profile]));

/** Primaries of a colour space under D50, as XYZ of red, green and blue. */
export const primaries = {
  srgb: [0.4360747, 0.2225045, 0.0139322, 0.3850649, 0.7168786, 0.0971045, 0.1430804, 0.0606169, 0.7141733],
  displayP3: [0.51512, 0.2412, -0.00105, 0.29198, 0.69225, 0.04189, 0.1571, 0.06657, 0.78407],
} as const;

const fixed = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(Math.round(value * 65_536));
  return bytes;
};

/** A colour profile of these primaries, with the curve of sRGB; without them, one that only a printer has use for. */
export function profileOf(xyz?: readonly number[], space = 'RGB '): Uint8Array {
  const curve = Buffer.concat([
    ascii('para'),
    uint32(0),
    Buffer.from([0, 3, 0, 0]),
    ...[2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].map(fixed),
  ]);
  const points = [0, 3, 6].map((at) =>
    Buffer.concat([ascii('XYZ '), uint32(0), ...(xyz ?? []).slice(at, at + 3).map(fixed)]),
  );
  const names = xyz ? ['rXYZ', 'gXYZ', 'bXYZ', 'rTRC', 'gTRC', 'bTRC'] : [];
  const start = 132 + names.length * 12;
  const places = [0, 20, 40, 60, 60, 60].map((at) => uint32(start + at));
  const tags = names.map((name, index) => Buffer.concat([ascii(name), places[index] ?? uint32(0), uint32(20)]));
  const head = Buffer.alloc(128);
  head.write(space, 16, 'latin1');
  return new Uint8Array(Buffer.concat([head, uint32(names.length), ...tags, ...points, curve]));
}
