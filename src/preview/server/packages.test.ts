import { mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { packageShelf } from './packages.ts';

let dist: string;

beforeEach(async () => {
  dist = await mkdtemp(join(tmpdir(), 'samspill-hylle-'));
});
afterEach(() => rm(dist, { recursive: true }));

const write = (name: string, files: Readonly<Record<string, string>>) =>
  writeFile(
    join(dist, name),
    zipSync(Object.fromEntries(Object.entries(files).map(([path, text]) => [path, strToU8(text)]))),
  );

const manifest = (title: string, metadata = '') => `<?xml version="1.0"?>
<manifest xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3"><metadata>${metadata}</metadata>
<organizations><organization><title>${title}</title><item><title>Ikke denne</title></item></organization></organizations>
<resources><resource href="bilde.png"/><resource adlcp:scormType="sco" href="start.html"/></resources></manifest>`;
const lom =
  '<lom><educational><typicalLearningTime><duration>PT1H5M</duration></typicalLearningTime></educational></lom>';
const cmi5 = `<courseStructure><course id="https://samspill.example/m1"><title><langstring lang="nb">Kurset</langstring></title></course>
<au id="https://samspill.example/m1/au"><title><langstring lang="nb">Delen</langstring></title><url>index.html</url></au></courseStructure>`;
const tincan = `<tincan><activities><activity id="https://samspill.example/m1"><name lang="nb">Med xAPI</name><launch lang="nb">index.html</launch></activity></activities></tincan>`;

describe('packageShelf', () => {
  it('finds a module in every format, each as an activity of its own, SCORM 1.2 first', async () => {
    await write('samspill-m1_1.0.0_web.zip', { 'index.html': '<!doctype html><title>P&#xE5; nett &amp; ute</title>' });
    await write('samspill-m1_1.0.0_xapi.zip', { 'tincan.xml': tincan });
    await write('samspill-m1_1.0.0_cmi5.zip', { 'cmi5.xml': cmi5 });
    await write('samspill-m1_1.0.0_scorm2004-4.zip', {
      'imsmanifest.xml': manifest('Fjerde &#229;', '<adlcp:location>lom.xml</adlcp:location>'),
      'lom.xml': lom,
    });
    await write('samspill-m1_1.0.0_scorm2004-3.zip', { 'imsmanifest.xml': manifest('Tredje', lom) });
    await write('samspill-m1_1.0.0_scorm12.zip', { 'imsmanifest.xml': manifest('Første') });
    await write('samspill-m1_1.0.0_aicc.zip', { 'imsmanifest.xml': manifest('Ukjent') });
    const shelf = await packageShelf(dist)();
    expect(shelf.map(({ activity, descriptor: { title, href, minutes } }) => [activity, title, href, minutes])).toEqual(
      [
        ['m1', 'Første', 'start.html', undefined],
        // Moodle shows a numeric reference as it stands.
        ['m1.scorm2004-3', 'Tredje', 'start.html', 65],
        ['m1.scorm2004-4', 'Fjerde &#229;', 'start.html', 65],
        ['m1.cmi5', 'Kurset', 'index.html', undefined],
        ['m1.xapi', 'Med xAPI', 'index.html', undefined],
        ['m1.web', 'På nett & ute', 'index.html', undefined],
      ],
    );
    expect(shelf.map(({ descriptor }) => descriptor.text)).toEqual(expect.arrayContaining([cmi5, tincan, '']));
  });

  it('shows the newest of two versions', async () => {
    await write('samspill-m1_1.1.0_scorm12.zip', { 'imsmanifest.xml': manifest('Ny') });
    await write('samspill-m1_1.0.0_scorm12.zip', { 'imsmanifest.xml': manifest('Gammel') });
    await utimes(join(dist, 'samspill-m1_1.0.0_scorm12.zip'), 1, 1);
    expect((await packageShelf(dist)()).map(({ version }) => version)).toEqual(['1.1.0']);
  });

  it.each([
    ['scorm12', 'index.html', 'imsmanifest.xml is not at the root of the zip.'],
    ['cmi5', 'imsmanifest.xml', 'cmi5.xml is not at the root of the zip.'],
    ['web', 'nb.html', 'index.html is not at the root of the zip.'],
  ])('says which zip of %s is no package, and why', async (format, path, why) => {
    await write(`samspill-m1_1.0.0_${format}.zip`, { [path]: '' });
    await expect(packageShelf(dist)()).rejects.toThrow(`samspill-m1_1.0.0_${format}.zip: ${why}`);
  });
});
