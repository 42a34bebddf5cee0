import type { Element, ElementContent } from 'hast';
import { h } from 'hastscript';
import type { List, ListItem, RootContent } from 'mdast';
import type { Words } from '../../i18n/words.ts';
import type { ContainerDirective } from '../../interactions/kind.ts';
import { plainText } from '../../interactions/shared/plain-text.ts';
import type { Credit } from '../../model/credit.ts';
import type { Lang } from '../../model/lang.ts';
import type { BlockContext, BlockDraft } from '../block.ts';
import { creditAttributes, creditLine, readCredit } from './credit.ts';

/** What differs between film and sound. */
export interface MediaKind {
  /** Name of the folder, and of the element after `sam-`. */
  readonly kind: 'video' | 'audio';
  /** What an author calls it. */
  readonly name: string;
  /** Endings that every browser plays and that an LMS serves with the right type. */
  readonly types: readonly string[];
  /** What to save it as, for those who have another type. */
  readonly advice: string;
}

/** A file with its title, and what else stands in the braces. */
interface MediaSource {
  readonly path: string;
  readonly title: string;
  /** In pixels; for film only. */
  readonly size?: { readonly width: number; readonly height: number };
  readonly poster?: string;
  readonly captions?: string;
  readonly lang: Lang;
  readonly chapters: readonly Chapter[];
  readonly credit: Credit | undefined;
  /** Blocks; what is said and shown. */
  readonly transcript: readonly ElementContent[];
}

interface Chapter {
  /** As it was written, such as `1:05`. */
  readonly time: string;
  readonly seconds: number;
  readonly title: string;
}

/** Names of the languages of captions, each in its own language. */
const langNames: Readonly<Record<Lang, string>> = { nb: 'Bokmål', nn: 'Nynorsk', en: 'English' };

/** Words that may stand in the braces of both. */
export const mediaAttributes = ['fil', 'tittel', ...creditAttributes] as const;

/** Reads a block with a media file: braces, chapters and transcript; reports every fault. */
export function parseMedia(node: ContainerDirective, kind: MediaKind, context: BlockContext): BlockDraft {
  const attributes = node.attributes ?? {};
  const title = attributes.tittel?.trim() ?? '';
  if (title === '') {
    context.report(node, 'mangler-tittel', `Skriv hva den handler om: :::${kind.name}{fil=… tittel="…"}`);
  }
  const path = filePath(node, kind, context);
  const chapterLists = node.children.filter(isChapters);
  const transcript = node.children.filter((child) => !isChapters(child));
  if (plainText(transcript) === '') {
    const text = `Skriv alt som blir sagt og vist, som tekst mellom :::${kind.name} og :::. Den er for dem som ikke kan høre eller se.`;
    context.report(node, 'mangler-tekst', text);
  }
  const poster = kind.kind === 'video' ? posterPath(node, context) : undefined;
  const captions = captionsPath(node, path, kind, context);
  const credit = readCredit(node, path, kind.kind === 'video' ? 'Filmen' : 'Lyden', context);
  const source: MediaSource = {
    path: path ?? '',
    title,
    ...(kind.kind === 'video' && { size: sizeOf(node, context) }),
    ...(poster && { poster }),
    ...(captions && { captions }),
    lang: context.lang,
    credit,
    chapters: chaptersOf(chapterLists, context),
    transcript: context.toHast(transcript),
  };
  return { finish: ({ id, t }) => [mediaForm(source, kind, id, t)] };
}

/** The path in the package of the file that `fil` names. */
function filePath(node: ContainerDirective, kind: MediaKind, context: BlockContext): string | undefined {
  const name = node.attributes?.fil?.trim() ?? '';
  if (name === '') {
    const text = `Si hvilken fil i mappen media det er: :::${kind.name}{fil=navn.${kind.types[0]} tittel="…"}`;
    context.report(node, 'mangler-fil', text);
    return undefined;
  }
  if (!kind.types.includes(extensionOf(name))) {
    const text = `Filen «${name}» har en type som ikke alle nettlesere kan spille. Lagre den som ${kind.advice}.`;
    context.report(node, 'ulovlig-mediefil', text);
    return undefined;
  }
  return inMedia(node, name, context);
}

function inMedia(node: ContainerDirective, name: string, context: BlockContext): string | undefined {
  const path = `media/${name.replace(/^(?:\.\.\/)?media\//, '')}`;
  if (context.media.has(path)) return path;
  context.report(node, 'mangler-fil', `Filen «${name}» finnes ikke. Legg den i mappen media, eller rett navnet.`);
  return undefined;
}

function posterPath(node: ContainerDirective, context: BlockContext): string | undefined {
  const name = node.attributes?.plakat?.trim();
  if (!name) return undefined;
  if (['png', 'jpg', 'jpeg', 'webp'].includes(extensionOf(name))) return inMedia(node, name, context);
  context.report(node, 'ulovlig-bilde', `Bildet «${name}» kan ikke brukes. Lagre det som webp, jpg eller png.`);
  return undefined;
}

