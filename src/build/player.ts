import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { z } from 'zod';
import type { Lang } from '../model/lang.ts';
import { orderUse, type PlayerFiles, type PlayerKind, playerKinds, privateUse } from '../model/package.ts';
import type { Inline, Shell } from '../model/shell.ts';
import { bundleCss, bundleScript, type Library, type Script } from './bundle.ts';

/** The player as packages carry it, and the shell of their documents. */
export interface BuiltPlayer {
  /** Of every kind that was asked for. */
  readonly files: ReadonlyMap<PlayerKind, PlayerFiles>;
  /** Its style holds every rule that any view may need; `cutCss` takes away what a document does not use. */
  readonly shell: Shell;
  /** Every rule of every kind of question and block. */
  readonly kindCss: string;
  /** Everything of others' that is in the files, once, by name. */
  readonly libraries: readonly Library[];
}

/** The code of a kind that talks to an LRS: `xapi.js`, a file of its own that the player fetches where it is needed. */
const xapiEntries: Readonly<Record<PlayerKind, string>> = {
  scorm12: 'xapi-reporter',
  scorm2004: 'xapi-reporter',
  cmi5: 'xapi-cmi5',
  xapi: 'xapi-tincan',
  web: 'xapi-reporter',
};

/** What the documents of a module need of a player. */
export interface PlayerNeeds {
  /** Kinds of questions and blocks, such as `choice`. */
  readonly uses: readonly string[];
  readonly langs: readonly Lang[];
}

/** Files of the player that have another in their place, `no-….ts`, where the module has no use for them. */
const leftOut = [
  ['private', privateUse],
  ['lock', orderUse],
] as const;

/** Leaves out of a player what its module does not need: elements of other kinds, words of other languages, the private store, the locked order. */
const onlyNeeded = ({ uses, langs }: PlayerNeeds): Plugin => ({
  name: 'samspill:only-needed',
  enforce: 'pre',
  resolveId(source, importer) {
    const left = leftOut.find(([file, use]) => source === `./${file}.ts` && !uses.includes(use));
    if (!left || !importer?.endsWith('/player/player.ts')) return undefined;
    return importer.replace(/player\.ts$/, `no-${left[0]}.ts`);
  },
  transform(code, id) {
    const lang = /\/i18n\/(?:runtime|tools)\/(nn|en)\.ts$/.exec(id)?.[1];
    if (lang && !langs.some((each) => each === lang)) return `export const ${lang} = {};`;
    if (!/\/(?:interactions|blocks)\/elements\.ts$/.test(id)) return undefined;
    const lines = code.split('\n').filter((line) => {
      const kind = /^import '\.\/([a-z-]+)\//.exec(line)?.[1];
      return kind === undefined || uses.includes(kind);
    });
    return lines.join('\n');
  },
});

/**
 * Builds the players from `src` (a folder laid out like ours), one for each kind, so that none carries another's adapter; the same
 * sources give the same bytes. The licences of the libraries in it go along with ours as a file of their own: they ask
 * for it, and minifying takes them out of the code.
 * @param needs what it must show; all there is unless told
 */
export async function buildPlayer(
  src = fileURLToPath(new URL('../', import.meta.url)),
  kinds: readonly PlayerKind[] = playerKinds,
  needs?: PlayerNeeds,
): Promise<BuiltPlayer> {
  const plugins = needs ? [onlyNeeded(needs)] : [];
  const [scripts, tools, playerCss, topCss, css, kindCss, boot, styles, hidden, own] = await Promise.all([
    bundleScripts(src, kinds, plugins),
    bundleScript(join(src, 'player/tools/tools.ts'), 'iife', {}, ...plugins),
    bundleCss(join(src, 'ui/player.css')),
    bundleCss(join(src, 'ui/top.css')),
    bundleCss(join(src, 'ui/document.css')),
    bundleCss(join(src, 'ui/kinds.css')),
    bundleScript(join(src, 'player/boot.ts'), 'iife'),
    cssLibrary(),
    hiddenLibrary(),
    ownLicenses(),
  ]);
  const encode = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });
  const filesOf = ({ player, xapi }: Scripts): PlayerFiles => [
    encode(
      'licenses.txt',
      licenseFile({
        ...own,
        'player.js': listed(player.libraries),
        'tools.js': listed(tools.libraries),
        'xapi.js': listed([...xapi.libraries, hidden]),
        CSS: listed([styles]),
      }),
    ),
    encode('player.css', playerCss),
    encode('player.js', player.code),
    encode('tools.js', tools.code),
    encode('xapi.js', xapi.code),
  ];
  return {
    files: new Map(scripts.map((each) => [each.kind, filesOf(each)])),
    shell: shellOf(topCss, css, boot.code.trim()),
    kindCss,
    libraries: distinct([
      ...scripts.flatMap(({ player, xapi }) => [...player.libraries, ...xapi.libraries]),
      hidden,
      styles,
    ]),
  };
}

