import type { Module } from '../model/module.ts';
import type { PackageContents, PackageFile, PlayerFiles } from '../model/package.ts';
import { scorm12Package } from './scorm12.ts';

/** Makes the files of a package; pure, and throws when it cannot. `controlFiles` are what the format's standard wants beside. */
export type Packager = (module: Module, player: PlayerFiles, controlFiles: readonly PackageFile[]) => PackageContents;

/** Every format a module can be packed in, by the name that stands in `module.yaml` and last in the zip's name. */
export const formats: ReadonlyMap<string, Packager> = new Map([['scorm12', scorm12Package]]);
