import { describe, expect, it } from 'vitest';
import { imageSize, sizesOf } from './image-size.ts';

const text = (value: string): number[] => [...value].map((sign) => sign.charCodeAt(0));
const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  new Uint8Array(parts.flatMap((part) => (typeof part === 'string' ? text(part) : [...part])));
const zeros = (count: number): number[] => Array.from({ length: count }, () => 0);

const png = bytes([0x89], 'PNG\r\n\u001a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 3, 192, 0, 0, 1, 224]);

describe('the size of an image', () => {
  it.each<[string, Uint8Array, number, number]>([
    ['PNG', png, 960, 480],
    ['GIF', bytes('GIF89a', [0x2c, 0x01, 0xc8, 0x00]), 300, 200],
    [
      'JPEG, behind its other segments',
      bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2, 0xff, 0xc4, 0, 3, 9], [0xff, 0xc2, 0, 17, 8, 1, 44, 2, 88, 3]),
      600,
      300,
    ],
    ['WebP, lossy', bytes('RIFF', zeros(4), 'WEBPVP8 ', zeros(10), [0x20, 0x03, 0x58, 0x02]), 800, 600],
    ['WebP, lossless', bytes('RIFF', zeros(4), 'WEBPVP8L', zeros(4), [0x2f, 0x1f, 0xc3, 0x95, 0], zeros(5)), 800, 600],
    ['WebP, extended', bytes('RIFF', zeros(4), 'WEBPVP8X', zeros(8), [0xbf, 3, 0, 0xdf, 1, 0]), 960, 480],
    ['AVIF', bytes(zeros(4), 'ftypavif', zeros(60), 'ispe', zeros(4), [0, 0, 4, 0, 0, 0, 3, 0]), 1024, 768],
    ['SVG with a size', bytes('<?xml version="1.0"?>\n<svg xmlns="x" width="640px" height=\'360\'>'), 640, 360],
    ['SVG with a shape alone', bytes('<svg width="100%" viewBox="0 0 800,450.4">'), 800, 450],
  ])('%s', (_, file, width, height) => {
    expect(imageSize(file)).toEqual({ width, height });
  });

  it.each([
    ['nothing', bytes()],
    ['no image', bytes('Dette er en tekst, og ikke noe bilde i det hele tatt.')],
    ['a file that was cut', png.subarray(0, 20)],
    ['a JPEG without a frame', bytes([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1, 2])],
    ['an SVG that says nothing', bytes('<svg xmlns="x">')],
    ['an image of no size', bytes('GIF89a', zeros(4))],
  ])('is not known of %s', (_, file) => {
    expect(imageSize(file)).toBeUndefined();
  });

  it('is found by path', () => {
    const sizeOf = sizesOf([{ path: 'media/a.png', bytes: png }]);
    expect(sizeOf('media/a.png')).toEqual({ width: 960, height: 480 });
    expect(sizeOf('media/b.png')).toBeUndefined();
  });
});
