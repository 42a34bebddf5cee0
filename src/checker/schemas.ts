import { strFromU8 } from 'fflate';
import type { PackageFile } from '../model/package.ts';

/** The editions of SCORM that the checker knows, by the name of our format. */
export type ScormEdition = 'scorm12' | 'scorm2004-3' | 'scorm2004-4';

/** An XSD to validate against, and the files that it imports. */
export interface Schema {
  /** XSD that imports those of the standard; it is no file of the package. */
  readonly wrapper: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** A place where a document is not valid; `message` is the validator's own, in English. */
export interface SchemaFault {
  /** From 1. */
  readonly line?: number;
  readonly message: string;
}

/** Validates an XML document. Rejects where it cannot, and then nothing is known. */
export type SchemaValidator = (xml: string, schema: Schema) => Promise<readonly SchemaFault[]>;

const imsmd = 'http://www.imsglobal.org/xsd/imsmd_rootv1p2p1';

const imports: Readonly<Record<'scorm12' | 'scorm2004', readonly (readonly [namespace: string, path: string])[]>> = {
  scorm12: [
    ['http://www.imsproject.org/xsd/imscp_rootv1p1p2', 'imscp_rootv1p1p2.xsd'],
    ['http://www.adlnet.org/xsd/adlcp_rootv1p2', 'adlcp_rootv1p2.xsd'],
    [imsmd, 'imsmd_rootv1p2p1.xsd'],
  ],
  scorm2004: [
    ['http://www.imsglobal.org/xsd/imscp_v1p1', 'imscp_v1p1.xsd'],
    ['http://www.adlnet.org/xsd/adlcp_v1p3', 'adlcp_v1p3.xsd'],
    ['http://www.adlnet.org/xsd/adlseq_v1p3', 'adlseq_v1p3.xsd'],
    ['http://www.adlnet.org/xsd/adlnav_v1p3', 'adlnav_v1p3.xsd'],
    ['http://www.imsglobal.org/xsd/imsss', 'imsss_v1p0.xsd'],
  ],
};

/** Names that every document may use without a schema of the edition. */
const common = ['', 'http://www.w3.org/XML/1998/namespace', 'http://www.w3.org/2001/XMLSchema-instance'];

/**
 * The schema to hold a manifest against, made of the edition's official XSDs. They are taken as they are, with two exceptions, for
 * the validation alone: with metadata inline in SCORM 1.2, whose grammar libxml2 finds ambiguous, and where the manifest uses
 * `namespaces` that no XSD of the edition describes, which are then let through.
 */
export function schemaFor(
  edition: ScormEdition,
  official: readonly PackageFile[],
  namespaces: ReadonlySet<string>,
): Schema {
  const all = imports[edition === 'scorm12' ? 'scorm12' : 'scorm2004'];
  const used = all.filter(([namespace]) => namespace !== imsmd || namespaces.has(imsmd));
  const known = [...common, ...all.map(([namespace]) => namespace)];
  const foreign = [...namespaces].some((namespace) => !known.includes(namespace));
  const inline = namespaces.has(imsmd);
  return {
    wrapper: wrapperOf(used),
    files: official
      .filter(({ path }) => path.endsWith('.xsd') && (inline || path !== 'imsmd_rootv1p2p1.xsd'))
      .map(({ path, bytes }) => ({ path, text: patched(path, strFromU8(bytes), { foreign, inline }) })),
  };
}

function patched(path: string, text: string, { foreign, inline }: { foreign: boolean; inline: boolean }): string {
  if (foreign && path.startsWith('imscp_'))
    return text.replace(/processContents\s*=\s*"strict"/g, 'processContents="lax"');
  if (inline && path.startsWith('imsmd_')) return text.replaceAll('"##any"', '"##other"');
  if (inline && path === 'ims_xml.xsd') return text.replace(/ xmlns="[^"]*"/, '');
  return text;
}

const wrapperOf = (used: readonly (readonly [string, string])[]): string =>
  [
    '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema">',
    ...used.map(([namespace, path]) => `<xs:import namespace="${namespace}" schemaLocation="${path}"/>`),
    '</xs:schema>',
  ].join('\n');
