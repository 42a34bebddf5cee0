import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { listModules } from '../src/build/sources.ts';
import { unknownAddresses } from '../src/checker/addresses.ts';
import { credentialsIn } from '../src/checker/credentials.ts';
import { formatMessage } from '../src/model/message.ts';
import { packageSizes, sizeBudgets } from './bench/sizes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = await listModules(root);
/** Every zip that was built, by its name. */
const zips = new Map<string, { readonly module: string; readonly zip: Uint8Array }>();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samspill-budgets-'));
  const { packages, messages } = await build({ root, out: folder });
  expect(messages.filter(({ severity }) => severity === 'error').map(formatMessage)).toEqual([]);
  for (const { name, module } of packages) {
    zips.set(name, { module: module.id, zip: await readFile(join(folder, name)) });
  }
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The packages of a module, in every format. */
const packagesOf = (module: string) => [...zips].filter(([, built]) => built.module === module);

/** What `search` finds in the text files of every package of a module. */
const foundIn = (module: string, search: (path: string, text: string) => readonly string[]): string[] =>
  packagesOf(module).flatMap(([name, { zip }]) =>
    Object.entries(unzipSync(zip))
      .filter(([path]) => !/\.(?:png|jpe?g|webp|avif|webm|mp4|mp3|m4a|wav)$/.test(path))
      .flatMap(([path, bytes]) =>
        search(path, new TextDecoder().decode(bytes)).map((what) => `${name}/${path}: ${what}`),
      ),
  );

it('looks at every module of the checkout', () => {
  expect([...new Set([...zips.values()].map(({ module }) => module))].sort()).toEqual(modules);
  expect(modules).toContain('m1');
});

describe.each(modules)('every package of %s', (module) => {
  const sizes = () => packagesOf(module).map(([name, { zip }]) => ({ name, ...packageSizes(zip) }));

  it('has documents of at most 60 kB, 16 kB with gzip', () => {
    for (const { name, documents } of sizes()) {
      for (const [path, { raw, gzip }] of documents) {
        expect(raw, `${name}/${path}`).toBeLessThanOrEqual(sizeBudgets.document.raw);
        expect(gzip, `${name}/${path} with gzip`).toBeLessThanOrEqual(sizeBudgets.document.gzip);
      }
    }
  });

  it('has inline CSS of at most 24 kB, 5 kB with gzip', () => {
    for (const { name, inlineCss } of sizes()) {
      expect(inlineCss.raw, name).toBeLessThanOrEqual(sizeBudgets.inlineCss.raw);
      expect(inlineCss.gzip, name).toBeLessThanOrEqual(sizeBudgets.inlineCss.gzip);
    }
  });

  it('has a player of at most 140 kB, 44 kB with gzip', () => {
    for (const { name, player } of sizes()) {
      expect(player.raw, name).toBeLessThanOrEqual(sizeBudgets.player.raw);
      expect(player.gzip, name).toBeLessThanOrEqual(sizeBudgets.player.gzip);
    }
  });

  it('is a zip of at most 150 kB, without media', () => {
    for (const { name, zip } of sizes()) expect(zip, name).toBeLessThanOrEqual(sizeBudgets.zip);
  });

  it('names no address but those it must', () => {
    expect(foundIn(module, unknownAddresses)).toEqual([]);
  });

  it('carries no credential', () => {
    expect(foundIn(module, (_path, text) => credentialsIn(text))).toEqual([]);
  });
});

describe('the search itself', () => {
  it.each([
    ['player.js', 'fetch("https://statistikk.example/inn")'],
    ['player.css', '@import url(http://fonts.example/css)'],
    ['index.html', '<img src="https://bilder.example/a.png">'],
    ['index.html', '<p>Les https://www.example.no.</p>'],
    ['player.js', '"http://localhost"'],
    ['xapi.js', '"http://localhost.example/"'],
    ['player.js', 'new WebSocket("wss://a.example")'],
    ['imsmanifest.xml', 'xmlns="http://www.imsproject.org.example/xsd/a"'],
  ])('sees the address in %s: %s', (path, text) => {
    expect(unknownAddresses(path, text)).toHaveLength(1);
  });

  it('lets a lesson link', () => {
    expect(unknownAddresses('index.html', '<a class="x" href="https://www.ks.no/">KS</a>')).toEqual([]);
  });

  it.each([
    ['authorization:"Basic c2FtOmhlbW1lbGln"'],
    ['"Bearer abcdefgh12345"'],
    ['https://bruker:hemmelig@lrs.example/xapi/'],
    ['eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln'],
    ['-----BEGIN RSA PRIVATE KEY-----'],
    ['{"auth":"c2FtOmhlbW1lbGln"}'],
    ['apiKey:"0123456789abcdef"'],
    ["password = 'sommer2026'"],
  ])('sees the credential in %s', (text) => {
    expect(credentialsIn(text)).toHaveLength(1);
  });
});
