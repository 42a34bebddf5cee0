import type { Element } from 'hast';
import { h } from 'hastscript';
import type { Image } from 'mdast';
import type { BlockContext } from '../block.ts';

/** How wide a picture shows: that of the text, or of the window where that is narrower. */
const sizes = '(min-width: 43rem) 40rem, 92vw';

/** The picture with its own size, so that nothing moves when it comes. */
export function pictureOf({ alt, url, ...image }: Image, context: BlockContext): Element | undefined {
  const path = url.replace(/^\.\.\//, '');
  const node = { alt, url, ...image };
  if (!context.media.has(path)) return undefined; // Told of already, as of any image.
  const size = context.sizeOf(path);
  if (!size) {
    context.report(
      node,
      'ulesbart-bilde',
      `Bildet «${url}» lar seg ikke lese. Lagre det på nytt som png, jpg eller webp.`,
    );
    return undefined;
  }
  const set = widthSet(path, context);
  return h('img', {
    src: path,
    ...(set.length > 0 && { srcSet: [...set, `${path} ${size.width}w`].join(', '), sizes }),
    alt: alt?.trim() ?? '',
    width: size.width,
    height: size.height,
    loading: 'lazy',
    decoding: 'async',
  });
}

/** What is wrong with the words for a picture, in Norwegian, where they are only the name of its file. */
export function fileNameFault({ alt, url }: Pick<Image, 'alt' | 'url'>): string | undefined {
  const words = alt?.trim() ?? '';
  return words !== '' && isFileName(words, url)
    ? `«${words}» er et filnavn. Skriv i klammene det bildet viser, for dem som ikke ser det.`
    : undefined;
}

const isFileName = (words: string, path: string): boolean =>
  /\.(?:png|jpe?g|webp|svg|gif|avif)$/i.test(words) ||
  /^(?:img|dsc|image|bilde|foto|skjermbilde|screenshot)[\s_-]*\d*$/i.test(words) ||
  words.toLowerCase() === path.replace(/^.*\/|\.\w+$/g, '').toLowerCase();

/** Narrower copies that lie beside the file, as `name-480.webp`, by the width they really have. */
function widthSet(path: string, { media, sizeOf }: BlockContext): string[] {
  const [, name = '', extension = ''] = /^(.*)\.(\w+)$/.exec(path) ?? [];
  return [...media]
    .filter((other) => other.startsWith(`${name}-`) && /^-\d+$/.test(other.slice(name.length, -extension.length - 1)))
    .filter((other) => other.endsWith(`.${extension}`))
    .flatMap((other) => {
      const width = sizeOf(other)?.width;
      return width ? [{ other, width }] : [];
    })
    .sort((a, b) => a.width - b.width)
    .map(({ other, width }) => `${other} ${width}w`);
}
