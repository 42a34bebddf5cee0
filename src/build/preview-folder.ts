import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { toHtml } from 'hast-util-to-html';
import { h } from 'hastscript';
import { documentFile } from '../model/document-file.ts';
import { langNames } from '../model/lang.ts';
import type { ContentMessage } from '../model/message.ts';
import type { Module } from '../model/module.ts';
import { type BuiltPackage, build } from './build.ts';

/** What came of a folder to look at: the modules in it, none if there is an error among the messages. */
export interface PreviewFolder {
  readonly modules: readonly Module[];
  readonly messages: readonly ContentMessage[];
}

/**
 * Builds every module and unpacks it into `folder`, with a page that leads to each, to be opened from a disk without any server. New
 * questions get ids for this alone. An older folder is replaced when the new one is whole.
 */
export async function makePreviewFolder(root: string, folder: string): Promise<PreviewFolder> {
  const work = await mkdtemp(join(tmpdir(), 'samspill-forhandsvisning-'));
  try {
    const dist = join(work, 'dist');
    const { packages, messages } = await build({ root, out: dist, newIds: 'memory' });
    if (packages.length === 0) return { modules: [], messages };
    const shown = shownOf(packages);
    const fresh = `${folder}.${process.pid}.tmp`;
    try {
      for (const { name, module } of shown) await unpack(join(dist, name), join(fresh, module.id));
      const modules = shown.map(({ module }) => module);
      await writeFile(join(fresh, 'index.html'), listPage(modules));
      await rm(folder, { recursive: true, force: true });
      await rename(fresh, folder);
      return { modules, messages };
    } finally {
      await rm(fresh, { recursive: true, force: true });
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** One package of each module: the web edition where there is one, for any opens from a disk. */
function shownOf(packages: readonly BuiltPackage[]): readonly BuiltPackage[] {
  const ids = new Set(packages.map(({ module }) => module.id));
  return [...ids].flatMap((id) => {
    const own = packages.filter(({ module }) => module.id === id);
    return own.find(({ format }) => format === 'web') ?? own.slice(0, 1);
  });
}

async function unpack(zip: string, folder: string): Promise<void> {
  for (const [path, bytes] of Object.entries(unzipSync(await readFile(zip)))) {
    if (path.endsWith('/')) continue;
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

const style =
  ':root{color-scheme:light dark;font:1.125rem/1.6 system-ui,sans-serif}body{max-width:40rem;margin:2rem auto;padding:0 1rem}h1{font-size:1.75rem}h2{font-size:1.25rem;margin-block:2rem 0}p,ul{margin-block:.25rem}a{display:inline-block;padding-block:.4rem}';

/** The page that is opened first: every module in each of its languages. */
function listPage(modules: readonly Module[]): string {
  const parts = modules.flatMap(({ id, version, editions }) => {
    const langs = editions.map(({ lang }) => lang);
    return [
      h('h2', editions[0].title),
      h('p', `${id}, versjon ${version}`),
      h(
        'ul',
        editions.map(({ lang, title }) =>
          h('li', [`${langNames[lang]}: `, h('a', { href: `${id}/${documentFile(lang, langs)}`, lang }, title)]),
        ),
      ),
    ];
  });
  const page = h('html', { lang: 'nb' }, [
    h('head', [
      h('meta', { charset: 'utf-8' }),
      h('meta', { name: 'viewport', content: 'width=device-width' }),
      h('title', 'Forhåndsvisning'),
      h('style', style),
    ]),
    h('body', [
      h('main', [
        h('h1', 'Forhåndsvisning'),
        h('p', 'Slik ser deltakerne modulene. Det du gjør her, blir på din egen maskin.'),
        ...parts,
      ]),
    ]),
  ]);
  return `<!doctype html>\n${toHtml(page)}\n`;
}
