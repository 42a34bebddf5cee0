import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../src/build/build.ts';
import { listModules } from '../src/build/sources.ts';
import { formatMessage } from '../src/model/message.ts';
import { packageSizes, sizeBudgets } from './bench/sizes.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const modules = await listModules(root);
const zips = new Map<string, Uint8Array>();
let folder = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samspill-budgets-'));
  const { packages, messages } = await build({ root, out: folder });
  expect(messages.filter(({ severity }) => severity === 'error').map(formatMessage)).toEqual([]);
  for (const { name, module } of packages) zips.set(module.id, await readFile(join(folder, name)));
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** The text files of a package, by path. */
function textsOf(module: string): [string, string][] {
  const files = Object.entries(unzipSync(zips.get(module)!)).filter(
    ([path]) => !/\.(?:png|jpe?g|webp|avif)$/.test(path),
  );
  return files.map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]);
}

it('looks at every module of the checkout', () => {
  expect([...zips.keys()].sort()).toEqual(modules);
  expect(modules).toContain('m1');
});

describe.each(modules)('the package of %s', (module) => {
  const sizes = () => packageSizes(zips.get(module)!);

  it('has documents of at most 60 kB, 16 kB with gzip', () => {
    for (const [path, { raw, gzip }] of sizes().documents) {
      expect(raw, path).toBeLessThanOrEqual(sizeBudgets.document.raw);
      expect(gzip, `${path} with gzip`).toBeLessThanOrEqual(sizeBudgets.document.gzip);
    }
  });

  it('has inline CSS of at most 24 kB, 5 kB with gzip', () => {
    expect(sizes().inlineCss.raw).toBeLessThanOrEqual(sizeBudgets.inlineCss.raw);
    expect(sizes().inlineCss.gzip).toBeLessThanOrEqual(sizeBudgets.inlineCss.gzip);
  });

  it('has a player of at most 140 kB, 44 kB with gzip', () => {
    expect(sizes().player.raw).toBeLessThanOrEqual(sizeBudgets.player.raw);
    expect(sizes().player.gzip).toBeLessThanOrEqual(sizeBudgets.player.gzip);
  });

  it('is a zip of at most 150 kB', () => {
    expect(sizes().zip).toBeLessThanOrEqual(sizeBudgets.zip);
  });

  it('names no address but those it must', () => {
    const unknown = textsOf(module).flatMap(([path, text]) => unknownAddresses(path, text));
    expect(unknown).toEqual([]);
  });

  it('carries no credential', () => {
    const found = textsOf(module).flatMap(([path, text]) => credentialsIn(text).map((what) => `${path}: ${what}`));
    expect(found).toEqual([]);
  });
});

/** Names, and no places to fetch from: namespaces of XML, verbs and types of xAPI, and our own IRIs. */
const allowed: readonly RegExp[] = [
  /^http:\/\/www\.(?:imsproject|imsglobal|adlnet)\.org\/xsd\//,
  /^http:\/\/www\.w3\.org\/(?:2000\/svg|2001\/XMLSchema(?:-instance)?|XML\/1998\/namespace|1998\/Math\/MathML)$/,
  /^http:\/\/adlnet\.gov\/expapi\/(?:verbs|activities|attachments)\//,
  /^http:\/\/id\.tincanapi\.com\/attachment\//,
  /^https:\/\/w3id\.org\/(?:xapi|samspill)(?:\/|$)/,
];

/** What is said in passing: by `@xapi/xapi`, the base of endpoints without a host; by the standard's XSDs, in comments. */
const allowedIn: readonly (readonly [path: RegExp, address: RegExp])[] = [
  [/^xapi\.js$/, /^http:\/\/localhost$/],
  [/\.xsd$/, /^http:\/\/www\.(?:w3\.org\/TR\/(?:xmlschema-1\/|xmlbase)|xmlspy\.com)$/],
];

/** Addresses in a file that nobody has allowed; a lesson may link to where it likes, but only link. */
function unknownAddresses(path: string, text: string): string[] {
  const read = path.endsWith('.html') ? text.replace(/<a [^>]*?href="https?:\/\/[^"]*"/g, '<a ') : text;
  const found = read.match(/\b(?:https?|wss?):\/\/[^\s"'`<>()\\]*[^\s"'`<>()\\.,;]/gi) ?? [];
  const known = [...allowed, ...allowedIn.filter(([file]) => file.test(path)).map(([, address]) => address)];
  return found.filter((address) => !known.some((pattern) => pattern.test(address))).map((url) => `${path}: ${url}`);
}

const credentialPatterns: readonly RegExp[] = [
  /\b(?:Basic|Bearer)\s+[\w+/.=-]{8,}/g,
  /\/\/[^\s/"'`]+:[^\s/"'`@$]+@/g,
  /\beyJ[\w-]{8,}\.[\w-]{8,}/g,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/g,
  /\bAKIA[0-9A-Z]{16}\b/g,
  /\b(?:password|passwd|passord|secret|api[_-]?key|access[_-]?token|client[_-]?secret|auth)["'`]?\s*[:=]\s*["'`][^"'`$\s]{6,}["'`]/gi,
];

const credentialsIn = (text: string): string[] => credentialPatterns.flatMap((pattern) => text.match(pattern) ?? []);

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
