import type { PackageFormat } from '../model/package.ts';
import { judgeCmi5 } from './cmi5.ts';
import { judgeFiles } from './content.ts';
import { type Family, identify, judgeZipName, manifests } from './identity.ts';
import { type OpenPackage, openPackage, textOf } from './package.ts';
import { error, type Finding, held, type PackageReport, some, warning } from './report.ts';
import { type Judged, judgeScorm, type SchemaSource } from './scorm.ts';
import { isLitter } from './scorm-files.ts';
import { judgeTincan } from './tincan.ts';
import { readXml } from './xml.ts';
import { readZip, type ZipContents } from './zip.ts';
import { ZipRefusal } from './zip-refusal.ts';

/** What the checker needs beside the package. */
export interface CheckOptions extends SchemaSource {
  /** Name of the zip, without folders; ours say which format they are. */
  readonly name?: string;
}

/**
 * Judges a package: SCORM 1.2, SCORM 2004, cmi5 or tincan, anybody's, or our web edition. Reads the zip as hostile, unpacks it
 * in memory alone, and calls no host. It runs alike in Node and in a browser. There it wants `validate` from
 * `xmllintValidator(validateXML)` over xmllint-wasm's `index-browser.mjs`, which starts a module worker
 * (`xmllint-browser.mjs`, `xmllint.wasm`) beside itself, and `schemas` that gives the files of an edition, such as `fetch` of our own copy.
 */
export async function checkPackage(zip: Uint8Array, options: CheckOptions): Promise<PackageReport> {
  let contents: ZipContents;
  try {
    contents = readZip(zip);
  } catch (refusal) {
    if (!(refusal instanceof ZipRefusal)) throw refusal;
    const { rule, message, file } = refusal;
    return {
      ours: false,
      files: 0,
      bytes: zip.length,
      findings: arranged([error(rule, message, file === undefined ? {} : { file })]),
    };
  }
  const files = new Map(contents.files.map((file) => [file.path, file]));
  const identity = identify(files);
  const pkg = openPackage(files, identity.ours);
  const judged: Judged & { readonly format?: PackageFormat } = identity.family
    ? await judgeFamily(pkg, identity.family, options)
    : { findings: [] };
  const { format, title } = judged;
  const version = identity.version ?? judged.version;
  const findings = [
    ...identity.findings,
    ...judgeZipName(options.name ?? '', format),
    ...judged.findings,
    ...judgeZip(contents, pkg.ours),
    ...judgeFiles(pkg),
  ];
  return {
    ...(format && { format }),
    ...(title && { title: printable(title) }),
    ...(version && { version: printable(version) }),
    ours: pkg.ours,
    files: files.size,
    bytes: zip.length,
    findings: arranged(findings),
  };
}

/** So many findings of one rule are told one by one: a hostile zip could give rise to millions. */
const mostOfOneRule = 20;

/** Errors first, no more of one kind than can be read, and no sign that would steer a terminal. */
function arranged(findings: readonly Finding[]): readonly Finding[] {
  const shown: Finding[] = [];
  const counts = new Map<string, number>();
  const kindOf = ({ rule, severity }: Finding): string => `${severity} ${rule}`;
  for (const finding of findings) {
    const count = (counts.get(kindOf(finding)) ?? 0) + 1;
    counts.set(kindOf(finding), count);
    const { file } = finding;
    if (count <= mostOfOneRule) {
      shown.push({ ...finding, ...(file !== undefined && { file: printable(file) }), text: printable(finding.text) });
    }
  }
  for (const finding of [...shown]) {
    const more = (counts.get(kindOf(finding)) ?? 0) - mostOfOneRule;
    counts.delete(kindOf(finding));
    if (more > 0)
      shown.push({ rule: finding.rule, severity: finding.severity, text: `Og ${more} funn til av samme slag.` });
  }
  const isError = ({ severity }: Finding): boolean => severity === 'error';
  return [...shown.filter(isError), ...shown.filter((each) => !isError(each))];
}

const printable = (text: string): string => text.replace(/[\p{Cc}\p{Cf}]/gu, '�');

type JudgedFormat = Judged & { readonly format?: PackageFormat };

async function judgeFamily(pkg: OpenPackage, family: Family, source: SchemaSource): Promise<JudgedFormat> {
  if (family === 'web') return { ...judgeWeb(pkg), format: 'web' };
  const file = pkg.files.get(manifests[family]);
  const xml = readXml(file ?? { path: manifests[family], size: 0 });
  const judged = await judgeManifest(pkg, family, xml, source);
  return { ...judged, findings: [...xml.findings, ...judged.findings] };
}

async function judgeManifest(
  pkg: OpenPackage,
  family: Exclude<Family, 'web'>,
  xml: ReturnType<typeof readXml>,
  source: SchemaSource,
): Promise<JudgedFormat> {
  if (family === 'cmi5') return { ...judgeCmi5(pkg, xml), format: 'cmi5' };
  if (family === 'tincan') return { ...judgeTincan(pkg, xml), format: 'xapi' };
  const { edition, ...judged } = await judgeScorm(pkg, xml, source);
  return { ...judged, ...(edition && { format: edition }) };
}

function judgeWeb({ files }: OpenPackage): Judged {
  const index = files.get('index.html');
  if (!index) {
    return {
      findings: [
        error(
          'web-index',
          'index.html mangler øverst i zip-filen, så nettstedet har ikke noe å vise. Bygg pakken på nytt.',
        ),
      ],
    };
  }
  return { findings: [], title: /<title>([^<]*)<\/title>/.exec(textOf(index) ?? '')?.[1]?.trim() };
}

/** What does not make a zip unsafe, but some importers stumble over (standards.md §4.3). */
function* judgeZip({ files, folders, descriptors }: ZipContents, ours: boolean): Generator<Finding> {
  if (descriptors) {
    yield held(
      ours,
      'zip-datadeskriptor',
      'Zip-filen oppgir størrelser bak filene i stedet for foran. De fleste LMS-er tåler det. Pakk med et annet program hvis importen stopper.',
    );
  }
  const paths = files.map(({ path }) => path);
  const own = folders.filter((path) => !isLitter(path));
  if (own.length > 0) {
    yield held(
      ours,
      'zip-mapper',
      `Zip-filen har egne linjer for mapper (${some(own)}). De fleste LMS-er tåler det. Pakk uten mappelinjer hvis importen stopper.`,
    );
  }
  const litter = [...paths, ...folders].filter(isLitter);
  if (litter.length > 0) {
    yield warning('zip-rusk', `Zip-filen har filer som maskinen har lagt igjen (${some(litter)}). Ta dem bort.`);
  }
  const nested = paths.filter((path) => /\.(?:zip|7z|rar|t?gz|tar|jar)$/i.test(path));
  if (nested.length > 0) {
    yield warning('zip-i-zip', `Pakken har zip-filer i seg (${some(nested)}). De er ikke åpnet eller undersøkt.`);
  }
}
