import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { isPackageFormat, type PackageFormat, packageFormats } from '../../model/package.ts';
import { type Descriptor, readDescriptor } from './descriptor.ts';

/** A built package, unzipped in memory. */
export interface LoadedPackage {
  readonly module: string;
  readonly format: PackageFormat;
  /** Name of the activity it is imported as: the module's own, such as `m1`, for SCORM 1.2, and `m1.cmi5` for another format. */
  readonly activity: string;
  readonly version: string;
  readonly descriptor: Descriptor;
  /** Of the zip's bytes: the same bytes are the same revision. */
  readonly hash: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

interface ZipName {
  readonly name: string;
  readonly module: string;
  readonly version: string;
  readonly format: PackageFormat;
}

const zipPattern = /^samspill-(?<module>[A-Za-z][A-Za-z0-9_]*?)_(?<version>[^_]+)_(?<format>[a-z0-9-]+)\.zip$/;

function zipName(name: string): ZipName[] {
  const { module, version, format } = zipPattern.exec(name)?.groups ?? {};
  return module && version && isPackageFormat(format) ? [{ name, module, version, format }] : [];
}

/** Name of the activity that a package is imported as. */
export const activityOf = (module: string, format: PackageFormat): string =>
  format === 'scorm12' ? module : `${module}.${format}`;

/** Finds `samspill-<module>_<version>_<format>.zip` in `dist`, and unzips what is new or changed since the last look. */
export function packageShelf(dist: string): () => Promise<readonly LoadedPackage[]> {
  const loaded = new Map<string, { stamp: string; content: LoadedPackage }>();

  async function load(zip: ZipName) {
    const path = join(dist, zip.name);
    const { mtimeMs, size } = await stat(path);
    const stamp = `${mtimeMs}-${size}`;
    const known = loaded.get(zip.name);
    if (known?.stamp === stamp) return { mtimeMs, content: known.content };
    const content = readPackage(await readFile(path), zip);
    loaded.set(zip.name, { stamp, content });
    return { mtimeMs, content };
  }

  return async () => {
    const names = await readdir(dist).catch(() => []);
    const found = await Promise.all(names.sort().flatMap(zipName).map(load));
    // Of two versions of a module the newest file is the one an administrator has just uploaded.
    const newest = new Map(
      found.sort((a, b) => a.mtimeMs - b.mtimeMs).map(({ content }) => [content.activity, content] as const),
    );
    return [...newest.values()].sort(byModuleAndFormat);
  };
}

/** The order of the front page. */
export const byModuleAndFormat = (a: LoadedPackage, b: LoadedPackage): number =>
  a.module.localeCompare(b.module, 'nb', { numeric: true }) ||
  packageFormats.indexOf(a.format) - packageFormats.indexOf(b.format);

function readPackage(zip: Uint8Array, { name, module, version, format }: ZipName): LoadedPackage {
  const files = new Map(Object.entries(unzipSync(zip)));
  const read = (path: string): string | undefined => {
    const bytes = files.get(path);
    return bytes && strFromU8(bytes);
  };
  try {
    const descriptor = readDescriptor(format, read);
    const hash = createHash('sha256').update(zip).digest('hex');
    return { module, format, activity: activityOf(module, format), version, descriptor, hash, files };
  } catch (cause) {
    throw new Error(`${name}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}
