import { expect, it } from 'vitest';
import { exampleModule, examplePlayer } from '../../test/example-module.ts';
import { scorm12Package } from './scorm12.ts';

it('lays the control files at the root, and does not list them', () => {
  const xsd = { path: 'imscp_rootv1p1p2.xsd', bytes: new Uint8Array() };
  const { files } = scorm12Package(exampleModule(), examplePlayer, [xsd]);
  expect(files).toContain(xsd);
  const manifest = new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes);
  expect(manifest).not.toContain('<file href="imscp_rootv1p1p2.xsd"/>');
});
