import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PictureCopy } from '../../model/picture.ts';
import { fingerprint } from './recipe.ts';

/** Copies that were made before, in a folder that may be deleted at any time. */
export interface PictureCache {
  /** The copy of a picture, if it lies there and is whole. */
  read(source: Uint8Array, copy: PictureCopy): Promise<Uint8Array | undefined>;
  /** Keeps a copy; a folder that cannot be written to only makes the next build slower. */
  write(source: Uint8Array, copy: PictureCopy, bytes: Uint8Array): Promise<void>;
  /** Takes away what no build has asked for in two months. */
  prune(): Promise<void>;
}

const digestLength = 32;
const keptMs = 60 * 24 * 60 * 60 * 1000;

/**
 * A cache of one file a copy, named by the picture's content, the settings and the versions of the tools. Each begins with a checksum of
 * name and content, so that one that is half-written, altered or put there under another name is not used.
 */
export function pictureCache(folder: string): PictureCache {
  const pathOf = (key: string): string => join(folder, `${key}.bin`);
  return {
    async read(source, copy) {
      const key = keyOf(source, copy);
      const file = await readFile(pathOf(key)).catch(() => undefined);
      if (!file || file.length <= digestLength) return undefined;
      const bytes = new Uint8Array(file.subarray(digestLength));
      if (!checksum(key, bytes).equals(file.subarray(0, digestLength))) return undefined;
      const now = new Date();
      await utimes(pathOf(key), now, now).catch(() => {});
      return bytes;
    },
    async write(source, copy, bytes) {
      const key = keyOf(source, copy);
      const temporary = `${pathOf(key)}.${randomUUID()}.tmp`;
      try {
        await mkdir(folder, { recursive: true });
        await writeFile(temporary, Buffer.concat([checksum(key, bytes), bytes]));
        await rename(temporary, pathOf(key)); // Nobody ever reads half of it.
      } catch {
        await rm(temporary, { force: true }).catch(() => {});
      }
    },
    async prune() {
      for (const name of await readdir(folder).catch(() => [])) {
        const path = join(folder, name);
        const used = await stat(path).catch(() => undefined);
        if (used && Date.now() - used.mtimeMs > keptMs) await rm(path, { force: true }).catch(() => {});
      }
    },
  };
}

const keyOf = (source: Uint8Array, { format, width, height }: PictureCopy): string =>
  createHash('sha256')
    .update(source)
    .update(JSON.stringify([fingerprint, format, width, height]))
    .digest('hex');

const checksum = (key: string, bytes: Uint8Array): Buffer => createHash('sha256').update(key).update(bytes).digest();
