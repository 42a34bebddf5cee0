import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { checkPackage } from '../checker/check-package.ts';
import { compile } from '../compiler/compile.ts';
import type { ModuleContent } from '../compiler/content.ts';
import { toModule } from '../compiler/document.ts';
import { distinctMessages } from '../compiler/report.ts';
import type { ContentMessage } from '../model/message.ts';
import type { Module } from '../model/module.ts';
import { type PackageFormat, playerKindOf } from '../model/package.ts';
import { formats } from '../packagers/formats.ts';
import { PackageError } from '../packagers/package-error.ts';
import { zipFiles } from '../packagers/zip.ts';
import type { Library } from './bundle.ts';
import { cutCss } from './cut-css.ts';
import { loneFolders } from './lone-folders.ts';
import { checkMedia } from './media/check-media.ts';
import { prepareMedia } from './media/prepare-media.ts';
import { textsOf } from './message-text.ts';
import { type BuiltPlayer, buildPlayer, distinct, shellOf } from './player.ts';
import { releaseFiles } from './release-build.ts';
import { listModules, readModuleSources } from './sources.ts';
import { replaceFiles } from './write-files.ts';
import { nodeSchemas } from './xmllint.ts';
import { schemas } from './xsd.ts';

/** What to build, and how. */
interface BuildOptions {
  /** The project: the folder that holds `content` and `modules`. */
  readonly root: string;
  /** Folder of the zips; made when it is missing. */
  readonly out: string;
  /** Ids of the modules to build; every module when it is missing. */
  readonly modules?: readonly string[];
  /** Gives new questions an id for this build alone, as the preview wants; without it they are errors. */
  readonly newIds?: 'memory';
  /** Makes the release folder too: catalogue, sheets, checksums. Only where every module is built. */
  readonly release?: boolean;
  /** Hears what is being done, one line at a time, in Norwegian. */
  readonly onProgress?: (line: string) => void;
}

/** A zip that was written. */
export interface BuiltPackage {
  readonly name: string;
  readonly bytes: number;
  readonly format: PackageFormat;
  readonly module: Module;
}

