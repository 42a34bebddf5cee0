import type { ModuleSources } from './content.ts';
import type { ModuleSettings } from './module-yaml.ts';
import { textHash } from './option-letters.ts';
import { plainText } from './source-text.ts';

/**
 * A short hash of all that an author has written for a module: its settings, its lessons and its media. Version and formats do
 * not count. It tells a change that was forgotten, not one that is meant to be hidden.
 * @param lessons paths of the lessons' files, in their order
 * @param cited what the lessons refer to outside their own files, as text
 */
export function contentHash(
  sources: ModuleSources,
  settings: ModuleSettings,
  lessons: readonly string[],
  cited: readonly string[],
): string {
  const { versjon: _, formater: __, ...rest } = settings;
  const texts = new Map(sources.lessons.map(({ path, text }) => [path, plainText(text)]));
  const media = sources.media.map(({ path, bytes }) => [path, bytesHash(bytes)]);
  const credits = sources.credits ? [plainText(sources.credits.text)] : [];
  return textHash(JSON.stringify([rest, lessons.map((path) => texts.get(path)), media, ...credits, ...cited]));
}

/** FNV-1a, 32 bits; of each file once, for a film is long and the preview compiles again and again. */
function bytesHash(bytes: Uint8Array): number {
  const known = hashes.get(bytes);
  if (known !== undefined) return known;
  let hash = 0x811c9dc5;
  for (const byte of bytes) hash = Math.imul(hash ^ byte, 0x01000193);
  hashes.set(bytes, hash >>> 0);
  return hash >>> 0;
}

const hashes = new WeakMap<Uint8Array, number>();
