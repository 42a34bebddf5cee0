import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';

/** A built SCORM 1.2 package, unzipped in memory. */
export interface LoadedPackage {
  readonly module: string;
  readonly version: string;
  readonly title: string;
  /** As the manifest states it, in whole minutes. */
  readonly minutes: number | undefined;
  /** Path of the SCO in the zip. */
  readonly href: string;
  /** Of the zip's bytes: the same bytes are the same revision. */
  readonly hash: string;
  readonly files: ReadonlyMap<string, Uint8Array>;
}

const zipName = /^samspill-(?<module>[A-Za-z][A-Za-z0-9_]*?)_(?<version>[^_]+)_scorm12\.zip$/;

/** Finds `samspill-<module>_<version>_scorm12.zip` in `dist`, and unzips what is new or changed since the last look. */
export function packageShelf(dist: string): () => Promise<readonly LoadedPackage[]> {
  const loaded = new Map<string, { stamp: string; content: LoadedPackage }>();

  async function load(name: string, module: string, version: string) {
    const path = join(dist, name);
    const { mtimeMs, size } = await stat(path);
    const stamp = `${mtimeMs}-${size}`;
    const known = loaded.get(name);
    if (known?.stamp === stamp) return { mtimeMs, content: known.content };
    const content = readPackage(await readFile(path), module, version);
    loaded.set(name, { stamp, content });
    return { mtimeMs, content };
  }

  return async () => {
    const names = await readdir(dist).catch(() => []);
    const found = await Promise.all(
      names.sort().flatMap((name) => {
        const { module, version } = zipName.exec(name)?.groups ?? {};
        return module && version ? [load(name, module, version)] : [];
      }),
    );
    // Of two versions of a module the newest file is the one an administrator has just uploaded.
    const newest = new Map(
      found.sort((a, b) => a.mtimeMs - b.mtimeMs).map(({ content }) => [content.module, content] as const),
    );
    return [...newest.values()].sort((a, b) => a.module.localeCompare(b.module, 'nb', { numeric: true }));
  };
}

function readPackage(zip: Uint8Array, module: string, version: string): LoadedPackage {
  const files = new Map(Object.entries(unzipSync(zip)));
  const manifestBytes = files.get('imsmanifest.xml');
  if (!manifestBytes) throw new Error(`${module}: imsmanifest.xml is not at the root of the zip.`);
  const manifest = strFromU8(manifestBytes);
  const sco = [...manifest.matchAll(/<resource\b[^>]*>/g)].find(([tag]) => /\badlcp:scormtype="sco"/i.test(tag))?.[0];
  const href = /\bhref="([^"]*)"/.exec(sco ?? '')?.[1];
  if (!href) throw new Error(`${module}: the manifest has no resource with adlcp:scormtype="sco" and an href.`);
  const title = /<organization\b[\s\S]*?<title>([\s\S]*?)<\/title>/.exec(manifest)?.[1]?.trim();
  return {
    module,
    version,
    title: unescapeXml(title ?? module),
    minutes: minutesOf(manifest),
    href: unescapeXml(href),
    hash: createHash('sha256').update(zip).digest('hex'),
    files,
  };
}

function minutesOf(manifest: string): number | undefined {
  const duration = /typicallearningtime>[\s\S]*?PT(?:(\d+)H)?(?:(\d+)M)?/i.exec(manifest);
  const minutes = Number(duration?.[1] ?? 0) * 60 + Number(duration?.[2] ?? 0);
  return minutes > 0 ? minutes : undefined;
}

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

// Moodle leaves numeric references as they stand, so they show here too.
const unescapeXml = (text: string): string => text.replace(/&(amp|lt|gt|quot|apos);/g, (_, name) => named[name] ?? '');