/** What came of a build. */
export interface BuildResult {
  /** Empty if, and only if, there is an error among the messages. */
  readonly packages: readonly BuiltPackage[];
  /** Of every module. */
  readonly messages: readonly ContentMessage[];
  /** The text of every file that they can be about, by path. */
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * Builds packages of modules, in the place of older versions of theirs. Where one module has an error, nothing is written,
 * and older zips are left as they are; they are too where the folder cannot take the new ones, and then it throws `WriteError`.
 */
export async function build({ root, out, modules, newIds, release, onProgress }: BuildOptions): Promise<BuildResult> {
  const messages: ContentMessage[] = [];
  const texts = new Map<string, string>();
  const compiledContents: ModuleContent[] = [];
  for (const id of modules ?? (await listModules(root))) {
    const sources = await readModuleSources(root, id);
    for (const [path, text] of textsOf(sources)) texts.set(path, text);
    const compiled = compile(sources, newIds ? { newIds } : {});
    messages.push(...compiled.messages, ...(await checkMedia(sources)));
    if (compiled.content) compiledContents.push(compiled.content);
    onProgress?.(compiled.content ? `${id}: lest og kontrollert` : `${id}: har feil`);
  }
  if (!modules || release) messages.push(...(await loneFolders(root)));
  if (hasError(messages)) return { packages: [], messages: distinctMessages(messages), texts };
  const { contents, messages: unreadable } = await prepareMedia(compiledContents, { onProgress });
  messages.push(...unreadable);
  if (hasError(messages)) return { packages: [], messages: distinctMessages(messages), texts };

  const players = playersOf(contents);
  const zips: Zip[] = [];
  for (const content of contents) {
    try {
      zips.push(...(await packModule(content, await players(content))));
      onProgress?.(`${content.id}: pakket (${content.formats.join(', ')})`);
    } catch (error) {
      if (!(error instanceof PackageError)) throw error;
      messages.push(packageMessage(content.id, error.message));
    }
  }
  if (hasError(messages)) return { packages: [], messages: distinctMessages(messages), texts };
  const files = release ? await releaseFiles(root, zips, await librariesOf(contents, players)) : [];
  await replaceFiles(out, [...zips.map(({ name, zip }) => ({ path: name, bytes: zip })), ...files], isRelease);
  await removeOldVersions(out, zips);
  return {
    packages: zips.map(({ zip, ...built }) => ({ ...built, bytes: zip.length })),
    messages: distinctMessages(messages),
    texts,
  };
}

/** Builds a player once for all modules that need the same of it. */
function playersOf(contents: readonly ModuleContent[]): (content: ModuleContent) => Promise<BuiltPlayer> {
  const built = new Map<string, Promise<BuiltPlayer>>();
  const needsOf = ({ uses, editions }: ModuleContent) => ({ uses, langs: editions.map(({ lang }) => lang) });
  const keyOf = (content: ModuleContent) => JSON.stringify(needsOf(content));
  return (content) => {
    const key = keyOf(content);
    const formatsOf = contents.filter((each) => keyOf(each) === key).flatMap((each) => each.formats);
    const kinds = [...new Set(formatsOf.map((format) => playerKindOf[format]))];
    const player = built.get(key) ?? buildPlayer(undefined, kinds, needsOf(content));
    built.set(key, player);
    return player;
  };
}

/** Everything of others' in any package, once. */
async function librariesOf(
  contents: readonly ModuleContent[],
  players: ReturnType<typeof playersOf>,
): Promise<readonly Library[]> {
  const all = await Promise.all(contents.map(players));
  return distinct(all.flatMap(({ libraries }) => libraries));
}

interface Zip extends Omit<BuiltPackage, 'bytes'> {
  readonly zip: Uint8Array;
}

async function packModule(content: ModuleContent, player: BuiltPlayer): Promise<Zip[]> {
  const { module, playerCss } = await renderModule(content, player);
  const css = new TextEncoder().encode(playerCss);
  const files = new Map(
    [...player.files].map(([kind, each]) => [
      kind,
      each.map((file) => (file.path === 'player.css' ? { ...file, bytes: css } : file)),
    ]),
  );
  return Promise.all([...new Set(content.formats)].map((format) => packFormat(module, format, { ...player, files })));
}

/**
 * Renders twice: CSS is cut to what the documents of this module use. What every view needs stands in the document; of the kinds of
 * questions and blocks only what the first view shows, and the rest comes with the player, which waits for it.
 */
async function renderModule(content: ModuleContent, { files, shell, kindCss }: BuiltPlayer) {
  // Which format does not matter: what the players show is the same.
  const [shown = []] = files.values();
  const text = (extension: string): string[] =>
    shown.filter(({ path }) => path.endsWith(extension)).map(({ bytes }) => new TextDecoder().decode(bytes));
  const documents = toModule(content, shellOf('', '', shell.script.text)).editions.map(({ document }) => document);
  const scripts = [...text('player.js'), ...text('tools.js')];
  const first = await cutCss(kindCss, documents.map(firstViewOf));
  const playerCss = await cutCss([...text('player.css'), kindCss].join('\n'), documents, { scripts });
  const [topCss, css] = await Promise.all([
    cutCss(shell.topCss.text, documents, { scripts, sheets: [playerCss, shell.css.text] }),
    cutCss(shell.css.text, documents, { scripts, sheets: [playerCss, shell.topCss.text] }),
  ]);
  return { module: toModule(content, shellOf(topCss, css + first, shell.script.text)), playerCss };
}

/** A document without the views that are hidden at first. */
const firstViewOf = (document: string): string => {
  const view = '<section class="sam-view"';
  return document.split(view).slice(0, 2).join(view);
};

async function packFormat(module: Module, format: PackageFormat, player: BuiltPlayer): Promise<Zip> {
  const pack = formats.get(format);
  const files = player.files.get(playerKindOf[format]);
  if (!pack || !files) throw new Error(`${format} has no packager or no player`);
  const contents = pack(module, files, (await schemas.get(format)?.controlFiles()) ?? []);
  const name = `samspill-${module.id}_${module.version}_${format}.zip`;
  const zip = zipFiles(contents.files);
  await judge(name, zip);
  return { name, format, module, zip };
}

/** What an administrator can find wrong with a package, we find first. */
async function judge(name: string, zip: Uint8Array): Promise<void> {
  const { findings } = await checkPackage(zip, { ...nodeSchemas, name });
  const errors = findings.filter(({ severity }) => severity === 'error').map(({ text }) => text);
  if (errors.length > 0) throw new PackageError(`${name} kan ikke brukes: ${errors.join(' ')}`);
}

/** An older version beside the new one is what an admin uploads by mistake; what was not built now is left alone. */
async function removeOldVersions(out: string, zips: readonly Zip[]): Promise<void> {
  for (const old of await readdir(out)) {
    const successor = zips.find(({ module, format }) => {
      const head = `samspill-${module.id}_`;
      const tail = [`_${format}.zip`, '_ark.html', '_bilde.svg'].find((each) => old.endsWith(each));
      return tail !== undefined && old.startsWith(head) && isVersion(old.slice(head.length, -tail.length));
    });
    if (successor && !isOf(successor.module, old)) await rm(join(out, old));
  }
}

/** What tells of other zips than those that lie there now would mislead: an older page, older checksums, an older collection. */
const isRelease = (name: string): boolean => /^(?:index\.html|SHA256SUMS|samspill-alle-moduler-.*\.zip)$/.test(name);

const isOf = ({ id, version }: Module, name: string): boolean => name.startsWith(`samspill-${id}_${version}_`);

const isVersion = (text: string): boolean => /^\d[^_]*$/.test(text);

const hasError = (messages: readonly ContentMessage[]): boolean =>
  messages.some(({ severity }) => severity === 'error');

const packageMessage = (id: string, text: string): ContentMessage => ({
  file: `modules/${id}/module.yaml`,
  line: 1,
  column: 1,
  severity: 'error',
  rule: 'pakke',
  text,
});
