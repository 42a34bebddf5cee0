import { expect, it } from 'vitest';
import { exampleModule, examplePlayer } from '../../test/example-module.ts';
import type { PackageContents, PackageFile } from '../model/package.ts';
import { lintPackage } from './lint.ts';
import { scorm12Package } from './scorm12.ts';

const controlFiles = [{ path: 'imscp_rootv1p1p2.xsd', bytes: new Uint8Array() }];
const sound = scorm12Package(exampleModule(), examplePlayer, controlFiles);
const extra = (path: string): PackageFile => ({ path, bytes: new Uint8Array([1]) });

const withFiles = (change: (files: readonly PackageFile[]) => readonly PackageFile[]): PackageContents => ({
  ...sound,
  files: change(sound.files),
});

const withManifest = (from: string | RegExp, to: string): PackageContents =>
  withFiles((files) =>
    files.map(({ path, bytes }) => {
      if (path !== 'imsmanifest.xml') return { path, bytes };
      const text = new TextDecoder().decode(bytes);
      const changed = text.replace(from, to);
      expect(changed).not.toBe(text);
      return { path, bytes: new TextEncoder().encode(changed) };
    }),
  );

it('lets a sound package through', () => {
  expect(() => lintPackage(sound)).not.toThrow();
});

it.each([
  [
    'a file that is not listed',
    () => withFiles((files) => [...files, extra('hemmelig.txt')]),
    'hemmelig.txt er i pakken',
  ],
  [
    'an XSD in a folder, which is no control file',
    () => withFiles((files) => [...files, extra('media/x.xsd')]),
    'media/x.xsd er i pakken',
  ],
  [
    'a listed file that is missing',
    () => withFiles((files) => files.filter(({ path }) => path !== 'player.js')),
    'player.js står i manifestet, men er ikke i pakken',
  ],
  [
    'a package without a manifest',
    () => withFiles((files) => files.filter(({ path }) => path !== 'imsmanifest.xml')),
    'imsmanifest.xml mangler',
  ],
  ['a file twice', () => withFiles((files) => [...files, extra('Player.js')]), 'player.js er med to ganger'],
  ['a name with æøå', () => withFiles((files) => [...files, extra('på.svg')]), 'filnavnet «på.svg»'],
  ['a file type that LMS-es refuse', () => withFiles((files) => [...files, extra('a.PHP')]), 'a.PHP har en filtype'],
  ['a dead href', () => withManifest('href="index.html"', 'href="start.html"'), 'startfilen start.html'],
  ['a resource with no href', () => withManifest(' href="index.html"', ''), 'ingen fil å åpne'],
  ['an asset', () => withManifest('adlcp:scormtype="sco"', 'adlcp:scormtype="asset"'), 'adlcp:scormtype="sco"'],
  ['an id twice', () => withManifest('"samspill_m1_item"', '"samspill_m1_org"'), 'samspill_m1_org er brukt to ganger'],
  ['an id with a hyphen', () => withManifest('"samspill_m1_item"', '"samspill-m1"'), '«samspill-m1» kan ikke brukes'],
  [
    'a dead identifierref',
    () => withManifest('identifierref="samspill_m1_res"', 'identifierref="samspill_m2_res"'),
    'samspill_m2_res finnes ikke',
  ],
  ['a dead default', () => withManifest('default="samspill_m1_org"', 'default="x"'), 'organization x finnes ikke'],
  ['an item without a title', () => withManifest(/(<item [^>]*>)<title>.*?<\/title>/, '$1'), 'm1_item mangler tittel'],
  ['an empty title', () => withManifest(/<title>.*?<\/title>/, '<title></title>'), 'tittelen «» er tom'],
  ['blanks round a title', () => withManifest('<title>', '<title> '), 'har mellomrom rundt'],
  ['blanks round schemaversion', () => withManifest('>1.2</schemaversion>', '> 1.2</schemaversion>'), 'nøyaktig «1.2»'],
])('refuses %s', (_what, contents, message) => {
  expect(() => lintPackage(contents())).toThrow(message);
});

it('names every fault at once', () => {
  const contents = withFiles((files) => [...files, extra('a.php'), extra('b.php')]);
  expect(() => lintPackage(contents)).toThrow(/a\.php har en filtype.*b\.php har en filtype.*a\.php er i pakken/s);
});
