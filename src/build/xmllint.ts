import { validateXML } from 'xmllint-wasm';
import type { SchemaSource } from '../checker/scorm.ts';
import { xmllintValidator } from '../checker/xmllint.ts';
import { schemas } from './xsd.ts';

/** What the package checker needs in Node: libxml2 as WebAssembly, and the XSDs that the build puts in packages. */
export const nodeSchemas: SchemaSource = {
  validate: xmllintValidator(validateXML),
  schemas: async (edition) => (await schemas.get(edition)?.controlFiles()) ?? [],
};
