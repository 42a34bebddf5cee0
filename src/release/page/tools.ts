import { strToU8 } from 'fflate';
import { validateXML } from 'xmllint-wasm';
import { checkPackage } from '../../checker/check-package.ts';
import type { PackageReport } from '../../checker/report.ts';
import type { ScormEdition } from '../../checker/schemas.ts';
import { xmllintValidator } from '../../checker/xmllint.ts';
import { type ChangedPackage, setLrs } from '../change-package.ts';
import type { LrsAccess } from '../set-lrs.ts';
import { formatWords } from '../words.ts';

/** A report that says what the format is called. */
export type NamedReport = PackageReport & { readonly formatName?: string };

/** What the page can do with a zip. */
export interface Tools {
  check(zip: Uint8Array, name: string): Promise<NamedReport>;
  setLrs(zip: Uint8Array, access: LrsAccess): ChangedPackage;
}

/** What stands before this script in the same file: the official XSDs, and libxml2 as the text of a worker. */
declare const samspillToolsData: {
  readonly worker: string;
  readonly schemas: Readonly<Record<ScormEdition, readonly { readonly path: string; readonly text: string }[]>>;
};

declare global {
  /** Where the validator starts its worker from. */
  var samspillXmllint: string;
}

const { worker, schemas } = samspillToolsData;
globalThis.samspillXmllint = URL.createObjectURL(new Blob([worker], { type: 'text/javascript' }));

const source = {
  validate: xmllintValidator(validateXML),
  schemas: async (edition: ScormEdition) => schemas[edition].map(({ path, text }) => ({ path, bytes: strToU8(text) })),
};

window.samspillTools = {
  async check(zip, name) {
    const report = await checkPackage(zip, { ...source, name });
    return { ...report, ...(report.format && { formatName: formatWords[report.format].name }) };
  },
  setLrs,
};
