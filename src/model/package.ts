/** A file as it lies in a package. */
export interface PackageFile {
  /** ASCII path with `/`, relative to the root of the zip. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The built player that every package carries: `player.js`, `player.css`, `xapi.js`, and the licences of what is in them. */
export type PlayerFiles = readonly PackageFile[];

/** What a packager delivers; it throws when it cannot. */
export interface PackageContents {
  /** Name of the format, the last part of the zip's name, such as `scorm12`. */
  readonly format: string;
  readonly files: readonly PackageFile[];
}
