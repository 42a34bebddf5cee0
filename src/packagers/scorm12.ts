import { contentFiles } from './content-files.ts';
import { imsmanifest, type Namespace } from './imsmanifest.ts';
import type { Packager } from './packager.ts';
import { xmlFile } from './xml.ts';

/** Namespaces of a SCORM 1.2 manifest (Content Aggregation Model 2.3). */
const namespaces: readonly Namespace[] = [
  { prefix: '', iri: 'http://www.imsproject.org/xsd/imscp_rootv1p1p2', xsd: 'imscp_rootv1p1p2.xsd' },
  { prefix: 'adlcp', iri: 'http://www.adlnet.org/xsd/adlcp_rootv1p2', xsd: 'adlcp_rootv1p2.xsd' },
];

/** Packs a module for SCORM 1.2: one SCO. `controlFiles` are the standard's XSDs, which lie at the root and are not listed. */
export const scorm12Package: Packager = (module, player, controlFiles) => {
  const content = contentFiles(module, player);
  const manifest = imsmanifest(module, content, {
    schemaversion: '1.2',
    namespaces,
    scormType: 'adlcp:scormtype',
  });
  return { format: 'scorm12', files: [xmlFile('imsmanifest.xml', manifest), ...controlFiles, ...content] };
};
