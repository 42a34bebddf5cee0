import { createHash } from 'node:crypto';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type BuildResult, build } from '../src/build/build.ts';
import { nodeSchemas } from '../src/build/xmllint.ts';
import { schemas } from '../src/build/xsd.ts';
import { checkPackage } from '../src/checker/check-package.ts';
import { formatMessage } from '../src/model/message.ts';
import { type PackageFormat, packageFormats } from '../src/model/package.ts';
import { moduleFolder } from './support/frozen-course.ts';

let folder = '';
let built: BuildResult;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'samspill-package-'));
  built = await build({ root: await copyModule('project', packageFormats), out: join(folder, 'a') });
  expect(built.messages.filter(({ severity }) => severity === 'error').map(formatMessage)).toEqual([]);
}, 120_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Copies module M1 into a project, where it gets the id `id` and is packed in `formats`. */
async function copyModule(project: string, formats: readonly PackageFormat[], id = 'm1'): Promise<string> {
  for (const part of ['content', 'modules'] as const) {
    await cp(moduleFolder(part, 'm1'), join(folder, project, part, id), { recursive: true });
  }
  const settings = join(folder, project, 'modules', id, 'module.yaml');
  const yaml = (await readFile(settings, 'utf8')).replace(/^formater:.*\n/m, '');
  await writeFile(settings, `${yaml}formater: [${formats.join(', ')}]\n`);
  return join(folder, project);
}

const nameOf = (format: PackageFormat) => built.packages.find((each) => each.format === format)?.name ?? '';
const zip = (format: PackageFormat, out = 'a') => readFile(join(folder, out, nameOf(format)));
const files = async (format: PackageFormat) =>
  Object.entries(unzipSync(await zip(format))).map(([path, bytes]) => ({ path, bytes }));
const text = async (format: PackageFormat, path: string) =>
  new TextDecoder().decode((await files(format)).find((file) => file.path === path)?.bytes ?? new Uint8Array());

it('is one zip a format, named after module, version and format, and nothing lies beside them', async () => {
  const { id, version } = built.packages[0]?.module ?? {};
  const names = packageFormats.map((format) => `samspill-${id}_${version}_${format}.zip`);
  expect(await readdir(join(folder, 'a'))).toEqual(names.sort());
});

it('is equal to the byte when built again', async () => {
  await build({ root: join(folder, 'project'), out: join(folder, 'b') });
  for (const format of packageFormats) expect((await zip(format, 'b')).equals(await zip(format)), format).toBe(true);
}, 120_000);

it('has documents whose inline CSS and script match the hashes of their policy', async () => {
  const html = await text('scorm12', 'index.html');
  const policy = /Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1]?.replaceAll('&#x27;', "'") ?? '';
  for (const [tag, directive] of [
    ['style', 'style-src'],
    ['script', 'script-src'],
  ]) {
    const inline = [...html.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, text]) => text ?? '');
    const hashes = inline.map((text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`);
    expect(inline.join('').length).toBeGreaterThan(10);
    expect(policy).toContain(`${directive} 'self' ${hashes.join(' ')};`);
  }
});

describe.each(packageFormats)('the package of module M1 for %s', (format) => {
  it('holds the document of every other format, and a player of its own', async () => {
    expect(await text(format, 'index.html')).toBe(await text('scorm12', 'index.html'));
    const held = (await files(format)).map(({ path }) => path);
    expect(held).toEqual(
      expect.arrayContaining(['licenses.txt', 'player.css', 'player.js', 'samspill.txt', 'xapi.js']),
    );
  });

  it('is clean to the package checker, the official XSDs of SCORM among its rules', async () => {
    const report = await checkPackage(await zip(format), { ...nodeSchemas, name: nameOf(format) });
    expect(report).toMatchObject({ format, findings: [] });
  });

  it('points only at files that it holds, wherever it is put', async () => {
    const held = (await files(format)).map(({ path }) => path);
    const references = [...(await text(format, 'index.html')).matchAll(/\s(?:src|href)="([^"#]+)"/g)]
      .map(([, target = '']) => target)
      .filter((target) => !/^https?:/.test(target));
    expect(references.length).toBeGreaterThan(1);
    for (const target of references) expect(held, target).toContain(target);
  });

  it('calls no other host, and carries no source map', async () => {
    for (const { path, bytes } of await files(format)) {
      if (path.endsWith('.xsd')) continue;
      const content = new TextDecoder().decode(bytes);
      expect(content, path).not.toContain('sourceMappingURL');
      expect(content, path).not.toMatch(/(?:src|href)="(?:https?:)?\/\/[^"]+\.(?:js|css|woff2?|png|svg)"/);
    }
  });
});

describe.each([...schemas])('the package of module M1 for %s', (format, schema) => {
  it('carries the control files of its edition as they were published', async () => {
    const held = new Map((await files(format)).map(({ path, bytes }) => [path, bytes]));
    for (const { path, bytes } of await schema.controlFiles()) {
      expect(Buffer.from(held.get(path) ?? []).equals(bytes), path).toBe(true);
    }
  });

  it('holds the files that its manifest lists, itself and its control files apart', async () => {
    const listed = [...(await text(format, 'imsmanifest.xml')).matchAll(/<file href="([^"]+)"\/>/g)].map(
      ([, path]) => path,
    );
    const control = (await schema.controlFiles()).map(({ path }) => path);
    const held = (await files(format)).map(({ path }) => path);
    expect(held.sort()).toEqual(['imsmanifest.xml', ...control, ...listed].sort());
  });
});

it.each([
  ['cmi5', 'cmi5.xml', /<url>([^<]*)</],
  ['xapi', 'tincan.xml', /<launch [^>]*>([^<]*)</],
] as const)('holds the file that %s launches', async (format, structure, launch) => {
  const target = launch.exec(await text(format, structure))?.[1];
  expect((await files(format)).map(({ path }) => path)).toContain(target);
});

it('takes away older versions of what it builds, and nothing else', async () => {
  const out = await mkdtemp(join(tmpdir(), 'samspill-old-'));
  const kept = ['samspill-m1_0.0.9_cmi5.zip', 'samspill-m10_0.0.9_scorm12.zip', 'notat.txt'];
  for (const name of ['samspill-m1_0.0.9_scorm12.zip', ...kept]) await writeFile(join(out, name), '');
  const { packages } = await build({ root: await copyModule('small', ['scorm12']), out });
  expect((await readdir(out)).sort()).toEqual([...kept, ...packages.map(({ name }) => name)].sort());
  await rm(out, { recursive: true });
}, 60_000);

it('writes nothing where a module has an error, and leaves older zips as they are', async () => {
  const project = await copyModule('broken', ['scorm12']);
  await copyModule('broken', ['scorm12'], 'm0');
  await writeFile(join(project, 'modules/m0/module.yaml'), 'id: m0\n');
  const out = join(project, 'dist');
  await mkdir(out);
  await writeFile(join(out, nameOf('scorm12')), 'eldre');
  const { packages, messages } = await build({ root: project, out });
  expect(packages).toEqual([]);
  expect(messages.some(({ file, severity }) => file === 'modules/m0/module.yaml' && severity === 'error')).toBe(true);
  expect(await readdir(out)).toEqual([nameOf('scorm12')]);
  expect(await readFile(join(out, nameOf('scorm12')), 'utf8')).toBe('eldre');
}, 60_000);
