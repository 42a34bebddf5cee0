import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { changedModule, exampleModule, examplePlayer } from '../../test/example-module.ts';
import type { Module } from '../model/module.ts';
import { type PackageFormat, packageFormats } from '../model/package.ts';
import { formats } from './formats.ts';

const pack = (format: PackageFormat, module: Module = exampleModule()) =>
  formats.get(format)!(module, examplePlayer, []);

const textOf = (format: PackageFormat, path: string, module?: Module): string =>
  new TextDecoder().decode(pack(format, module).files.find((file) => file.path === path)?.bytes);

/** What an LMS reads of each format. */
const structures = [
  ['scorm12', 'imsmanifest.xml'],
  ['scorm2004-3', 'imsmanifest.xml'],
  ['scorm2004-4', 'imsmanifest.xml'],
  ['scorm2004-4', 'metadata.xml'],
  ['cmi5', 'cmi5.xml'],
  ['xapi', 'tincan.xml'],
] as const satisfies readonly (readonly [PackageFormat, string])[];

const titled = (title: string): Module => {
  const [first, ...others] = exampleModule().editions;
  return exampleModule({ editions: [{ ...first, title }, ...others] });
};

describe.each(structures)('%s: %s', (format, path) => {
  // Renewed by `npx vitest run --project unit src/packagers/formats.test.ts -u`, and then read.
  it('is what LMS-es read', async () => {
    const lines = textOf(format, path).replaceAll('><', '>\n<');
    await expect(`${lines}\n`).toMatchFileSnapshot(`fixtures/${format}.${path}`);
  });

  it('takes its identifiers from the ids of the module and its goals alone', () => {
    const identifiers = (module: Module) =>
      [
        ...textOf(format, path, module).matchAll(
          /\s(?:id|identifier|identifierref|idref|objectiveID|default)="[^"]*"|<entry>[^<]*/g,
        ),
      ]
        .map(([identifier]) => identifier)
        .sort();
    expect(identifiers(changedModule())).toEqual(identifiers(exampleModule()));
    expect(identifiers(exampleModule({ id: 'm2' }))).not.toEqual(identifiers(exampleModule()));
  });

  it('gives back the texts as they were written', () => {
    const texts: string[] = [];
    const parser = new SaxesParser();
    parser.on('text', (text) => texts.push(text));
    parser.on('error', (error) => {
      throw error;
    });
    parser.write(textOf(format, path)).close();
    expect(texts).toContain(exampleModule().editions[0].title);
  });

  it('leaves it to the content when the module is passed and completed', () => {
    expect(textOf(format, path)).not.toMatch(
      /masteryscore|minNormalizedMeasure|satisfiedByMeasure|completionThreshold/,
    );
    expect(textOf(format, path)).not.toMatch(/datafromlms/i);
  });

  it('refuses a title that cannot stand in XML', () => {
    expect(() => pack(format, titled('To\nlinjer'))).toThrow('linjeskift');
    expect(() => pack(format, titled('Halvt \uD83D tegn'))).toThrow('ikke kan stå i en pakke');
  });
});

describe.each(packageFormats)('%s', (format) => {
  it('has a packager that names its own format', () => {
    expect(pack(format).format).toBe(format);
  });

  it('opens the first language, and puts the others beside it', () => {
    expect(textOf(format, 'index.html')).toBe('<!doctype html><html lang="nb"><title>Ærlig</title></html>');
    expect(textOf(format, 'nn.html')).toBe('<!doctype html><html lang="nn"><title>nn</title></html>');
    expect(pack(format).files.some(({ path }) => path === 'nb.html')).toBe(false);
  });

  it('carries the probe file that shows whether the line is open', () => {
    expect(textOf(format, 'samspill.txt')).toBe('{"samspill":"m1","version":"1.2.3"}\n');
  });

  it('carries player and media', () => {
    const paths = pack(format).files.map(({ path }) => path);
    expect(paths).toEqual(expect.arrayContaining(['media/kart.svg', 'player.css', 'player.js', 'xapi.js']));
    expect(new Set(paths).size).toBe(paths.length);
  });
});

it.each(['scorm12', 'scorm2004-3', 'scorm2004-4'] as const)(
  'lays the control files of %s beside what it lists',
  (format) => {
    const xsd = { path: 'imscp.xsd', bytes: new Uint8Array() };
    const { files } = formats.get(format)!(exampleModule(), examplePlayer, [xsd]);
    expect(files).toContain(xsd);
    expect(new TextDecoder().decode(files[0]?.bytes)).toContain('<file href="index.html"/>');
    expect(new TextDecoder().decode(files[0]?.bytes)).not.toContain('imscp.xsd"/>');
  },
);

it('gives a module without a test nothing to pass in cmi5', () => {
  const structure = textOf('cmi5', 'cmi5.xml', changedModule());
  expect(structure).toContain('moveOn="Completed"');
  expect(structure).not.toContain('masteryScore');
});

it.each([
  [0.8, '0.8'],
  [2 / 3, '0.6667'],
  [1, '1'],
  [0.01, '0.01'],
])('writes the pass mark %d in cmi5 with four decimals at most', (passMark, written) => {
  expect(textOf('cmi5', 'cmi5.xml', exampleModule({ passMark }))).toContain(`masteryScore="${written}"`);
});

it('leaves out of cmi5.xml what may not stand there empty', () => {
  const [edition] = exampleModule().editions;
  const module = exampleModule({ editions: [{ ...edition, goals: [] }] });
  expect(textOf('cmi5', 'cmi5.xml', module)).not.toContain('objectives');
});

it('says nothing of learning time in the metadata of a module that states none', () => {
  const [edition] = exampleModule().editions;
  const module = exampleModule({ editions: [{ ...edition, lessons: [] }] });
  expect(textOf('scorm2004-3', 'metadata.xml', module)).not.toContain('educational');
});

it('has nothing to import in the web edition', () => {
  expect(pack('web').files.some(({ path }) => path.endsWith('.xml'))).toBe(false);
});
