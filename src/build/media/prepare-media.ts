import { fileURLToPath } from 'node:url';
import type { ModuleContent } from '../../compiler/content.ts';
import type { ContentMessage } from '../../model/message.ts';
import type { MediaFile } from '../../model/module.ts';
import type { PictureCopy, PicturePlan } from '../../model/picture.ts';
import { cleanSvg } from './clean-svg.ts';
import { type PictureCache, pictureCache } from './picture-cache.ts';
import type { PictureAnswer } from './picture-job.ts';
import { runJobs } from './picture-pool.ts';
import { readRaster } from './raster.ts';

/** Not in git, and kept by `npm ci`; the same for every project that is built with these tools. */
const cacheFolder = fileURLToPath(new URL('../../../.cache/bilder/', import.meta.url));

interface PrepareOptions {
  readonly cache?: PictureCache;
  /** Hears what takes time, one line at a time, in Norwegian. */
  readonly onProgress?: ((line: string) => void) | undefined;
}

/** Modules with the media that go into their packages, and pictures that could not be made copies of. */
interface Prepared {
  readonly contents: readonly ModuleContent[];
  readonly messages: readonly ContentMessage[];
}

/** A picture whose copies are not in the cache. */
interface Missing extends PicturePlan {
  readonly module: string;
}

/** Makes the copies of all pictures, or takes them from the cache, and cleans the drawings: what `checkMedia` has let through. */
export async function prepareMedia(
  contents: readonly ModuleContent[],
  { cache = pictureCache(cacheFolder), onProgress }: PrepareOptions = {},
): Promise<Prepared> {
  const made = new Map<PictureCopy, Uint8Array>();
  const missing: Missing[] = [];
  for (const { id, pictures } of contents) {
    for (const { source, copies } of pictures) {
      const cached = await Promise.all(copies.map((copy) => cache.read(source.bytes, copy)));
      for (const [index, bytes] of cached.entries()) if (bytes && copies[index]) made.set(copies[index], bytes);
      const rest = copies.filter((copy) => !made.has(copy));
      if (rest.length > 0) missing.push({ module: id, source, copies: rest });
    }
  }
  const unreadable = await makeMissing(missing, made, { cache, onProgress });
  const ready = contents.map((content) => ({ ...content, media: mediaOf(content, made), pictures: [] }));
  return unreadable.length > 0 ? { contents: [], messages: unreadable } : { contents: ready, messages: [] };
}

async function makeMissing(
  missing: readonly Missing[],
  made: Map<PictureCopy, Uint8Array>,
  { cache, onProgress }: Required<Pick<PrepareOptions, 'cache'>> & PrepareOptions,
): Promise<readonly ContentMessage[]> {
  if (missing.length === 0) return [];
  onProgress?.(`lager ${missing.length} ${missing.length === 1 ? 'bilde' : 'bilder'} i flere størrelser`);
  const unreadable: ContentMessage[] = [];
  const keep = async (index: number, answer: PictureAnswer): Promise<void> => {
    const picture = missing[index];
    if (!picture) return;
    if (!answer) unreadable.push(cannotBeRead(picture));
    for (const [at, bytes] of (answer ?? []).entries()) {
      const copy = picture.copies[at];
      if (!copy) continue;
      made.set(copy, bytes);
      await cache.write(picture.source.bytes, copy, bytes);
    }
  };
  await runJobs(missing.map(jobOf), keep);
  await cache.prune();
  return unreadable;
}

function jobOf({ source: { bytes }, copies }: PicturePlan) {
  const { type = 'jpeg', profile } = readRaster(bytes) ?? {};
  return { bytes, type, copies, ...(profile && { profile }) };
}

const cannotBeRead = ({ module, source }: Missing): ContentMessage => ({
  file: `content/${module}/${source.path}`,
  line: 1,
  column: 1,
  severity: 'error',
  rule: 'ulesbart-bilde',
  text: 'Bildet lar seg ikke lese. Åpne det i et bildeprogram, og lagre det på nytt som png eller jpg.',
});

function mediaOf({ media, pictures }: ModuleContent, made: ReadonlyMap<PictureCopy, Uint8Array>): MediaFile[] {
  const copies = pictures.flatMap((picture) =>
    picture.copies.flatMap((copy): MediaFile[] => {
      const bytes = made.get(copy);
      return bytes ? [{ path: copy.path, bytes }] : [];
    }),
  );
  return [...media.map(cleaned), ...copies];
}

function cleaned(file: MediaFile): MediaFile {
  if (!/\.svg$/i.test(file.path)) return file;
  const bytes = cleanSvg(file.bytes).bytes;
  if (!bytes) throw new Error(`${file.path} was let through although it cannot be cleaned`);
  return { ...file, bytes };
}
