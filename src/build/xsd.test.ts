import { expect, it } from 'vitest';
import { exampleModule, examplePlayer } from '../../test/example-module.ts';
import { scorm12Package } from '../packagers/scorm12.ts';
import { scorm12ControlFiles, scorm12SchemaFaults } from './xsd.ts';

const controlFiles = await scorm12ControlFiles();
const manifest = new TextDecoder().decode(
  scorm12Package(exampleModule(), examplePlayer, controlFiles).files.find(({ path }) => path === 'imsmanifest.xml')
    ?.bytes,
);
const faults = (xml: string) => scorm12SchemaFaults(new TextEncoder().encode(xml), controlFiles);

it('reads the four XSDs of the standard', () => {
  expect(controlFiles.map(({ path }) => path)).toEqual([
    'adlcp_rootv1p2.xsd',
    'ims_xml.xsd',
    'imscp_rootv1p1p2.xsd',
    'imsmd_rootv1p2p1.xsd',
  ]);
});

it('passes our manifest', async () => {
  expect(await faults(manifest)).toEqual([]);
});

it.each([
  ['a duplicate id', '"samspill_m1_item"', '"samspill_m1_org"', 'samspill_m1_org'],
  ['an id that opens with a digit', 'identifier="samspill_m1_item"', 'identifier="1_item"', '1_item'],
  ['an unknown attribute', '<item ', '<item farge="blå" ', 'farge'],
  ['an unknown element', '<resources>', '<ressurser/><resources>', 'ressurser'],
  ['organizations that are missing', /<organizations.*<\/organizations>/s, '', 'organizations'],
  ['a scormtype of another spelling', 'scormtype="sco"', 'scormtype="SCO"', 'scormtype'],
  ['a version that is too long', 'version="1.2.3"', `version="${'1'.repeat(21)}"`, 'version'],
  ['text that is no XML', '</manifest>', '', 'imsmanifest.xml'],
])('refuses %s', async (_what, from, to, named) => {
  const broken = manifest.replace(from, to);
  expect(broken).not.toBe(manifest);
  expect((await faults(broken)).join('\n')).toContain(named);
});
