import { contentFiles } from './content-files.ts';
import type { Packager } from './packager.ts';

/** Packs a module for any static host: the content as it is, in whatever folder, with nothing to import. */
export const webPackage: Packager = (module, player) => ({ format: 'web', files: contentFiles(module, player) });
