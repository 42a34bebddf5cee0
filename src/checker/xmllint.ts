import type { XMLLintOptions, XMLValidationResult } from 'xmllint-wasm';
import type { SchemaValidator } from './schemas.ts';

/** `validateXML` of xmllint-wasm; its builds for Node and for browsers are alike. */
export type ValidateXml = (options: XMLLintOptions) => Promise<XMLValidationResult>;

const manifest = 'imsmanifest.xml';

/** 128 MB, in pages of WebAssembly memory: enough for a manifest of 10 MB. */
const maxMemoryPages = 2048;

/** A validator that uses libxml2. It runs in a worker, which a browser's `worker-src` must let it start. */
export const xmllintValidator =
  (validateXML: ValidateXml): SchemaValidator =>
  async (xml, { wrapper, files }) => {
    const { valid, errors } = await validateXML({
      xml: { fileName: manifest, contents: xml },
      schema: { fileName: 'samspill-wrapper.xsd', contents: wrapper },
      preload: files.map(({ path, text }) => ({ fileName: path, contents: text })),
      maxMemoryPages,
    });
    if (valid) return [];
    const faults = errors.flatMap(({ message, loc }) =>
      loc?.fileName === manifest ? [{ line: loc.lineNumber, message }] : [],
    );
    return faults.length > 0 ? faults : [{ message: 'not valid' }];
  };
