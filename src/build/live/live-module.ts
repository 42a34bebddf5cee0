import { compile } from '../../compiler/compile.ts';
import type { ModuleContent, ModuleSources } from '../../compiler/content.ts';
import { toModule } from '../../compiler/document.ts';
import { rememberingReaders } from '../../compiler/readers.ts';
import type { LiveModule } from '../../model/live.ts';
import type { ContentMessage } from '../../model/message.ts';
import { type PackageFormat, playerKindOf } from '../../model/package.ts';
import { formats } from '../../packagers/formats.ts';
import { PackageError } from '../../packagers/package-error.ts';
import { checkMedia } from '../media/check-media.ts';
import { prepareMedia } from '../media/prepare-media.ts';
import { type BuiltPlayer, shellOf } from '../player.ts';
import { textFilesOf } from './faults.ts';

/** What came of a look at the files of a module. */
export interface Look {
  readonly messages: readonly ContentMessage[];
  readonly sources: ModuleSources;
  /** Missing if there is an error among the messages. */
  readonly module?: LiveModule;
}

/**
 * Compiles a module over and over, and only what has changed of it. It is shown with the whole player and all styles, so that an author may
 * begin to use whatever there is; the zips of `npm run build` carry what the module needs.
 */
export function liveModule(player: BuiltPlayer): (sources: ModuleSources) => Promise<Look> {
  const readers = rememberingReaders();
  const media = rememberedMedia();
  const shell = shellOf(
    player.shell.topCss.text,
    [player.shell.css.text, player.kindCss].join('\n'),
    player.shell.script.text,
  );
  let last: Look | undefined;
  let stamp = 0;
  return async (sources) => {
    if (last && isSame(last.sources, sources)) return last;
    const compiled = compile(sources, { newIds: 'memory', readers });
    const { content, faults } = await media(sources, compiled.content);
    const messages = [...compiled.messages, ...faults];
    try {
      last = { sources, messages, ...(content && { module: packed(content, ++stamp) }) };
    } catch (fault) {
      if (!(fault instanceof PackageError)) throw fault;
      last = { sources, messages: [...messages, packageMessage(sources.moduleYaml.path, fault.message)] };
    }
    return last;
  };

  function packed(content: ModuleContent, now: number): LiveModule {
    const module = toModule(content, shell);
    const packages = new Map(
      content.formats.map((format) => {
        const contents = formats.get(format)?.(module, playerOf(player, format), []);
        return [format, new Map((contents?.files ?? []).map(({ path, bytes }) => [path, bytes]))] as const;
      }),
    );
    return {
      id: content.id,
      version: content.version,
      formats: [...packages.keys()],
      stamp: now,
      files: (format) => packages.get(format) ?? new Map(),
    };
  }
}

/** Pictures and films as the build has them; looked at again only when the files are others, or others of them are used. */
function rememberedMedia() {
  let key = '';
  let checked: { readonly of: ModuleSources['media']; readonly faults: readonly ContentMessage[] } | undefined;
  let made: Pick<ModuleContent, 'media' | 'pictures'> = { media: [], pictures: [] };
  return async (sources: ModuleSources, content: ModuleContent | undefined) => {
    if (checked?.of !== sources.media) {
      checked = { of: sources.media, faults: await checkMedia(sources) };
      key = '';
    }
    const { faults } = checked;
    if (!content || faults.some(({ severity }) => severity === 'error')) return { faults };
    const wanted = JSON.stringify([
      content.media.map(({ path }) => path),
      content.pictures.map(({ copies }) => copies),
    ]);
    if (wanted !== key) {
      const { contents, messages } = await prepareMedia([content]);
      const [ready] = contents;
      if (!ready) return { faults: [...faults, ...messages] };
      [key, made] = [wanted, { media: ready.media, pictures: ready.pictures }];
    }
    return { content: { ...content, ...made }, faults };
  };
}

/** With every style, since nobody has looked for what the documents use. */
function playerOf({ files, kindCss }: BuiltPlayer, format: PackageFormat) {
  const own = files.get(playerKindOf[format]) ?? [];
  return own.map((file) =>
    file.path === 'player.css' ? { ...file, bytes: Buffer.concat([file.bytes, Buffer.from(`\n${kindCss}`)]) } : file,
  );
}

/** Whether an author has changed nothing, as when they press Ctrl + S once more. */
function isSame(before: ModuleSources, now: ModuleSources): boolean {
  const textOf = (sources: ModuleSources) =>
    JSON.stringify([sources.ignored, textFilesOf(sources).map(({ path, text }) => [path, text])]);
  return before.media === now.media && textOf(before) === textOf(now);
}

const packageMessage = (file: string, text: string): ContentMessage => ({
  ...{ file, line: 1, column: 1 },
  severity: 'error',
  rule: 'pakke',
  text,
});
