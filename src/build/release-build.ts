import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { toHtml } from 'hast-util-to-html';
import { z } from 'zod';
import { coverArt, mark } from '../compiler/art.ts';
import type { Module } from '../model/module.ts';
import type { PackageFile, PackageFormat } from '../model/package.ts';
import { zipFiles } from '../packagers/zip.ts';
import { type CataloguePieces, catalogue } from '../release/catalogue.ts';
import { changeLog, checksums } from '../release/lists.ts';
import { pictureName, type Release, type ReleasedModule, sheetName } from '../release/release.ts';
import { billOfMaterials } from '../release/sbom.ts';
import { sheet } from '../release/sheet.ts';
import { bundleCss, bundleScript, type Library } from './bundle.ts';
import { listed } from './player.ts';
import { toolsScript } from './release-tools.ts';

/** A zip that was made. */
interface Zip {
  readonly name: string;
  readonly format: PackageFormat;
  readonly module: Module;
  readonly zip: Uint8Array;
}

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * Everything that goes into the release folder beside the zips: the catalogue, a sheet and a picture for each module, all modules in
 * one zip, changes, licences, the bill of materials and, last, the checksums of it all. The same zips give the same bytes.
 */
export async function releaseFiles(
  root: string,
  zips: readonly Zip[],
  libraries: readonly Library[],
): Promise<PackageFile[]> {
  const [version, pieces, art, tools, license, notice] = await Promise.all([
    projectVersion(),
    cataloguePieces(),
    readFile(here('../ui/art.css'), 'utf8'),
    toolsScript(),
    readFile(here('../../LICENSE'), 'utf8'),
    readFile(here('../../NOTICE'), 'utf8'),
  ]);
  const all = allInOne(version, zips);
  const modules = await releasedModules(root, zips, art);
  const release: Release = {
    version,
    modules,
    libraries,
    all: { name: all.path, bytes: all.bytes.length, sha256: sha256(all.bytes) },
  };
  const files = [
    text('index.html', catalogue(release, pieces)),
    ...modules.flatMap((each) => [
      text(sheetName(each.module), sheet(each, pieces)),
      text(pictureName(each.module), each.picture),
    ]),
    all,
    text('samspill-verktoy.js', tools.code),
    text('samspill-verktoy.lisenser.txt', listed(tools.libraries)),
    text('samspill.cdx.json', billOfMaterials(release)),
    text('ENDRINGER.md', changeLog(modules)),
    text('LICENSE', license),
    text('NOTICE', notice),
  ];
  const summed = [...zips.map(({ name, zip }) => ({ path: name, bytes: zip })), ...files];
  const sums = checksums(summed.map(({ path, bytes }) => ({ name: path, sha256: sha256(bytes) })));
  return [...files, text('SHA256SUMS', sums)];
}

const text = (path: string, content: string): PackageFile => ({ path, bytes: new TextEncoder().encode(content) });

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

async function projectVersion(): Promise<string> {
  const json: unknown = JSON.parse(await readFile(here('../../package.json'), 'utf8'));
  return z.object({ version: z.string() }).parse(json).version;
}

async function cataloguePieces(): Promise<CataloguePieces> {
  const [css, { code }] = await Promise.all([
    bundleCss(here('../release/page/release.css')),
    bundleScript(here('../release/page/main.ts'), 'iife'),
  ]);
  const script = code.trim();
  const hash = (part: string): string => `sha256-${createHash('sha256').update(part).digest('base64')}`;
  return { assets: { css, cssHash: hash(css), script, scriptHash: hash(script) }, mark };
}

async function releasedModules(root: string, zips: readonly Zip[], artCss: string): Promise<ReleasedModule[]> {
  const modules = [...new Map(zips.map(({ module }) => [module.id, module])).values()];
  return Promise.all(
    modules.map(async (module) => ({
      module,
      picture: pictureOf(module.id, artCss),
      changes: await readFile(join(root, 'modules', module.id, 'ENDRINGER.md'), 'utf8').catch(() => ''),
      packages: zips
        .filter((each) => each.module.id === module.id)
        .map(({ name, format, zip }) => ({ name, format, bytes: zip.length, sha256: sha256(zip) })),
    })),
  );
}

/** The cover as a picture that stands by itself: with its colours, its size, and its namespace. */
function pictureOf(module: string, artCss: string): string {
  const cover = coverArt(module);
  Object.assign(cover.properties, {
    xmlns: 'http://www.w3.org/2000/svg',
    viewBox: '40 52 400 230',
    width: '800',
    height: '460',
  });
  cover.children.unshift({
    type: 'element',
    tagName: 'style',
    properties: {},
    children: [{ type: 'text', value: artCss }],
  });
  return `${toHtml(cover, { space: 'svg' })}\n`;
}

const readMe = `Pakk ut denne filen. Inni ligger én zip for hver modul.
Last opp hver av dem som en SCORM-pakke i læringsplattformen, uten å pakke den ut.
Innstillingene står på arket til hver modul, og i index.html i utgivelsen.
`;

/** Every module's SCORM 1.2 package in one zip; its name has no underscore, so nobody takes it for a module. */
function allInOne(version: string, zips: readonly Zip[]): PackageFile {
  const chosen = zips.filter(({ format }) => format === 'scorm12').map(({ name, zip }) => ({ path: name, bytes: zip }));
  return { path: `samspill-alle-moduler-${version}.zip`, bytes: zipFiles([...chosen, text('LES-MEG.txt', readMe)]) };
}