interface Scripts {
  readonly kind: PlayerKind;
  readonly player: Script;
  readonly xapi: Script;
}

async function bundleScripts(
  src: string,
  kinds: readonly PlayerKind[],
  plugins: readonly Plugin[],
): Promise<readonly Scripts[]> {
  const entryOf = (kind: PlayerKind) => join(src, `tracking/browser/${xapiEntries[kind]}.ts`);
  const groups = [...new Set(kinds.map(entryOf))].map(async (entry) => {
    const xapi = bundleScript(entry, 'es');
    const players = kinds
      .filter((kind) => entryOf(kind) === entry)
      .map((kind) => ({
        kind,
        script: bundleScript(join(src, `player/entry/${kind}.ts`), 'iife', { [entry]: 'xapi.js' }, ...plugins),
      }));
    return Promise.all(players.map(async ({ kind, script }) => ({ kind, player: await script, xapi: await xapi })));
  });
  return (await Promise.all(groups)).flat();
}

/** What the package is under itself, and what it carries beside the player. */
async function ownLicenses(): Promise<Readonly<Record<string, string>>> {
  const read = (name: string) => readFile(new URL(`../../${name}`, import.meta.url), 'utf8');
  return { Samspill: await read('LICENSE'), NOTICE: await read('NOTICE') };
}

async function cssLibrary(): Promise<Library> {
  const name = '@digdir/designsystemet-css';
  const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '../..');
  const { version } = z
    .object({ version: z.string() })
    .parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')));
  return { name, version, license: 'MIT', text: await readFile(join(folder, 'LICENSE'), 'utf8') };
}

/** `@xapi/xapi` is published with axios already in it, where no bundler can see it; its version stands in the code. */
async function hiddenLibrary(): Promise<Library> {
  const require = createRequire(import.meta.url);
  const code = await readFile(join(dirname(require.resolve('@xapi/xapi')), 'XAPI.esm.js'), 'utf8');
  const [version, ...more] = [...code.matchAll(/\b\w+="(\d+\.\d+\.\d+)"/g)].map(([, found]) => found);
  if (!version || more.length > 0 || !code.includes('Axios v'))
    throw new Error('@xapi/xapi no longer carries one axios');
  const text = await readFile(join(dirname(require.resolve('axios/package.json')), 'LICENSE'), 'utf8');
  return { name: 'axios', version, license: 'MIT', text };
}

/** Libraries with the text of their licences. */
export const listed = (libraries: readonly Library[]): string =>
  libraries.map(({ name, version, license, text }) => `## ${name} - ${version} (${license})\n\n${text}`).join('\n');

/** Each library once, by name. */
export const distinct = (libraries: readonly Library[]): readonly Library[] =>
  [...new Map(libraries.map((library) => [library.name, library])).values()].sort((a, b) => (a.name < b.name ? -1 : 1));

const licenseFile = (parts: Readonly<Record<string, string>>): string =>
  Object.entries(parts)
    .map(([name, text]) => `${name}\n\n${text.replaceAll('\r\n', '\n').trim()}\n`)
    .join('\n\n');

/**
 * A shell with the hashes of what stands inline. Throws where a text would end its own element, and where dark colours would stand
 * beyond the reach of `appearance.ts`, which switches those of the first style.
 */
export function shellOf(topCss: string, css: string, script: string): Shell {
  if (/<\/(?:style|script)|<!--/i.test(topCss + css + script)) throw new Error('Inline CSS or script holds an end tag');
  if (css.includes('prefers-color-scheme')) throw new Error('Dark colours belong in top.css');
  return { topCss: inline(topCss), css: inline(css), script: inline(script) };
}

const inline = (text: string): Inline => ({
  text,
  hash: `sha256-${createHash('sha256').update(text).digest('base64')}`,
});
