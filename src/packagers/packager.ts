import type { Module } from '../model/module.ts';
import type { PackageContents, PackageFile, PlayerFiles } from '../model/package.ts';

/** Makes the files of a package; pure, and throws when it cannot. `controlFiles` are what the format's standard wants beside. */
export type Packager = (module: Module, player: PlayerFiles, controlFiles: readonly PackageFile[]) => PackageContents;
