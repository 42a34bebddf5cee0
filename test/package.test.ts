import { createHash } from 'node:crypto';
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildResult, build } from '../src/build/build.ts';
import { schemas } from '../src/build/xsd.ts';
import { formatMessage } from '../src/model/message.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
let folder = '';
let built: BuildResult;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samspill-package-'));
  built = await build({ root, out: join(folder, 'a'), modules: ['m1'] });
  expect(built.messages.filter(({ severity }) => severity === 'error').map(formatMessage)).toEqual([]);
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const zip = (out = 'a', name = built.packages[0]?.name ?? '') => readFile(join(folder, out, name));
const files = async () => Object.entries(unzipSync(await zip())).map(([path, bytes]) => ({ path, bytes }));
const text = async (path: string) =>
  new TextDecoder().decode((await files()).find((file) => file.path === path)?.bytes ?? new Uint8Array());

describe('the package of module M1', () => {
  it('is one zip, named after module, version and format, and nothing lies beside it', async () => {
    const { id, version } = built.packages[0]?.module ?? {};
    expect(await readdir(join(folder, 'a'))).toEqual([`samspill-${id}_${version}_scorm12.zip`]);
    expect((await zip()).length).toBe(built.packages[0]?.bytes);
  });

  it('holds the files that its manifest lists, itself and its XSDs apart', async () => {
    const listed = [...(await text('imsmanifest.xml')).matchAll(/<file href="([^"]+)"\/>/g)].map(([, path]) => path);
    const held = (await files())
      .map(({ path }) => path)
      .filter((path) => !/^(imsmanifest\.xml|[^/]+\.xsd)$/.test(path));
    expect(held.sort()).toEqual(listed.sort());
    expect(held).toEqual(expect.arrayContaining(['index.html', 'player.css', 'player.js', 'samspill.txt', 'xapi.js']));
  });

  it('is valid against the official XSDs of SCORM 1.2', async () => {
    expect(await schemas.get('scorm12')?.faults(await files())).toEqual([]);
  });

  it('is equal to the byte when built again', async () => {
    await build({ root, out: join(folder, 'b'), modules: ['m1'] });
    expect((await zip('b')).equals(await zip('a'))).toBe(true);
  }, 60_000);

  it('has documents whose inline CSS and script match the hashes of their policy', async () => {
    const html = await text('index.html');
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#x27;', "'") ?? '';
    for (const [tag, directive] of [
      ['style', 'style-src'],
      ['script', 'script-src'],
    ]) {
      const inline = new RegExp(`<${tag}>(.*?)</${tag}>`, 's').exec(html)?.[1] ?? '';
      const hash = createHash('sha256').update(inline).digest('base64');
      expect(inline.length).toBeGreaterThan(10);
      expect(policy).toContain(`${directive} 'self' 'sha256-${hash}'`);
    }
  });

  it('calls no other host, and carries no source map', async () => {
    for (const { path, bytes } of await files()) {
      if (path.endsWith('.xsd')) continue;
      const content = new TextDecoder().decode(bytes);
      expect(content, path).not.toContain('sourceMappingURL');
      expect(content, path).not.toMatch(/(?:src|href)="(?:https?:)?\/\/[^"]+\.(?:js|css|woff2?|png|svg)"/);
    }
  });
});

it('takes away older versions of what it builds, and nothing else', async () => {
  const out = await mkdtemp(join(tmpdir(), 'samspill-old-'));
  const kept = ['samspill-m1_0.0.9_cmi5.zip', 'samspill-m10_0.0.9_scorm12.zip', 'notat.txt'];
  for (const name of ['samspill-m1_0.0.9_scorm12.zip', ...kept]) await writeFile(join(out, name), '');
  const { packages } = await build({ root, out });
  expect((await readdir(out)).sort()).toEqual([...kept, ...packages.map(({ name }) => name)].sort());
  await rm(out, { recursive: true });
});

it('writes nothing where a module has an error, and leaves older zips as they are', async () => {
  const project = join(folder, 'feil');
  for (const part of ['content/m1', 'modules/m1']) await cp(join(root, part), join(project, part), { recursive: true });
  for (const part of ['content/m1', 'modules/m1']) {
    await cp(join(root, part), join(project, part.replace('m1', 'm0')), { recursive: true });
  }
  await writeFile(join(project, 'modules/m0/module.yaml'), 'id: m0\n');
  const out = join(project, 'dist');
  await cp(join(folder, 'a'), out, { recursive: true });
  const name = built.packages[0]?.name ?? '';
  await writeFile(join(out, name), 'eldre');
  const { packages, messages } = await build({ root: project, out });
  expect(packages).toEqual([]);
  expect(messages.some(({ file, severity }) => file === 'modules/m0/module.yaml' && severity === 'error')).toBe(true);
  expect(await readdir(out)).toEqual([name]);
  expect(await readFile(join(out, name), 'utf8')).toBe('eldre');
}, 60_000);
