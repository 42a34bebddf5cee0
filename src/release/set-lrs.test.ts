import { strFromU8, strToU8 } from 'fflate';
import { describe, expect, it } from 'vitest';
import { exampleModule, examplePlayer } from '../../test/example-module.ts';
import type { PackageFile } from '../model/package.ts';
import { scorm12Package } from '../packagers/scorm12.ts';
import { LrsRefusal, withLrs } from './set-lrs.ts';

const access = { endpoint: 'https://lrs.example/xapi', key: 'navn:hemmelig' };
const html = '<!doctype html><html lang="nb"><title>x</title></html>';
const [first, ...others] = exampleModule().editions;
const module = exampleModule({
  editions: [{ ...first, document: html }, ...others.map((each) => ({ ...each, document: html }))],
});
const { files } = scorm12Package(module, examplePlayer, []);
const textOf = (all: readonly PackageFile[], path: string) =>
  strFromU8(all.find((file) => file.path === path)?.bytes ?? new Uint8Array());

describe('an LRS in a package', () => {
  const changed = withLrs(files, access);

  it('is a file of its own, marked on every document and listed in the manifest', () => {
    expect(JSON.parse(textOf(changed, 'samspill-lrs.txt'))).toEqual({
      endpoint: 'https://lrs.example/xapi',
      auth: `Basic ${btoa('navn:hemmelig')}`,
    });
    for (const path of ['index.html', 'nn.html'])
      expect(textOf(changed, path)).toContain('<html data-lrs="samspill-lrs.txt" lang="nb">');
    expect(textOf(changed, 'imsmanifest.xml')).toContain('<file href="samspill-lrs.txt"/>');
  });

  it('changes nothing else', () => {
    const touched = ['samspill-lrs.txt', 'index.html', 'nn.html', 'imsmanifest.xml'];
    const rest = (all: readonly PackageFile[]) => all.filter(({ path }) => !touched.includes(path));
    expect(rest(changed)).toEqual(rest(files));
    const ids = (all: readonly PackageFile[]) => textOf(all, 'imsmanifest.xml').match(/identifier="[^"]*"/g);
    expect(ids(changed)).toEqual(ids(files));
  });

  it('is replaced by another one', () => {
    const again = withLrs(changed, { ...access, endpoint: 'https://ny.example/' });
    expect(again).toHaveLength(changed.length);
    expect(textOf(again, 'samspill-lrs.txt')).toContain('https://ny.example/');
    expect(textOf(again, 'imsmanifest.xml').match(/samspill-lrs/g)).toHaveLength(1);
    expect(textOf(again, 'index.html').match(/data-lrs/g)).toHaveLength(1);
  });
});

it.each([
  ['navn:hemmelig', `Basic ${btoa('navn:hemmelig')}`],
  ['bmF2bjpoZW1tZWxpZw==', 'Basic bmF2bjpoZW1tZWxpZw=='],
  ['Basic bmF2bjpoZW1tZWxpZw==', 'Basic bmF2bjpoZW1tZWxpZw=='],
  ['Bearer abc.def', 'Bearer abc.def'],
])('takes the key %s as it was given', (key, auth) => {
  expect(JSON.parse(textOf(withLrs(files, { ...access, key }), 'samspill-lrs.txt')).auth).toBe(auth);
});

describe('refuses, and says why,', () => {
  it.each([
    [{ endpoint: 'http://lrs.example/xapi' }, 'https://'],
    [{ endpoint: 'lrs.example' }, 'https://'],
    [{ endpoint: 'https://a:b@lrs.example/' }, 'brukernavn'],
    [{ endpoint: 'https://lrs.example/?nokkel=1' }, '?'],
    [{ key: ' ' }, 'Nøkkelen mangler'],
    [{ key: 'nøkkel' }, 'tegn'],
    [{ key: 'to ord' }, 'mellomrom'],
  ])('%j', (wrong, reason) => {
    const act = () => withLrs(files, { ...access, ...wrong });
    expect(act).toThrow(LrsRefusal);
    expect(act).toThrow(reason);
  });

  it.each(['cmi5.xml', 'tincan.xml'])('a package with %s: its platform gives the LRS', (path) => {
    expect(() => withLrs([...files, { path, bytes: strToU8('<a/>') }], access)).toThrow('plattformen');
  });

  it('a document that somebody has changed, so that it cannot be marked', () => {
    const changed = files.map((file) => (file.path === 'nn.html' ? { ...file, bytes: strToU8('<p>Hei') } : file));
    expect(() => withLrs(changed, access)).toThrow('nn.html er endret');
  });

  it('a package of somebody else', () => {
    expect(() => withLrs([{ path: 'index.html', bytes: strToU8(html) }], access)).toThrow('Samspill');
  });
});
