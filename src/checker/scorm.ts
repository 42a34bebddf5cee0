import type { PackageFile } from '../model/package.ts';
import type { OpenPackage } from './package.ts';
import { error, type Finding } from './report.ts';
import { type SchemaValidator, type ScormEdition, schemaFor } from './schemas.ts';
import { isControlFile, judgeManifestFiles } from './scorm-files.ts';
import { readManifest, type ScormManifest } from './scorm-manifest.ts';
import { judgeRules } from './scorm-rules.ts';
import { judgeStructure } from './scorm-structure.ts';
import { attributeOf, childOf, withDescendants, type XmlFile, type XmlNode } from './xml.ts';

/** What a manifest is held against. */
export interface SchemaSource {
  readonly validate: SchemaValidator;
  /** The official XSDs of an edition, never those of the zip, which may have been changed. */
  readonly schemas: (edition: ScormEdition) => Promise<readonly PackageFile[]>;
}

/** What a rule set says of a manifest of its format. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly title?: string | undefined;
  readonly version?: string | undefined;
}

/** Checks a SCORM package of any edition. */
export async function judgeScorm(
  pkg: OpenPackage,
  xml: XmlFile,
  source: SchemaSource,
): Promise<Judged & { readonly edition?: ScormEdition }> {
  const findings: Finding[] = [];
  const manifest = collect(readManifest(xml, pkg.ours), findings);
  if (!manifest) return { findings };
  collect(judgeStructure(manifest, pkg.ours), findings);
  collect(judgeRules(manifest, pkg.ours), findings);
  collect(judgeManifestFiles(pkg, manifest), findings);
  const official = await source.schemas(manifest.edition);
  // A validator is slow to tell of thousands of faults, and nobody reads them.
  if (findings.filter(({ severity }) => severity === 'error').length < mostFaults)
    for (const fault of await schemaFindings(xml, manifest, official, source.validate)) findings.push(fault);
  const certain = findings.every(({ rule }) => rule !== 'schemaversion');
  if (pkg.ours && certain) findings.push(...judgeControlFiles(pkg, official));
  const { edition, root, organizations } = manifest;
  const wanted = attributeOf(childOf(root, 'organizations'), 'default');
  const opened = organizations.find((each) => attributeOf(each, 'identifier') === wanted) ?? organizations[0];
  return { findings, edition, title: childOf(opened, 'title')?.text.trim(), version: attributeOf(root, 'version') };
}

/** A manifest with more errors than this is refused without its XSDs. */
const mostFaults = 1000;

/** Runs a generator to its end: what it yields goes into `findings`, and what it returns comes back. */
function collect<T>(run: Generator<Finding, T>, findings: Finding[]): T {
  for (let step = run.next(); ; step = run.next()) {
    if (step.done) return step.value;
    findings.push(step.value);
  }
}

async function schemaFindings(
  { path, text }: XmlFile,
  { root, edition }: ScormManifest,
  official: readonly PackageFile[],
  validate: SchemaValidator,
): Promise<readonly Finding[]> {
  const schema = schemaFor(edition, official, namespacesOf(root));
  try {
    const faults = await validate(text, schema);
    return faults.map(({ line, message }) =>
      error(
        'xsd',
        `Manifestet følger ikke XSD-ene i standarden. Kontrollen svarer på engelsk: «${readable(message)}».`,
        {
          file: path,
          ...(line !== undefined && { line }),
        },
      ),
    );
  } catch (fault) {
    const reason = fault instanceof Error ? fault.message.slice(0, 200) : '';
    return [
      error('xsd', `Manifestet lot seg ikke kontrollere mot XSD-ene (${reason}). Prøv igjen.`, {
        file: path,
      }),
    ];
  }
}

function namespacesOf(root: XmlNode): ReadonlySet<string> {
  const namespaces = new Set<string>();
  for (const node of withDescendants(root)) for (const { uri } of [node, ...node.attributes]) namespaces.add(uri);
  return namespaces;
}

/** Without namespaces, which make the validator's lines too long to read. */
const readable = (message: string): string =>
  message
    .replace(/^Schemas validity error\s*:\s*/, '')
    .replace(/\{[^{}]*\}/g, '')
    .replace(/\.\s*$/, '')
    .slice(0, 400);

/** Ours carry the files of the standard as they were published, all of them and no other. */
function* judgeControlFiles({ files }: OpenPackage, official: readonly PackageFile[]): Generator<Finding> {
  for (const { path, bytes } of official) {
    const found = files.get(path)?.bytes;
    const same = found?.length === bytes.length && found.every((byte, index) => byte === bytes[index]);
    if (same) continue;
    const what = found ? 'er endret' : 'mangler';
    const text = `${path} ${what}. XSD-ene i standarden skal ligge uendret i roten av pakken. Bygg pakken på nytt.`;
    yield error('xsd-endret', text, { file: path });
  }
  for (const path of files.keys()) {
    if (!isControlFile(path, true) || official.some((each) => each.path === path)) continue;
    yield error('xsd-endret', `${path} hører ikke til denne utgaven av SCORM. Bygg pakken på nytt.`, { file: path });
  }
}
