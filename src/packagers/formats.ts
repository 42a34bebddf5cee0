import type { Module } from '../model/module.ts';
import type { PackageContents, PackageFile, PackageFormat, PlayerFiles } from '../model/package.ts';
import { scorm12Package } from './scorm12.ts';

/** Makes the files of a package; pure, and throws when it cannot. `controlFiles` are what the format's standard wants beside. */
export type Packager = (module: Module, player: PlayerFiles, controlFiles: readonly PackageFile[]) => PackageContents;

/** The packager of each format. */
export const formats: ReadonlyMap<PackageFormat, Packager> = new Map([['scorm12', scorm12Package]]);