/** Captions lie beside the file, under its name and the language: `samtale.nb.vtt`. */
function captionsPath(
  node: ContainerDirective,
  media: string | undefined,
  kind: MediaKind,
  context: BlockContext,
): string | undefined {
  if (!media) return undefined;
  const path = media.replace(/\.[^.]*$/, `.${context.lang}.vtt`);
  const text = context.mediaText(path);
  if (text === undefined) {
    if (kind.kind === 'audio') return undefined;
    context.report(node, 'mangler-teksting', `Filmen mangler teksting. Lagre den i mappen media som ${nameOf(path)}.`);
    return undefined;
  }
  if (!/^\uFEFF?WEBVTT(?:\s|$)/.test(text) || !/-->[^\n]*\n[ \t]*\S/.test(text.replaceAll('\r\n', '\n'))) {
    const fault = `Tekstingen ${nameOf(path)} har ingen linjer. Første linje skal være WEBVTT, og så tid og tekst for hver replikk.`;
    context.report(node, 'tom-teksting', fault);
  }
  return path;
}

const nameOf = (path: string): string => path.replace('media/', '');

const extensionOf = (name: string): string => name.split('.').at(-1)?.toLowerCase() ?? '';

/** Known before the file is, so that nothing moves when it comes. */
function sizeOf(node: ContainerDirective, context: BlockContext): { width: number; height: number } {
  const [width, height] = (node.attributes?.størrelse ?? '640x360').split('x').map(Number);
  if (width && height && Number.isInteger(width) && Number.isInteger(height)) return { width, height };
  context.report(node, 'ulovlig-storrelse', 'Skriv bredde og høyde i piksler, slik: størrelse=640x360');
  return { width: 640, height: 360 };
}

const chapterLine = /^(?:(\d+):)?(\d{1,2}):(\d{2})\s+(\S.*)$/;

/** A list whose first line begins with a time. */
const isChapters = (node: RootContent): node is List =>
  node.type === 'list' && node.children[0] !== undefined && /^\d+:\d/.test(plainText([node.children[0]]));

function chaptersOf(lists: readonly List[], context: BlockContext): readonly Chapter[] {
  const items = lists.flatMap(({ children }) => children);
  let last = -1;
  return items.flatMap((item): Chapter[] => {
    const chapter = chapterOf(item);
    if (!chapter) {
      context.report(item, 'ulovlig-kapittel', 'Skriv tid og tittel, slik: - 1:05 Hva endret seg');
      return [];
    }
    if (chapter.seconds <= last) {
      context.report(item, 'kapittel-rekkefolge', `Kapitlet ${chapter.time} kommer ikke etter det over. Rett tiden.`);
    }
    last = chapter.seconds;
    return [chapter];
  });
}

function chapterOf(item: ListItem): Chapter | undefined {
  const [, hours = '0', minutes = '0', seconds = '0', title = ''] = chapterLine.exec(plainText([item])) ?? [];
  if (title === '' || Number(seconds) > 59) return undefined;
  const time = plainText([item]).split(/\s/, 1)[0] ?? '';
  return { time, title, seconds: (Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds) };
}

/** What only the element says; it reads the words here. */
const wordsOf = (kind: MediaKind, t: Words) => ({
  seen: t(kind.kind === 'video' ? 'media.seen' : 'media.heard'),
  read: t('media.read'),
  failed: t(kind.kind === 'video' ? 'media.failedVideo' : 'media.failedAudio'),
  retry: t('act.retry'),
});

/**
 * The file with the browser's own controls, and the transcript folded under it. Without JavaScript a chapter opens the file at its
 * time. The element renders into `.sam-media-status` alone.
 */
function mediaForm(source: MediaSource, kind: MediaKind, id: string, t: Words): Element {
  const { path, title, size, poster, captions, lang, chapters, credit, transcript } = source;
  const track = captions && h('track', { kind: 'captions', src: captions, srcLang: lang, label: langNames[lang] });
  if (track && kind.kind === 'video') track.properties.default = true;
  return h(`sam-${kind.kind}.sam-media`, { id, dataWords: JSON.stringify(wordsOf(kind, t)) }, [
    h('figure', { ariaLabelledBy: [`${id}_navn`] }, [
      h(
        kind.kind,
        {
          src: path,
          controls: true,
          preload: poster ? 'none' : 'metadata',
          ...size,
          ...(poster && { poster }),
          ariaLabel: title,
          ...(size && { playsInline: true }),
        },
        track ? [track] : [],
      ),
      h('figcaption', { id: `${id}_navn` }, title),
    ]),
    ...(credit ? [creditLine(credit, t(`media.credit.${kind.kind}`, { who: credit.who }))] : []),
    ...(chapters.length > 0 ? [chapterList(path, chapters)] : []),
    h('details.sam-transcript', [h('summary', t('media.transcript')), h('div', [...transcript])]),
    h('div.sam-media-status', { role: 'status' }),
  ]);
}

const chapterList = (path: string, chapters: readonly Chapter[]): Element =>
  h(
    'ul.sam-chapters',
    chapters.map(({ time, seconds, title }) => h('li', [h('a', { href: `${path}#t=${seconds}` }, `${time} ${title}`)])),
  );
