import { launchFile } from '../model/document-file.ts';
import { packageIds } from '../model/identifier.ts';
import type { Module } from '../model/module.ts';
import type { PackageFile } from '../model/package.ts';
import { element, type XmlElement } from './xml.ts';

/** An XML namespace, with the name of its XSD at the root of the package; the prefix `''` is the default one. */
export interface Namespace {
  readonly prefix: string;
  readonly iri: string;
  readonly xsd: string;
}

/** What the editions of SCORM write each in their own way. */
export interface ManifestParts {
  /** Exactly as the standard has it: of anything else Moodle makes SCORM 1.2. */
  readonly schemaversion: string;
  readonly namespaces: readonly Namespace[];
  /** Name of the attribute that tells a SCO from an asset. */
  readonly scormType: 'adlcp:scormtype' | 'adlcp:scormType';
  /** What follows `schemaversion`. */
  readonly metadata?: readonly XmlElement[];
  /** What follows the item's title. */
  readonly item?: readonly XmlElement[];
  /** What follows the organization's item. */
  readonly organization?: readonly XmlElement[];
}

/**
 * The manifest of a package with one SCO, which depends on all of `content`. Nothing in it says when the SCO is passed or
 * completed (`masteryscore`, `minNormalizedMeasure`, `completionThreshold`): the content decides, and the LMS would overrule it.
 */
export function imsmanifest(
  { id, version, editions }: Module,
  content: readonly PackageFile[],
  edition: ManifestParts,
): XmlElement {
  const ids = packageIds(id);
  const title = element('title', {}, [editions[0].title]);
  const item = { identifier: ids.item, identifierref: ids.resource };
  const resource = { identifier: ids.resource, type: 'webcontent', [edition.scormType]: 'sco', href: launchFile };
  return element('manifest', { identifier: ids.manifest, version, ...namespaceAttributes(edition.namespaces) }, [
    element('metadata', {}, [
      element('schema', {}, ['ADL SCORM']),
      element('schemaversion', {}, [edition.schemaversion]),
      ...(edition.metadata ?? []),
    ]),
    element('organizations', { default: ids.organization }, [
      element('organization', { identifier: ids.organization }, [
        title,
        element('item', item, [title, ...(edition.item ?? [])]),
        ...(edition.organization ?? []),
      ]),
    ]),
    element('resources', {}, [
      element(
        'resource',
        resource,
        content.map(({ path }) => element('file', { href: path })),
      ),
    ]),
  ]);
}

function namespaceAttributes(namespaces: readonly Namespace[]): Readonly<Record<string, string>> {
  const declarations = namespaces.map(({ prefix, iri }) => [prefix === '' ? 'xmlns' : `xmlns:${prefix}`, iri] as const);
  return {
    ...Object.fromEntries(declarations),
    'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
    'xsi:schemaLocation': namespaces.map(({ iri, xsd }) => `${iri} ${xsd}`).join(' '),
  };
}
