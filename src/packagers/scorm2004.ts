import type { Goal, Module } from '../model/module.ts';
import type { PackageFormat } from '../model/package.ts';
import { contentFiles } from './content-files.ts';
import { imsmanifest, type Namespace } from './imsmanifest.ts';
import { lom, lomFile } from './lom.ts';
import type { Packager } from './packager.ts';
import { byPath } from './paths.ts';
import { element, type XmlElement, xmlFile } from './xml.ts';

/** Namespaces of a SCORM 2004 manifest, the same in the 3rd and 4th edition; their XSDs differ. */
const namespaces: readonly Namespace[] = [
  { prefix: '', iri: 'http://www.imsglobal.org/xsd/imscp_v1p1', xsd: 'imscp_v1p1.xsd' },
  { prefix: 'adlcp', iri: 'http://www.adlnet.org/xsd/adlcp_v1p3', xsd: 'adlcp_v1p3.xsd' },
  { prefix: 'adlnav', iri: 'http://www.adlnet.org/xsd/adlnav_v1p3', xsd: 'adlnav_v1p3.xsd' },
  { prefix: 'adlseq', iri: 'http://www.adlnet.org/xsd/adlseq_v1p3', xsd: 'adlseq_v1p3.xsd' },
  { prefix: 'imsss', iri: 'http://www.imsglobal.org/xsd/imsss', xsd: 'imsss_v1p0.xsd' },
];

/** Packs a module for SCORM 2004 3rd Edition: one SCO, and what a catalogue needs in `metadata.xml`. */
export const scorm20043Package: Packager = scorm2004Packager('scorm2004-3', '2004 3rd Edition');

/** Packs a module for SCORM 2004 4th Edition, see `scorm20043Package`. */
export const scorm20044Package: Packager = scorm2004Packager('scorm2004-4', '2004 4th Edition');

/** The editions write a package with one SCO alike: what sets them apart is the name of the edition, and the XSDs. */
function scorm2004Packager(format: PackageFormat, schemaversion: string): Packager {
  return (module, player, controlFiles) => {
    const content = [...contentFiles(module, player), xmlFile(lomFile, lom(module))].sort(byPath);
    const manifest = imsmanifest(module, content, {
      schemaversion,
      namespaces,
      scormType: 'adlcp:scormType',
      metadata: [element('adlcp:location', {}, [lomFile])],
      item: [sequencingOf(module), presentation],
      organization: [element('imsss:sequencing', {}, [element('imsss:controlMode', { choice: 'true', flow: 'true' })])],
    });
    return { format, files: [xmlFile('imsmanifest.xml', manifest), ...controlFiles, ...content] };
  };
}

/**
 * The learning goals as objectives, from which the LMS makes `cmi.objectives` (RTE 4.2.17). The primary objective has no id, or it
 * would be one of them; its status is `cmi.success_status`, which the content sets.
 */
function sequencingOf({ editions }: Module): XmlElement {
  const objective = ({ id }: Goal) => element('imsss:objective', { objectiveID: id });
  return element('imsss:sequencing', {}, [
    element('imsss:objectives', {}, [element('imsss:primaryObjective'), ...editions[0].goals.map(objective)]),
    element('imsss:deliveryControls', { completionSetByContent: 'true', objectiveSetByContent: 'true' }),
  ]);
}

/**
 * Buttons of the LMS to hide: with one SCO there is nothing before or after it, and abandoning throws away what the learner has
 * done. Every way to leave stays, since an LMS may have no other.
 */
const presentation = element('adlnav:presentation', {}, [
  element(
    'adlnav:navigationInterface',
    {},
    ['continue', 'previous', 'abandon', 'abandonAll'].map((button) => element('adlnav:hideLMSUI', {}, [button])),
  ),
]);
