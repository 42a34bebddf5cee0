import type { Element, ElementContent, Root } from 'hast';
import { h } from 'hastscript';
import { visit } from 'unist-util-visit';
import type { ImageSize } from '../blocks/block.ts';
import { creditLine, isOwn } from '../blocks/shared/credit.ts';
import type { Words } from '../i18n/words.ts';
import type { Credit } from '../model/credit.ts';
import type { MediaFile } from '../model/module.ts';
import type { PictureCopy, PictureFormat, PicturePlan } from '../model/picture.ts';
import type { CreditOf } from './credits.ts';
import { isTransparent } from './image-size.ts';
import { perObject } from './memory.ts';

/** Widths that a picture is made in, in pixels: a phone, a tablet, and the column of text on a sharp screen. */
const widths = [480, 960, 1600] as const;

/** What opens where neither AVIF nor WebP does needs no more than this. */
const plainWidth = 960;

/** How wide a picture shows: that of the text, or of the window where that is narrower. */
const sizes = '(min-width: 43rem) 40rem, 92vw';

/** What a module shows of its media files. */
export interface Pictures {
  sizeOf(path: string): ImageSize | undefined;
  readonly creditOf: CreditOf;
  /** The files by path. */
  readonly media: ReadonlyMap<string, MediaFile>;
}

/** Whether the path is that of a picture which is shown as copies; a drawing in SVG is shown as it is. */
const isPhoto = (path: string): boolean => /^media\/[^/]+\.(?:png|jpe?g|webp)$/i.test(path);

/** Which copies are to be made of a picture; never wider than it is. Pure: nothing is decoded. */
export function planPicture(source: MediaFile, size: ImageSize): PicturePlan {
  const most = Math.min(size.width, widths[widths.length - 1] ?? size.width);
  // A copy that is nearly as wide as the next is not worth its place in the package.
  const chosen = [...widths.filter((width) => width * 1.2 < most), most];
  const name = source.path.replace('media/', '').replaceAll('.', '-');
  const copy = (width: number, format: PictureFormat): PictureCopy => ({
    path: `media/${width}/${name}.${format === 'jpeg' ? 'jpg' : format}`,
    format,
    width,
    height: Math.max(1, Math.round((size.height * width) / size.width)),
  });
  const copies = (['avif', 'webp'] as const).flatMap((format) => chosen.map((width) => copy(width, format)));
  return {
    source,
    copies: [...copies, copy(Math.min(most, plainWidth), isTransparent(source.bytes) ? 'png' : 'jpeg')],
  };
}

/** A lesson as it is shown, and whose the pictures, films and sounds in it are. */
interface Shown {
  readonly body: readonly ElementContent[];
  /** Each line once. */
  readonly credits: readonly Element[];
}

/**
 * Gives each picture of a lesson its size, its copies and, where it stands by itself, its credit. Every one is lazy: what is seen
 * first, the cover, has none of an author's.
 */
export function showPictures(content: readonly ElementContent[], pictures: Pictures, t: Words): Shown {
  const credits: Element[] = [];
  const creditsOf = (image: Element, isWanted = (_: Credit) => true): Element[] => {
    const credit = pictures.creditOf(sourceOf(image));
    return credit && isWanted(credit) ? [creditLine(credit, t('figure.credit', { who: credit.who }))] : [];
  };
  const show = (nodes: readonly ElementContent[]): ElementContent[] =>
    nodes.flatMap((node): ElementContent[] => {
      if (node.type !== 'element') return [node];
      if (hasClass(node, 'sam-credit')) credits.push(node);
      if (node.tagName === 'img') {
        credits.push(...creditsOf(node));
        return [asPicture(node, pictures)];
      }
      const element = { ...withPlainPoster(node, pictures), children: show(node.children) };
      return [element, ...alone(node).flatMap((image) => creditsOf(image, (credit) => !isOwn(credit)))];
    });
  const body = show(content);
  const once = new Map(credits.map((line) => [JSON.stringify(line.children), line]));
  return { body, credits: [...once.values()] };
}

/** The picture that is all there is of a paragraph, or that of a question. */
function alone(node: Element): readonly Element[] {
  const isAlone = node.tagName === 'p' && node.children.length === 1;
  return isAlone || hasClass(node, 'sam-picture') ? node.children.filter(isImage) : [];
}

const hasClass = ({ properties }: Element, name: string): boolean => [properties.className].flat().includes(name);

const isImage = (node: ElementContent): node is Element => node.type === 'element' && node.tagName === 'img';

const sourceOf = (image: Element): string => String(image.properties.src ?? '');

function asPicture(image: Element, pictures: Pictures): Element {
  const path = sourceOf(image);
  const size = pictures.sizeOf(path);
  const source = pictures.media.get(path);
  if (!size || !source) return image;
  const shown = isPhoto(path) ? planPicture(source, size) : undefined;
  const widest = Math.max(...(shown?.copies.map(({ width }) => width) ?? [size.width]));
  const sides = shown?.copies.find(({ width }) => width === widest) ?? size;
  const properties = {
    ...image.properties,
    width: sides.width,
    height: sides.height,
    loading: 'lazy' as const,
    decoding: 'async' as const,
  };
  if (!shown) return { ...image, properties };
  const set = (format: PictureFormat) =>
    h('source', {
      type: `image/${format}`,
      srcSet: shown.copies
        .filter((each) => each.format === format)
        .map((each) => `${each.path} ${each.width}w`)
        .join(', '),
      sizes,
    });
  const plain = shown.copies.at(-1)?.path ?? path;
  return h('picture', [set('avif'), set('webp'), { ...image, properties: { ...properties, src: plain } }]);
}

/** A film whose still picture is the one copy that every browser opens. */
function withPlainPoster(node: Element, { media, sizeOf }: Pictures): Element {
  const { poster } = node.properties;
  if (node.tagName !== 'video' || typeof poster !== 'string' || !isPhoto(poster)) return node;
  const [source, size] = [media.get(poster), sizeOf(poster)];
  const plain = source && size && planPicture(source, size).copies.at(-1)?.path;
  return plain ? { ...node, properties: { ...node.properties, poster: plain } } : node;
}

/** Every file that a lesson names. */
const namedIn = perObject((body: readonly ElementContent[]): ReadonlySet<string> => {
  const named = new Set<string>();
  visit({ type: 'root', children: [...body] } as Root, 'element', ({ properties: { src, poster, srcSet, href } }) => {
    for (const path of [src, poster, href]) if (typeof path === 'string') named.add(path.replace(/#.*$/, ''));
    for (const each of typeof srcSet === 'string' ? srcSet.split(', ') : []) named.add(each.split(' ')[0] ?? '');
  });
  return named;
});

/** What a package needs of a module's media: the files that its documents name, and the plans of the pictures in them. */
export function usedMedia(
  bodies: readonly (readonly ElementContent[])[],
  { media, sizeOf }: Pictures,
): { readonly media: readonly MediaFile[]; readonly pictures: readonly PicturePlan[] } {
  const named = new Set(bodies.flatMap((body) => [...namedIn(body)]));
  const plans = [...media.values()].flatMap((source) => {
    const size = isPhoto(source.path) ? sizeOf(source.path) : undefined;
    if (!size) return [];
    const plan = planPicture(source, size);
    const copies = plan.copies.filter(({ path }) => named.has(path));
    return copies.length > 0 ? [{ source, copies }] : [];
  });
  return { media: [...media.values()].filter(({ path }) => named.has(path)), pictures: plans };
}
