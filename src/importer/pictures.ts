import { imageSize } from '../compiler/image-size.ts';
import type { ImportedMedia } from './item.ts';

/** How a picture begins, and what its file is called. */
const types: readonly (readonly [head: RegExp, extension: string])[] = [
  [/^\x89PNG/, 'png'],
  [/^\xff\xd8\xff/, 'jpg'],
  [/^GIF8[79]a/, 'gif'],
  [/^RIFF....WEBP/s, 'webp'],
];

/** Gathers pictures under names that no other file has; the same picture is kept once. */
export class Pictures {
  readonly media: ImportedMedia[] = [];
  private readonly stem: string;
  private readonly taken: ReadonlySet<string>;

  /**
   * @param stem what the names begin with
   * @param taken names that are in use, in lower case
   */
  constructor(stem: string, taken: ReadonlySet<string>) {
    this.stem = stem;
    this.taken = taken;
  }

  /** The name of the file of a picture, told by what is in it; nothing for one that no browser shows. */
  add(bytes: Uint8Array): string | undefined {
    const head = String.fromCharCode(...bytes.subarray(0, 12));
    const extension = types.find(([pattern]) => pattern.test(head))?.[1];
    if (extension === undefined || !imageSize(bytes)) return undefined;
    const known = this.media.find((each) => Buffer.from(each.bytes).equals(bytes));
    if (known) return known.name;
    const name = this.freeName(extension);
    this.media.push({ name, bytes });
    return name;
  }

  private freeName(extension: string): string {
    for (let number = this.media.length + 1; ; number++) {
      const name = `${this.stem}-${number}.${extension}`;
      if (!this.taken.has(name) && !this.media.some((each) => each.name === name)) return name;
    }
  }
}
