import { expect, it } from 'vitest';
import { exampleModule, examplePlayer } from '../../test/example-module.ts';
import type { PackageContents } from '../model/package.ts';
import { scorm12Package } from './scorm12.ts';

const controlFiles = [{ path: 'imscp_rootv1p1p2.xsd', bytes: new Uint8Array() }];
const text = ({ files }: PackageContents, path: string) =>
  new TextDecoder().decode(files.find((file) => file.path === path)?.bytes);

it('writes the manifest that LMS-es read', () => {
  const manifest = text(scorm12Package(exampleModule(), examplePlayer, controlFiles), 'imsmanifest.xml');
  expect(manifest.replaceAll('><', '>\n<')).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <manifest identifier="samspill_m1" version="1.2.3" xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsproject.org/xsd/imscp_rootv1p1p2 imscp_rootv1p1p2.xsd http://www.adlnet.org/xsd/adlcp_rootv1p2 adlcp_rootv1p2.xsd">
    <metadata>
    <schema>ADL SCORM</schema>
    <schemaversion>1.2</schemaversion>
    </metadata>
    <organizations default="samspill_m1_org">
    <organization identifier="samspill_m1_org">
    <title>Ærlig «måling» – 100 % &amp; &lt;mer&gt;</title>
    <item identifier="samspill_m1_item" identifierref="samspill_m1_res">
    <title>Ærlig «måling» – 100 % &amp; &lt;mer&gt;</title>
    </item>
    </organization>
    </organizations>
    <resources>
    <resource identifier="samspill_m1_res" type="webcontent" adlcp:scormtype="sco" href="index.html">
    <file href="index.html"/>
    <file href="media/kart.svg"/>
    <file href="nn.html"/>
    <file href="player.css"/>
    <file href="player.js"/>
    <file href="samspill.txt"/>
    <file href="xapi.js"/>
    </resource>
    </resources>
    </manifest>"
  `);
});

it('takes its identifiers from the module id alone', () => {
  const [edition] = exampleModule().editions;
  const identifiers = (version: string, title: string) => {
    const module = exampleModule({ version, editions: [{ ...edition, title }], media: [] });
    return text(scorm12Package(module, [], controlFiles), 'imsmanifest.xml').match(/identifier(ref)?="[^"]*"/g);
  };
  expect(identifiers('9.9.9', 'Ny tittel')).toEqual(identifiers('1.2.3', 'Tittel'));
});

it('opens the first language, and puts the others beside it', () => {
  const contents = scorm12Package(exampleModule(), examplePlayer, controlFiles);
  expect(text(contents, 'index.html')).toBe('<!doctype html><title>Ærlig</title>');
  expect(text(contents, 'nn.html')).toBe('<!doctype html><title>nn</title>');
  expect(contents.files.some(({ path }) => path === 'nb.html')).toBe(false);
});

it('carries the probe file that shows whether the line is open', () => {
  const contents = scorm12Package(exampleModule(), examplePlayer, controlFiles);
  expect(text(contents, 'samspill.txt')).toBe('{"samspill":"m1","version":"1.2.3"}\n');
});

it('refuses a title that cannot stand in XML', () => {
  const [edition] = exampleModule().editions;
  const module = exampleModule({ editions: [{ ...edition, title: 'To\nlinjer' }] });
  expect(() => scorm12Package(module, examplePlayer, controlFiles)).toThrow('linjeskift');
});
