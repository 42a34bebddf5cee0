import { describe, expect, it } from 'vitest';
import { exampleModule, examplePlayer } from '../../test/example-module.ts';
import { schemaFor } from '../checker/schemas.ts';
import type { Module } from '../model/module.ts';
import { formats } from '../packagers/formats.ts';
import { nodeSchemas } from './xmllint.ts';
import { officialSchemas } from './xsd.ts';

const scormFormats = ['scorm12', 'scorm2004-3', 'scorm2004-4'] as const;
type ScormFormat = (typeof scormFormats)[number];

const official = await officialSchemas();

function manifestOf(format: ScormFormat, module: Module = exampleModule()): string {
  const { files } = formats.get(format)!(module, examplePlayer, []);
  return new TextDecoder().decode(files.find(({ path }) => path === 'imsmanifest.xml')?.bytes);
}

/** What the XSDs have against a manifest. */
async function faults(format: ScormFormat, xml = manifestOf(format)): Promise<string> {
  const found = await nodeSchemas.validate(xml, schemaFor(format, official.get(format) ?? [], new Set()));
  return found.map(({ message }) => message).join('\n');
}

/** The same of our manifest once it has been changed. */
function faultsOf(format: ScormFormat, from: string | RegExp, to: string): Promise<string> {
  const xml = manifestOf(format);
  const changed = xml.replace(from, to);
  expect(changed).not.toBe(xml);
  return faults(format, changed);
}

it('reads the control files of each edition', () => {
  const names = (format: ScormFormat) =>
    official
      .get(format)
      ?.map(({ path }) => path)
      .filter((path) => !path.startsWith('imsss_'));
  expect(names('scorm12')).toEqual([
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
  expect(names('scorm2004-3')).toEqual(of2004);
  expect(names('scorm2004-4')).toEqual(of2004);
});

describe.each(scormFormats)('%s', (format) => {
  it('passes our manifest', async () => {
    expect(await faults(format)).toBe('');
  });

  it('passes modules whose ids differ by letter case alone', async () => {
    for (const id of ['m1', 'M1']) expect(await faults(format, manifestOf(format, exampleModule({ id })))).toBe('');
  });

  it('passes a module with no goal, in one language', async () => {
    const [edition] = exampleModule().editions;
    const module = exampleModule({ editions: [{ ...edition, goals: [] }] });
    expect(await faults(format, manifestOf(format, module))).toBe('');
  });

  it.each([
    ['a duplicate id', '"samspill_m1_item"', '"samspill_m1_org"', 'samspill_m1_org'],
    ['an id that opens with a digit', 'identifier="samspill_m1_item"', 'identifier="1_item"', '1_item'],
    ['an unknown attribute', '<item ', '<item farge="blå" ', 'farge'],
    ['an unknown element', '<resources>', '<ressurser/><resources>', 'ressurser'],
    ['organizations that are missing', /<organizations.*<\/organizations>/s, '', 'organizations'],
    ['a type that is neither sco nor asset', /(:scorm[tT]ype)="sco"/, '$1="SCO"', 'corm'],
    ['text that is no XML', '</manifest>', '', 'Premature end'],
  ])('refuses %s', async (_what, from, to, named) => {
    expect(await faultsOf(format, from, to)).toContain(named);
  });
});

it('refuses a version that is too long in SCORM 1.2', async () => {
  expect(await faultsOf('scorm12', 'version="1.2.3"', `version="${'1'.repeat(21)}"`)).toContain('version');
});

it.each<[string, ScormFormat, string, string, string]>([
  ['objectives without a primary one', 'scorm2004-3', '<imsss:primaryObjective/>', '', 'primaryObjective'],
  ['objectives without a primary one', 'scorm2004-4', '<imsss:primaryObjective/>', '', 'primaryObjective'],
  ['a button that no LMS has', 'scorm2004-3', '>continue<', '>neste<', 'neste'],
  ['a button that no LMS has', 'scorm2004-4', '>continue<', '>neste<', 'neste'],
  ['what only the 4th edition has', 'scorm2004-3', '<imsss:sequencing>', '<adlcp:data/><imsss:sequencing>', 'data'],
  ['an organization without an item', 'scorm2004-4', '<item ', '<x ', 'item'],
])('refuses %s (%s)', async (_what, format, from, to, named) => {
  expect(await faultsOf(format, from, to)).toContain(named);
});
