import type { PictureCopy } from '../../model/picture.ts';
import type { RasterType } from './raster.ts';

/** What a worker is asked for: copies of one picture. */
export interface PictureJob {
  readonly bytes: Uint8Array;
  readonly type: RasterType;
  /** The ICC profile, unpacked. */
  readonly profile?: Uint8Array;
  readonly copies: readonly PictureCopy[];
}

/** What a worker answers: a file for each copy, or nothing where the picture cannot be decoded. */
export type PictureAnswer = readonly Uint8Array[] | undefined;
