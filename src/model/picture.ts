import type { MediaFile } from './module.ts';

/** Formats in which a picture is put into a package. */
export type PictureFormat = 'avif' | 'webp' | 'jpeg' | 'png';

/** One file that is made of a picture. */
export interface PictureCopy {
  /** In the package. */
  readonly path: string;
  readonly format: PictureFormat;
  readonly width: number;
  readonly height: number;
}

/** What a package shows in place of an author's picture; the copies carry nothing of the original but its pixels. */
export interface PicturePlan {
  readonly source: MediaFile;
  readonly copies: readonly PictureCopy[];
}
