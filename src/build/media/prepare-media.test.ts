import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import decodeAvif, { init } from '@jsquash/avif/decode.js';
import { afterAll, describe, expect, it } from 'vitest';
import { exampleSources } from '../../../test/example-sources.ts';
import { converted, photographed, png, primaries, profiled, profileOf } from '../../../test/support/pictures.ts';
import { compile } from '../../compiler/compile.ts';
import type { ModuleContent } from '../../compiler/content.ts';
import { pictureCache } from './picture-cache.ts';
import { prepareMedia } from './prepare-media.ts';

const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))));
const temporary = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'samspill-bilder-'));
  folders.push(folder);
  return folder;
};

/** A module that shows this one picture. */
function moduleWith(name: string, bytes: Uint8Array): ModuleContent {
  const { content, messages } = compile(
    {
      ...exampleSources({ 'nb/start.md': `![Et bilde](../media/${name})` }),
      media: [{ path: `media/${name}`, bytes }],
      credits: { path: 'content/m1/media.yaml', text: `${name}: { kreditt: Ada, lisens: CC0 1.0 }` },
    },
    { newIds: 'memory' },
  );
  if (!content) throw new Error(JSON.stringify(messages));
  return content;
}

const prepared = async (name: string, bytes: Uint8Array, folder?: string) => {
  const { contents, messages } = await prepareMedia([moduleWith(name, bytes)], {
    cache: pictureCache(folder ?? (await temporary())),
  });
  return {
    messages,
    media: new Map(contents.flatMap(({ media }) => media.map(({ path, bytes: file }) => [path, file]))),
  };
};

const wasm = createRequire(import.meta.url).resolve('@jsquash/avif/codec/dec/avif_dec.wasm');
const avifDecoder = (async () => init(await WebAssembly.compile(await readFile(wasm))))();
const pixelsOf = async (avif: Uint8Array | undefined) => {
  await avifDecoder;
  const decoded = await decodeAvif((avif ?? new Uint8Array()).slice().buffer);
  if (!decoded) throw new Error('The copy cannot be decoded');
  return {
    ...decoded,
    at: (x: number, y: number) => [...decoded.data.subarray((y * decoded.width + x) * 4).slice(0, 4)],
    width: decoded.width,
    height: decoded.height,
  };
};

/** Red to the left, blue to the right. */
const halves = (x: number) => (x < 30 ? ([220, 30, 30] as const) : ([30, 30, 220] as const));
const isNear = (found: readonly number[], wanted: readonly number[]) =>
  expect(
    found.every((each, index) => Math.abs(each - (wanted[index] ?? 255)) < 26),
    `${found} is near ${wanted}`,
  ).toBe(true);

describe('the copies of a picture', () => {
  it('are the picture, and the same bytes each time', async () => {
    const picture = png(60, 40, halves);
    const first = await prepared('a.png', picture);
    expect([...first.media.keys()].sort()).toEqual([
      'media/60/a-png.avif',
      'media/60/a-png.jpg',
      'media/60/a-png.webp',
    ]);
    const { at } = await pixelsOf(first.media.get('media/60/a-png.avif'));
    isNear(at(8, 20), [220, 30, 30]);
    isNear(at(52, 20), [30, 30, 220]);
    expect((await prepared('a.png', picture)).media).toEqual(first.media);
  });

  it('keep what can be seen through', async () => {
    const { media } = await prepared(
      'a.png',
      png(60, 40, (x) => [0, 90, 0, x < 30 ? 0 : 255]),
    );
    expect([...media.keys()]).toContain('media/60/a-png.png');
    const { at } = await pixelsOf(media.get('media/60/a-png.avif'));
    expect([at(8, 20)[3], at(52, 20)[3]]).toEqual([0, 255]);
  });

  it('stand upright, and say nothing of where the picture was taken', async () => {
    const held = photographed(await converted(png(60, 40, halves), 'jpeg', 60, 40), 6, 'GPS 59.91 10.75 Granvik');
    const { media } = await prepared('a.jpg', held);
    const { at, width, height } = await pixelsOf(media.get('media/40/a-jpg.avif'));
    expect([width, height]).toEqual([40, 60]);
    isNear(at(20, 8), [220, 30, 30]); // What was to the left is now above.
    for (const [path, file] of media) {
      expect(Buffer.from(file).includes('GPS'), path).toBe(false);
      expect(Buffer.from(file).includes('Exif'), path).toBe(false);
    }
  });

  it('have the colours of the web', async () => {
    const red = await converted(
      png(60, 40, () => [200, 60, 60]),
      'jpeg',
      60,
      40,
    );
    const { media } = await prepared('a.jpg', profiled(red, profileOf(primaries.displayP3)));
    const { at } = await pixelsOf(media.get('media/60/a-jpg.avif'));
    // The same red has more of red, and less of green and blue, in sRGB.
    isNear(at(30, 20), [216, 46, 54]);
    expect(at(30, 20)[0]).toBeGreaterThan(208);
    const { media: same } = await prepared('a.jpg', profiled(red, profileOf(primaries.srgb)));
    expect((await pixelsOf(same.get('media/60/a-jpg.avif'))).at(30, 20)[0]).toBeLessThan(206);
  });

  it('are not made of what only looks like a picture', async () => {
    const broken = png(60, 40, halves);
    broken.fill(7, 45, 70);
    const { messages } = await prepared('a.png', broken);
    expect(messages.map(({ file, rule, severity }) => `${file} ${severity} ${rule}`)).toEqual([
      'content/m1/media/a.png error ulesbart-bilde',
    ]);
  });
});

describe('the cache', () => {
  const picture = png(60, 40, halves);

  it('is used the second time', async () => {
    const folder = await temporary();
    const first = await prepared('a.png', picture, folder);
    const names = await readdir(folder);
    expect(names).toHaveLength(3);
    // Proof that it is read: a valid entry of another content comes out.
    const cache = pictureCache(folder);
    const [copy] = moduleWith('a.png', picture).pictures[0]?.copies ?? [];
    if (!copy) throw new Error('No copy is planned');
    await cache.write(picture, copy, new TextEncoder().encode('from the cache'));
    const { media } = await prepared('a.png', picture, folder);
    expect(new TextDecoder().decode(media.get(copy.path))).toBe('from the cache');
    expect(first.media.size).toBe(media.size);
  });

  it.each([
    ['cut off', (file: Buffer) => file.subarray(0, file.length - 5)],
    ['empty', () => Buffer.alloc(0)],
    ['altered', (file: Buffer) => Buffer.from(file.map((byte, index) => (index === 40 ? byte ^ 1 : byte)))],
  ])('is not believed where it is %s', async (_, spoil) => {
    const folder = await temporary();
    const { media } = await prepared('a.png', picture, folder);
    for (const name of await readdir(folder))
      await writeFile(join(folder, name), spoil(await readFile(join(folder, name))));
    expect((await prepared('a.png', picture, folder)).media).toEqual(media);
  });

  it('is not believed where an entry lies under the name of another', async () => {
    const folder = await temporary();
    const { media } = await prepared('a.png', picture, folder);
    const [first = '', ...rest] = await readdir(folder);
    const other = await readFile(join(folder, first));
    for (const name of rest) await writeFile(join(folder, name), other);
    expect((await prepared('a.png', picture, folder)).media).toEqual(media);
  });

  it('may be missing, or impossible to write to', async () => {
    const file = join(await temporary(), 'fil');
    await writeFile(file, '');
    expect((await prepared('a.png', picture, join(file, 'bilder'))).media.size).toBe(3);
  });
});
