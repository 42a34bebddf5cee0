import { strToU8 } from 'fflate';
import type { Module } from '../model/module.ts';
import type { PackageContents, PackageFile, PlayerFiles } from '../model/package.ts';
import { byPath } from './paths.ts';
import { element, type XmlElement, xmlDocument } from './xml.ts';

/** The file that the LMS opens: the document of the module's first language. */
const launchFile = 'index.html';

/**
 * Packs a module for SCORM 1.2 (Content Aggregation Model 2.3): one SCO, whose identifiers come from the module id alone, since
 * Moodle deletes what learners have done when the item's identifier changes. There is no `masteryscore`: the content
 * decides. `controlFiles` are the standard's XSDs, which lie at the root and are not listed.
 */
export function scorm12Package(
  module: Module,
  player: PlayerFiles,
  controlFiles: readonly PackageFile[],
): PackageContents {
  const content = [...contentFiles(module), ...player].sort(byPath);
  const manifest = { path: 'imsmanifest.xml', bytes: strToU8(xmlDocument(manifestOf(module, content))) };
  return { format: 'scorm12', files: [manifest, ...controlFiles, ...content] };
}

function contentFiles({ id, version, editions, media }: Module): PackageFile[] {
  const documents = editions.map(({ lang, document }, index) => ({
    path: index === 0 ? launchFile : `${lang}.html`,
    bytes: strToU8(document),
  }));
  // This name must never change: a page of an older package that is still open asks for it, and then gets this file.
  const probe = { path: 'samspill.txt', bytes: strToU8(`${JSON.stringify({ samspill: id, version })}\n`) };
  return [...documents, probe, ...media];
}

function manifestOf({ id, version, editions }: Module, content: readonly PackageFile[]): XmlElement {
  const base = `samspill_${id}`;
  const title = element('title', {}, [editions[0].title]);
  const item = element('item', { identifier: `${base}_item`, identifierref: `${base}_res` }, [title]);
  const files = content.map(({ path }) => element('file', { href: path }));
  const resource = {
    identifier: `${base}_res`,
    type: 'webcontent',
    'adlcp:scormtype': 'sco',
    href: launchFile,
  };
  return element('manifest', { identifier: base, version, ...namespaces }, [
    element('metadata', {}, [element('schema', {}, ['ADL SCORM']), element('schemaversion', {}, ['1.2'])]),
    element('organizations', { default: `${base}_org` }, [
      element('organization', { identifier: `${base}_org` }, [title, item]),
    ]),
    element('resources', {}, [element('resource', resource, files)]),
  ]);
}

const imscp = 'http://www.imsproject.org/xsd/imscp_rootv1p1p2';
const adlcp = 'http://www.adlnet.org/xsd/adlcp_rootv1p2';

const namespaces = {
  xmlns: imscp,
  'xmlns:adlcp': adlcp,
  'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
  'xsi:schemaLocation': `${imscp} imscp_rootv1p1p2.xsd ${adlcp} adlcp_rootv1p2.xsd`,
};
