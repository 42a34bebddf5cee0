import { describe, expect, it } from 'vitest';
import { exampleModule, examplePlayer } from '../../test/example-module.ts';
import type { Module } from '../model/module.ts';
import type { PackageContents } from '../model/package.ts';
import { formats } from '../packagers/formats.ts';
import { schemas } from './xsd.ts';

const scormFormats = [...schemas.keys()];
type ScormFormat = (typeof scormFormats)[number];

const pack = async (format: ScormFormat, module: Module = exampleModule()): Promise<PackageContents> =>
  formats.get(format)!(module, examplePlayer, await schemas.get(format)!.controlFiles());

/** What the XSDs have against the package once its manifest has been changed. */
async function faults(format: ScormFormat, from: string | RegExp = '', to = ''): Promise<string> {
  const { files } = await pack(format);
  const broken = files.map(({ path, bytes }) => {
    if (path !== 'imsmanifest.xml') return { path, bytes };
    const xml = new TextDecoder().decode(bytes);
    const changed = xml.replace(from, to);
    expect(changed !== xml).toBe(from !== '');
    return { path, bytes: new TextEncoder().encode(changed) };
  });
  return (await schemas.get(format)!.faults(broken)).join('\n');
}

it('reads the control files of each edition', async () => {
  const names = async (format: ScormFormat) =>
    (await schemas.get(format)!.controlFiles()).map(({ path }) => path).filter((path) => !path.startsWith('imsss_'));
  expect(await names('scorm12')).toEqual([
    'adlcp_rootv1p2.xsd',
    'ims_xml.xsd',
    'imscp_rootv1p1p2.xsd',
    'imsmd_rootv1p2p1.xsd',
  ]);
  const of2004 = [
    'XMLSchema.dtd',
    'adlcp_v1p3.xsd',
    'adlnav_v1p3.xsd',
    'adlseq_v1p3.xsd',
    'datatypes.dtd',
    'imscp_v1p1.xsd',
    'xml.xsd',
  ];
  expect(await names('scorm2004-3')).toEqual(of2004);
  expect(await names('scorm2004-4')).toEqual(of2004);
});

describe.each(scormFormats)('%s', (format) => {
  it('passes our manifest', async () => {
    expect(await faults(format)).toBe('');
  });

  it('passes modules whose ids differ by letter case alone', async () => {
    for (const id of ['m1', 'M1'])
      expect(await schemas.get(format)!.faults((await pack(format, exampleModule({ id }))).files)).toEqual([]);
  });

  it('passes a module with no goal, in one language', async () => {
    const [edition] = exampleModule().editions;
    const module = exampleModule({ editions: [{ ...edition, goals: [] }] });
    expect(await schemas.get(format)!.faults((await pack(format, module)).files)).toEqual([]);
  });

  it.each([
    ['a duplicate id', '"samspill_m1_item"', '"samspill_m1_org"', 'samspill_m1_org'],
    ['an id that opens with a digit', 'identifier="samspill_m1_item"', 'identifier="1_item"', '1_item'],
    ['an unknown attribute', '<item ', '<item farge="blå" ', 'farge'],
    ['an unknown element', '<resources>', '<ressurser/><resources>', 'ressurser'],
    ['organizations that are missing', /<organizations.*<\/organizations>/s, '', 'organizations'],
    ['a type that is neither sco nor asset', /(:scorm[tT]ype)="sco"/, '$1="SCO"', 'corm'],
    ['text that is no XML', '</manifest>', '', 'imsmanifest.xml'],
  ])('refuses %s', async (_what, from, to, named) => {
    expect(await faults(format, from, to)).toContain(named);
  });
});

it('refuses a version that is too long in SCORM 1.2', async () => {
  expect(await faults('scorm12', 'version="1.2.3"', `version="${'1'.repeat(21)}"`)).toContain('version');
});

it.each<[string, ScormFormat, string, string, string]>([
  ['objectives without a primary one', 'scorm2004-3', '<imsss:primaryObjective/>', '', 'primaryObjective'],
  ['objectives without a primary one', 'scorm2004-4', '<imsss:primaryObjective/>', '', 'primaryObjective'],
  ['a button that no LMS has', 'scorm2004-3', '>continue<', '>neste<', 'neste'],
  ['a button that no LMS has', 'scorm2004-4', '>continue<', '>neste<', 'neste'],
  ['what only the 4th edition has', 'scorm2004-3', '<imsss:sequencing>', '<adlcp:data/><imsss:sequencing>', 'data'],
  ['an organization without an item', 'scorm2004-4', '<item ', '<x ', 'item'],
])('refuses %s (%s)', async (_what, format, from, to, named) => {
  expect(await faults(format, from, to)).toContain(named);
});
