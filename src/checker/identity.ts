import { type PackageFormat, packageFormats } from '../model/package.ts';
import { textOf } from './package.ts';
import { error, type Finding, some, warning } from './report.ts';
import type { ZipFile } from './zip.ts';

/** The file that each of our packages carries, and the player asks for to prove that the line is open. */
const probeFile = 'samspill.txt';

/** The manifest of each family of formats, in the order in which an LMS looks for them. */
export const manifests = { scorm: 'imsmanifest.xml', cmi5: 'cmi5.xml', tincan: 'tincan.xml' } as const;

/** A family of formats: what decides is the name of the manifest. */
export type Family = keyof typeof manifests | 'web';

/** What a package is, before its manifest has been read. */
export interface Identity {
  readonly family?: Family;
  /** Whether Samspill made it. */
  readonly ours: boolean;
  /** Of ours only. */
  readonly version?: string;
  readonly findings: readonly Finding[];
}

/** Finds out what kind of package this is, and whether it is ours. */
export function identify(files: ReadonlyMap<string, ZipFile>): Identity {
  const probe = files.get(probeFile);
  const findings: Finding[] = [];
  const version = probe && readVersion(probe);
  if (probe && version === undefined) {
    findings.push(
      error('samspill-fil', `${probeFile} skal si hvilken modul og versjon dette er. Bygg pakken på nytt.`, {
        file: probeFile,
      }),
    );
  }
  const ours = probe !== undefined;
  const found = Object.entries(manifests).filter(([, name]) => files.has(name));
  if (found.length > 1) {
    const names = found.map(([, name]) => name);
    findings.push(
      warning(
        'flere-manifest',
        `Pakken har flere manifest (${some(names)}). LMS-en velger ett av dem. Her er ${names[0]} kontrollert.`,
      ),
    );
  }
  const family = isFamily(found[0]?.[0]) ? found[0][0] : ours && !holdsSchemas(files) ? 'web' : undefined;
  if (family === undefined || family === 'web') {
    const stray = strayManifest([...files.keys()]);
    if (stray) return { ours, findings: [...findings, stray], ...(version !== undefined && { version }) };
  }
  if (family === undefined) findings.push(noManifest());
  return { ours, findings, ...(family && { family }), ...(version !== undefined && { version }) };
}

const isFamily = (name: string | undefined): name is keyof typeof manifests =>
  name !== undefined && Object.hasOwn(manifests, name);

/** What only a SCORM package has; so one that has lost its manifest is not taken for the web edition. */
const holdsSchemas = (files: ReadonlyMap<string, ZipFile>): boolean =>
  [...files.keys()].some((path) => /^[^/]+\.xsd$/.test(path));

function readVersion(probe: ZipFile): string | undefined {
  try {
    const { samspill, version }: Readonly<Record<string, unknown>> = JSON.parse(textOf(probe) ?? '');
    return typeof samspill === 'string' && typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}

/** A manifest where no LMS looks for it: in a folder, or under another name. */
function strayManifest(paths: readonly string[]): Finding | undefined {
  const names: readonly string[] = Object.values(manifests);
  for (const path of paths) {
    const name = path.slice(path.lastIndexOf('/') + 1).toLowerCase();
    if (!names.includes(name) || path.startsWith('__MACOSX/')) continue;
    const folder = path.slice(0, path.lastIndexOf('/') + 1);
    return folder === ''
      ? error(
          'manifest-navn',
          `Manifestet heter «${path}», og skal hete ${name} med små bokstaver. Gi det nytt navn, og pakk på nytt.`,
          { file: path },
        )
      : error(
          'manifest-mappe',
          `${name} ligger i mappen «${folder}», og skal ligge øverst i zip-filen. Pakk innholdet i mappen, ikke mappen selv.`,
          { file: path },
        );
  }
  return undefined;
}

const noManifest = (): Finding =>
  error(
    'manifest-mangler',
    'Zip-filen har verken imsmanifest.xml, cmi5.xml eller tincan.xml, så LMS-er kjenner den ikke igjen. Ligger det zip-filer inni, pakk den ut og bruk dem én for én. Ellers må pakken eksporteres på nytt.',
  );

/** Holds the name that we give our zips against what is in them; other names say nothing. */
export function* judgeZipName(name: string, format: PackageFormat | undefined): Generator<Finding> {
  const said = /^samspill-.*_([a-z0-9-]+)\.zip$/.exec(name)?.[1];
  const known = packageFormats.find((each) => each === said);
  if (known === undefined || known === format) return;
  const found = format === undefined ? 'ikke en hel pakke' : `en pakke for ${format}`;
  yield error(
    'feil-format',
    `Navnet på zip-filen sier ${known}, men dette er ${found}. Last den ned eller bygg den på nytt.`,
  );
}
